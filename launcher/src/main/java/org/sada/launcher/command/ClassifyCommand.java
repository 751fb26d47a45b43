package org.sada.launcher.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sada.analytics.text.Classifier;
import org.sada.analytics.text.Reading;
import org.sada.analytics.text.Sentiment;
import org.sada.analytics.text.Texts;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sada classify}. */
@Command(
        name = "classify",
        description = {
            "Says what texts complain of, how sure that is, and which words decided.",
            "A file holds a text on each line, or is a CSV or TSV file with a header."
        })
public final class ClassifyCommand implements Callable<Integer> {
    private static final int SHOWN = 60;

    private static final class Input {
        @Parameters(paramLabel = "TEXT", description = "The text.")
        private String text;

        @Option(names = "--file", paramLabel = "FILE", description = "A file of texts.")
        private Path file;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Input input;

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            description = "Column of the text in a CSV or TSV file (default: text).")
    private String textColumn;

    @Mixin
    private ModelOptions model;

    @Option(names = "--json", description = "Print a JSON object for each text.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<String> texts = input.file == null ? List.of(input.text) : Texts.read(input.file, textColumn);
        Classifier classifier = model.classifier();
        PrintWriter out = spec.commandLine().getOut();
        for (String text : texts) {
            Reading reading = classifier.explain(text);
            if (json) {
                out.println(json(text, reading));
            } else {
                if (input.file != null) {
                    out.println(brief(text));
                }
                print(reading, out);
            }
        }
        out.flush();
        return 0;
    }

    private String json(String text, Reading reading) throws JsonProcessingException {
        ObjectNode object = TextJson.MAPPER.createObjectNode();
        if (input.file != null) {
            object.put("text", text);
        }
        object.setAll((ObjectNode) TextJson.MAPPER.valueToTree(reading));
        return TextJson.MAPPER.writeValueAsString(object);
    }

    private static void print(Reading reading, PrintWriter out) {
        List<Reading.Category> shown = reading.abstained() ? reading.ranked() : reading.categories();
        if (reading.abstained()) {
            out.println(shown.isEmpty() ? "unsure: nothing to read" : "unsure; perhaps:");
        } else if (shown.isEmpty()) {
            out.printf(Locale.ROOT, "none  %s%n", percent(reading.confidence()));
        }
        for (Reading.Category category : shown) {
            String words = category.words().isEmpty()
                    ? ""
                    : category.words().stream().collect(Collectors.joining(", ", "  because of: ", ""));
            out.printf(Locale.ROOT, "%-20s %s%s%n", category.label(), percent(category.probability()), words);
        }
        if (reading.sentiment() != Sentiment.UNKNOWN) {
            out.printf(
                    Locale.ROOT,
                    "sentiment: %s  %s%n",
                    reading.sentiment().label(),
                    percent(reading.sentimentConfidence()));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%5.1f %%", 100 * share);
    }

    private static String brief(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return "> "
                + (line.codePointCount(0, line.length()) <= SHOWN
                        ? line
                        : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…");
    }
}
