package org.sada.launcher.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.sada.sink.Store;
import org.sada.sink.StoreSettings;

/** What a data folder holds, brought to rest: by the pipeline that runs on it, or else by one that is started for the purpose. */
public final class DataFolder {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private DataFolder() {}

    /**
     * Waits until all is stored that is in the log.
     *
     * @throws org.sada.runtime.StartException if there is nothing in the folder
     */
    public static Installed open(Path folder) throws Exception {
        Optional<Endpoints> running = Endpoints.ofRunning(folder);
        if (running.isPresent()) {
            return running(folder, running.get());
        }
        LogFolder.requireData(folder);
        Pipeline pipeline = Pipeline.open(PipelineSettings.durable(folder)).start();
        pipeline.awaitQuiet(PATIENCE);
        return new Installed(
                pipeline.bootstrap(),
                pipeline.store().connections(),
                pipeline.definition(),
                pipeline.reader(),
                pipeline);
    }

    private static Installed running(Path folder, Endpoints there) throws Exception {
        Store store = Store.open(StoreSettings.of(there.store(), there.user(), there.password()));
        try (Quiet quiet = new Quiet(there.bootstrap(), store)) {
            quiet.await(PATIENCE, () -> {});
        }
        return Installed.counted(there.bootstrap(), store.connections(), TextFiles.of(folder), store);
    }
}
