package org.sada.launcher.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sada.runtime.StartException;

/** A folder for the life of this process at most: it is removed on close, and also when the process is killed. */
public final class ScratchFolder implements AutoCloseable {
    private final Path path;
    private final LastWill will;

    private ScratchFolder(Path path) {
        this.path = path;
        this.will = LastWill.remove(path);
    }

    /**
     * Makes a new, empty folder where the system keeps temporary files.
     *
     * @throws StartException if that is not possible
     */
    public static ScratchFolder create() {
        try {
            return new ScratchFolder(Files.createTempDirectory("sada-"));
        } catch (IOException failure) {
            throw new StartException(
                    "cannot make a temporary folder in " + System.getProperty("java.io.tmpdir") + " ("
                            + failure.getMessage()
                            + "): free some space there, or set SADA_JAVA_OPTS=-Djava.io.tmpdir=DIR",
                    failure);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        Folders.delete(path);
        will.close();
    }
}
