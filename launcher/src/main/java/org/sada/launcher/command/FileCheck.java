package org.sada.launcher.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.sada.ingest.source.ImportException;

/** Finds out what is wrong with a file before anything slow begins. */
final class FileCheck {
    private FileCheck() {}

    static void requireReadable(Path file) {
        if (!Files.exists(file)) {
            throw new ImportException("there is no file " + file + "; check the path");
        }
        if (Files.isDirectory(file)) {
            throw new ImportException(file + " is a folder; name the files in it, as in " + file + "/*");
        }
        if (!Files.isReadable(file)) {
            throw new ImportException(file + " cannot be read; check its permissions");
        }
    }
}
