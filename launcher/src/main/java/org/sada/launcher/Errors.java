package org.sada.launcher;

import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.sada.console.kpi.InvalidQuery;
import org.sada.runtime.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line and an exit code. The stack trace is for who asks for it. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

    private final BooleanSupplier debug;

    Errors(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        return report(command, failure, hint(command), WRONG_USE);
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
        return failure instanceof SettingsException || failure instanceof InvalidQuery
                ? report(command, failure, hint(command), WRONG_USE)
                : report(command, failure, "", FAILED);
    }

    private int report(CommandLine command, Exception failure, String hint, int code) {
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + oneLine(failure) + hint);
        if (debug.getAsBoolean()) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return code;
    }

    private static String hint(CommandLine command) {
        return "; see " + command.getCommandSpec().qualifiedName() + " --help";
    }

    private static String oneLine(Exception failure) {
        String message = failure.getMessage();
        boolean silent = message == null || message.isBlank();
        return LINE_BREAKS
                .matcher(silent ? failure.getClass().getSimpleName() : message.strip())
                .replaceAll("; ");
    }
}
