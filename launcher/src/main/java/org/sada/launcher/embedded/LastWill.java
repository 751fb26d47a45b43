package org.sada.launcher.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sada.runtime.StartException;

/**
 * What must happen when this process ends without having cleaned up, be it by kill -9: a small shell waits at a pipe that closes with us.
 * It ignores what a terminal sends to all of us on Ctrl-C.
 */
final class LastWill implements AutoCloseable {
    private static final String WAIT = "trap '' INT TERM HUP; read -r end; ";
    private static final String STOP = "kill -INT \"$1\"";
    // what is still being stopped may write for a while
    private static final String REMOVE =
            "n=0; while [ -e \"$1\" ] && [ $n -lt 30 ]; do rm -rf -- \"$1\"; n=$((n + 1)); [ -e \"$1\" ] && sleep 1; done";

    /** The pipe closes, too, when the garbage collector takes its Java end. */
    private static final Set<LastWill> STANDING = ConcurrentHashMap.newKeySet();

    private final Process shell;

    private LastWill(Process shell) {
        this.shell = shell;
        STANDING.add(this);
    }

    /** Sends SIGINT to a process. */
    static LastWill stop(long pid) {
        return write(STOP, Long.toString(pid));
    }

    /** Removes a folder with all it holds. */
    static LastWill remove(Path folder) {
        return write(REMOVE, folder.toAbsolutePath().toString());
    }

    /** Nothing will happen. */
    @Override
    public void close() {
        shell.destroyForcibly();
        STANDING.remove(this);
    }

    private static LastWill write(String action, String argument) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", WAIT + action, "sada-last-will", argument));
        try {
            return new LastWill(new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException failure) {
            throw new StartException(
                    "cannot run sh (" + failure.getMessage() + "): Sada needs a POSIX shell on the PATH", failure);
        }
    }
}
