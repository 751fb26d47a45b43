package org.sada.launcher.rejected;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.file.FileImport;
import org.sada.ingest.file.ImportResult;
import org.sada.ingest.source.Formats;
import org.sada.ingest.source.Source;
import org.sada.ingest.source.SourceOptions;
import org.sada.launcher.command.KeyOption;
import org.sada.launcher.embedded.ScratchFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sada rejected resend}. Exit code 1 where nothing could be sent. */
@Command(
        name = "resend",
        description = {
            "Sends refusals again, from the same sources, as after a newer Sada, a mended mapping or a corrected clock.",
            "What is still refused is not sent. What was accepted meanwhile counts once: its id is the same."
        })
final class ResendCommand implements Callable<Integer> {
    @Mixin
    private Choice choice;

    @Option(
            names = "--to",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the pipeline listens (default ${DEFAULT-VALUE}).")
    private URI pipeline;

    @Mixin
    private KeyOption key;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "sada",
            description = "What the refused contents are (default ${DEFAULT-VALUE}).")
    private String format;

    @Option(names = "--tz", paramLabel = "ZONE", description = "Time zone of times without an offset.")
    private ZoneId zone;

    @Option(names = "--map", paramLabel = "FILE", description = "Mapping of format csv without a header (YAML).")
    private Path map;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Source source = Formats.find(format).source(new SourceOptions(null, zone, map));
        PrintWriter out = spec.commandLine().getOut();
        try (ScratchFolder scratch = ScratchFolder.create()) {
            Mended mended = new Mended(scratch.path(), source, FutureCheck.bySystemClock());
            choice.read(mended::add);
            ImportResult sent = FileImport.to(pipeline, key.key()).run(source, mended.files(), progress -> {});
            out.printf(
                    "%,d sent again: %,d taken, %,d more than once, %,d rejected%n",
                    mended.sound(), sent.accepted(), sent.repeated(), sent.rejected());
            mended.stillRefused().forEach((reason, count) -> out.printf("  %,d still refused: %s%n", count, reason));
            return mended.sound() == 0 ? 1 : 0;
        }
    }
}
