package org.sada.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sada.runtime.StartException;
import picocli.CommandLine.Option;

/** The API key with which a command calls a pipeline. Not an option of its own: other users of the machine see command lines. */
public final class KeyOption {
    private static final String VARIABLE = "SADA_KEY";

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "File that holds the API key, where the pipeline asks for one (else: environment variable SADA_KEY).")
    private Path file;

    /** Null where none was given. */
    public String key() {
        if (file == null) {
            String key = System.getenv(VARIABLE);
            return key == null || key.isBlank() ? null : key.strip();
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartException(
                    "cannot read the key in " + file + ": " + e.getMessage() + "; correct --key-file", e);
        }
    }
}
