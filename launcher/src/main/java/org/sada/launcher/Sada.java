package org.sada.launcher;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.sada.contract.Retention;
import org.sada.launcher.command.AnalyzeCommand;
import org.sada.launcher.command.ClassifierCommand;
import org.sada.launcher.command.ClassifyCommand;
import org.sada.launcher.command.DemoCommand;
import org.sada.launcher.command.EraseCommand;
import org.sada.launcher.command.GenerateCommand;
import org.sada.launcher.command.ImportCommand;
import org.sada.launcher.command.KeyCommand;
import org.sada.launcher.command.ProgressLine;
import org.sada.launcher.command.RootCauseCommand;
import org.sada.launcher.command.UpCommand;
import org.sada.launcher.pipeline.DataFolder;
import org.sada.launcher.pipeline.Installed;
import org.sada.launcher.rejected.RejectedCommand;
import org.sada.launcher.verify.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong use; errors are one line on standard error. */
@Command(
        name = "sada",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        description = "Hears what customers tell a contact centre, and answers with numbers that can be trusted.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "./sada bench is built apart, on its first call: see ./sada bench --help."},
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            ImportCommand.class,
            KeyCommand.class,
            RejectedCommand.class,
            AnalyzeCommand.class,
            EraseCommand.class,
            GenerateCommand.class,
            ClassifyCommand.class,
            ClassifierCommand.class,
            RootCauseCommand.class
        })
public final class Sada implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show where an error came from (also: SADA_DEBUG=1).")
    private boolean debug;

    private Sada() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** Runs a command line and returns its exit code; what {@code main} does, for a caller that wants to stay alive. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        Sada sada = new Sada();
        Errors errors = new Errors(() -> sada.debug || isSet(System.getenv("SADA_DEBUG")));
        try (ProgressLine progress = new ProgressLine("Reading")) {
            return new CommandLine(sada)
                    .addSubcommand(new VerifyCommand(
                            new Installations(), Retention.STANDARD, (step, done, all) -> progress.at(done, all)))
                    .setOut(out)
                    .setErr(err)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setParameterExceptionHandler(errors)
                    .setExecutionExceptionHandler(errors)
                    .execute(args);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static final class Installations implements VerifyCommand.Installations {
        @Override
        public VerifyCommand.Installation open(Path data) throws Exception {
            return DataFolder.open(data);
        }

        @Override
        public VerifyCommand.Installation connect(String bootstrap, String store, Path model, Path taxonomy) {
            return Installed.connect(bootstrap, store, model, taxonomy);
        }
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
    }

    private static boolean isSet(String value) {
        return value != null && !value.isEmpty() && !value.equals("0");
    }
}
