package org.sada.launcher.rejected;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sada.contract.topic.Rejection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sada rejected}. */
@Command(
        name = "rejected",
        description = {
            "What was refused: counts by reason, and the newest with source and position.",
            "To send it again after a fix: rejected resend, or --export FILE, mend the file, and ./sada import it."
        },
        subcommands = ResendCommand.class)
public final class RejectedCommand implements Callable<Integer> {
    @Mixin
    private Choice choice;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many to show (default ${DEFAULT-VALUE}); all are counted.")
    private int limit;

    @Option(
            names = "--json",
            description = "Print JSON: one line for each, content in Base64; all unless --limit is given.")
    private boolean json;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write the contents of all to this new file, one after another.")
    private Path export;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit must be 0 or more, not " + limit);
        }
        if (export != null) {
            export();
            return 0;
        }
        boolean all = json && !spec.commandLine().getParseResult().hasMatchedOption("--limit");
        Listing listing = new Listing(all ? Integer.MAX_VALUE : limit);
        choice.read(listing::add);
        if (json) {
            listing.printJson(spec.commandLine().getOut());
        } else {
            listing.print(spec.commandLine().getOut());
        }
        return 0;
    }

    private void export() throws IOException {
        if (Files.exists(export)) {
            throw new ParameterException(spec.commandLine(), export + " is there already; name a new file");
        }
        long[] count = {0};
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(export))) {
            choice.read(refused -> {
                write(refused.rejection(), out);
                count[0]++;
            });
        }
        spec.commandLine().getOut().printf("%,d refused, their contents in %s%n", count[0], export);
    }

    private static void write(Rejection rejection, OutputStream out) {
        try {
            out.write(rejection.content() == null ? new byte[0] : rejection.content());
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
