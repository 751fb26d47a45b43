package org.sada.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sada.analytics.complaint.ComplaintReader;
import org.sada.analytics.text.Taxonomy;
import org.sada.contract.Retention;
import org.sada.launcher.pipeline.LogFolder;
import org.sada.launcher.pipeline.TextFiles;
import org.sada.launcher.verify.Moves;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sada classifier diff}. */
@Command(
        name = "diff",
        description = {
            "Reads the log by two models or taxonomies, and says which interactions moved from which categories to which.",
            "OLD and NEW are a model, a taxonomy (.yaml), a folder with complaints.model, taxonomy.yaml or both, or the word shipped;"
                    + " what they do not name comes with the program. Nothing is changed."
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "How texts are read now.")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "How they would be read.")
    private Path now;

    private static final class Place {
        @Option(names = "--data", paramLabel = "DIR", description = "Folder of \"sada up\", whether it runs or not.")
        private Path data;

        @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "Broker that holds the log.")
        private String bootstrap;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Place place;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "5",
            description = "Interactions that are named for each move (default ${DEFAULT-VALUE}); --json names all.")
    private int most;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ComplaintReader oldReader = ComplaintReader.of(TextFiles.in(old));
        ComplaintReader nowReader = ComplaintReader.of(TextFiles.in(now));
        Moves moves = moves(oldReader, nowReader);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            printJson(moves, out);
        } else {
            print(moves, out);
        }
        out.flush();
        return 0;
    }

    private Moves moves(ComplaintReader oldReader, ComplaintReader nowReader) {
        if (place.bootstrap != null) {
            return moves(place.bootstrap, oldReader, nowReader);
        }
        try (LogFolder log = LogFolder.open(place.data)) {
            return moves(log.bootstrap(), oldReader, nowReader);
        }
    }

    private static Moves moves(String bootstrap, ComplaintReader oldReader, ComplaintReader nowReader) {
        try (ProgressLine progress = new ProgressLine("Reading")) {
            return Moves.in(
                    bootstrap,
                    Retention.STANDARD,
                    oldReader::said,
                    nowReader::said,
                    (step, done, all) -> progress.at(done, all));
        }
    }

    private void print(Moves moves, PrintWriter out) {
        out.printf(Locale.ROOT, "%,d of %,d interactions moved%n", moves.moved(), moves.interactions());
        for (Moves.Move move : moves.moves()) {
            out.printf(
                    Locale.ROOT,
                    "%,8d  %s -> %s  (%s%s)%n",
                    move.interactions().size(),
                    names(move.from()),
                    names(move.to()),
                    move.interactions().stream().limit(most).collect(Collectors.joining(", ")),
                    move.interactions().size() > most ? ", …" : "");
        }
    }

    private static String names(List<String> categories) {
        return categories.isEmpty() ? Taxonomy.NONE : String.join(" + ", categories);
    }

    private static void printJson(Moves moves, PrintWriter out) throws IOException {
        ObjectNode object = TextJson.MAPPER.createObjectNode();
        object.put("interactions", moves.interactions()).put("moved", moves.moved());
        ArrayNode all = object.putArray("moves");
        for (Moves.Move move : moves.moves()) {
            ObjectNode each = all.addObject();
            each.set("from", TextJson.MAPPER.valueToTree(move.from()));
            each.set("to", TextJson.MAPPER.valueToTree(move.to()));
            each.put("count", move.interactions().size());
            each.set("interactions", TextJson.MAPPER.valueToTree(move.interactions()));
        }
        out.println(TextJson.MAPPER.writeValueAsString(object));
    }
}
