package org.sada.launcher.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.sada.runtime.StartException;

/** Making and removing folders, with errors for people. */
final class Folders {
    private static final long MIB = 1 << 20;

    private Folders() {}

    /**
     * Creates a folder unless it exists, and makes sure that it can be written to.
     *
     * @throws StartException if it cannot be made, written to, or its disk is nearly full
     */
    static void prepare(Path folder, long neededMib) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".probe", null));
            long freeMib = Files.getFileStore(folder).getUsableSpace() / MIB;
            if (freeMib < neededMib) {
                throw new StartException("only " + freeMib + " MiB are free on the disk of " + folder + ", of "
                        + neededMib + " needed: free some space, or choose another folder");
            }
        } catch (FileAlreadyExistsException file) {
            throw new StartException(folder + " is a file, not a folder: choose another folder", file);
        } catch (IOException failure) {
            throw new StartException(
                    "cannot write to folder " + folder + " (" + reason(failure)
                            + "): make it writable, or choose another",
                    failure);
        }
    }

    /** Removes a folder with all it holds, as far as it exists. Does not follow links. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (NoSuchFileException gone) {
            // as wanted
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot remove " + folder, failure);
        }
    }

    private static String reason(IOException failure) {
        return failure.getClass().getSimpleName().replace("Exception", "") + ": " + failure.getMessage();
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
