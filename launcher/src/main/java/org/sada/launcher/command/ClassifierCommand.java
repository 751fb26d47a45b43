package org.sada.launcher.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sada classifier}: what concerns the model rather than a text. */
@Command(
        name = "classifier",
        description = "Trains, measures and compares what reads texts.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TrainCommand.class, EvaluateCommand.class, ReviewCommand.class, DiffCommand.class})
public final class ClassifierCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
    }
}
