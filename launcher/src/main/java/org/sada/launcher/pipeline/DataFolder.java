package org.sada.launcher.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.sada.launcher.verify.VerifyCommand;
import org.sada.sink.Store;
import org.sada.sink.StoreSettings;

/** What a data folder holds, brought to rest: by the pipeline that runs on it, or else by one that is started for the purpose. */
public final class DataFolder implements VerifyCommand.Installation {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final String bootstrap;
    private final Store store;
    private final AutoCloseable opened;

    private DataFolder(String bootstrap, Store store, AutoCloseable opened) {
        this.bootstrap = bootstrap;
        this.store = store;
        this.opened = opened;
    }

    /**
     * Waits until all is stored that is in the log.
     *
     * @throws org.sada.runtime.StartException if there is nothing in the folder
     */
    public static DataFolder open(Path folder) throws Exception {
        Optional<Endpoints> running = Endpoints.ofRunning(folder);
        if (running.isPresent()) {
            Store store = Store.open(StoreSettings.of(
                    running.get().store(), running.get().user(), running.get().password()));
            try (Quiet quiet = new Quiet(running.get().bootstrap(), store)) {
                quiet.await(PATIENCE, () -> {});
            }
            return new DataFolder(running.get().bootstrap(), store, store);
        }
        LogFolder.requireData(folder);
        Pipeline pipeline = Pipeline.open(PipelineSettings.durable(folder)).start();
        pipeline.awaitQuiet(PATIENCE);
        return new DataFolder(pipeline.bootstrap(), pipeline.store(), pipeline);
    }

    @Override
    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public DataSource store() {
        return store.connections();
    }

    @Override
    public void close() {
        try {
            opened.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop what runs on the data folder: " + e.getMessage(), e);
        }
    }
}
