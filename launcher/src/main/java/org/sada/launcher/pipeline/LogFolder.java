package org.sada.launcher.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sada.launcher.embedded.EmbeddedBroker;
import org.sada.runtime.StartException;

/** The log of a data folder: of the pipeline that runs on it, or else of a broker that is started for the purpose. */
public final class LogFolder implements AutoCloseable {
    private final String bootstrap;
    private final EmbeddedBroker opened;

    private LogFolder(String bootstrap, EmbeddedBroker opened) {
        this.bootstrap = bootstrap;
        this.opened = opened;
    }

    /** @throws StartException if there is nothing in the folder */
    public static LogFolder open(Path folder) {
        Optional<Endpoints> running = Endpoints.ofRunning(folder);
        if (running.isPresent()) {
            return new LogFolder(running.get().bootstrap(), null);
        }
        requireData(folder);
        EmbeddedBroker broker = EmbeddedBroker.startDurable(folder.resolve("broker"), 0);
        return new LogFolder(broker.bootstrap(), broker);
    }

    static void requireData(Path folder) {
        if (!Files.isDirectory(folder.resolve("broker"))) {
            throw new StartException("there is no data of \"sada up\" in " + folder + "; name its folder with --data");
        }
    }

    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
