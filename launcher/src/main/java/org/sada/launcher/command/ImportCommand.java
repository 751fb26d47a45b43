package org.sada.launcher.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sada.ingest.file.FileImport;
import org.sada.ingest.file.FolderFollow;
import org.sada.ingest.file.ImportResult;
import org.sada.ingest.source.Source;
import org.sada.runtime.Services;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sada import}. Exit code 1 where nothing of the files could be taken. */
@Command(
        name = "import",
        description = {
            "Sends files to a running pipeline, and says how many events were accepted, repeated and rejected, and why.",
            "Sending a file again does no harm: an event counts once."
        })
public final class ImportCommand implements Callable<Integer> {
    /** Between two looks at a folder: a file that has not changed for so long is complete. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    @Mixin
    private FileOptions input;

    @Option(
            names = "--to",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the pipeline listens (default ${DEFAULT-VALUE}).")
    private URI pipeline;

    @Mixin
    private KeyOption key;

    @Option(
            names = "--follow",
            paramLabel = "DIR",
            description = {
                "Takes the files of this folder as they appear, until Ctrl-C.",
                "What was taken goes to done in it, what cannot be to failed, with the reason."
            })
    private Path follow;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (follow != null && input.namesFiles()) {
            throw new ParameterException(
                    spec.commandLine(), "--follow takes a folder instead of files; name one of them");
        }
        Source source = input.source();
        if (follow != null) {
            FollowReport report = new FollowReport(spec.commandLine().getOut(), json);
            FolderFollow folder = new FolderFollow(follow, source, FileImport.to(pipeline, key.key()), LOOK, report);
            report.begin(follow);
            Services.of(folder).runUntilShutdown();
            return 0;
        }
        for (Path file : input.files()) {
            FileCheck.requireReadable(file);
        }
        FileImport sender = FileImport.to(pipeline, key.key());
        Ledger ledger = new Ledger(pipeline, key.key(), input.tenant(), input.files());
        Optional<Ledger.Counts> before = ledger.readAtRest();
        ImportResult result;
        try (ProgressLine progress = new ProgressLine("Sending")) {
            result = sender.run(source, input.files(), at -> progress.at(at.bytesRead(), at.bytes()));
        }
        if (before.isPresent()) {
            result = ledger.counted(result, before.get());
        }
        if (json) {
            spec.commandLine().getOut().println(new JsonMapper().writeValueAsString(result));
        } else {
            ImportReport.print(result, input.names(), spec.commandLine().getOut());
        }
        return result.accepted() + result.repeated() == 0 ? 1 : 0;
    }
}
