package org.sada.bench.contender;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.sada.launcher.embedded.EmbeddedStore;
import org.sada.runtime.Telemetry;
import org.sada.sink.Sink;
import org.sada.sink.SinkSettings;
import org.sada.sink.Store;
import org.sada.sink.StoreSettings;

/** A durable store, with fsync on, and a sink that fills it. */
final class RunningSink implements AutoCloseable {
    private final EmbeddedStore server;
    private final Store store;
    private final Telemetry telemetry = new Telemetry();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private Sink sink;

    RunningSink(Path folder) {
        server = EmbeddedStore.startDurable(folder.resolve("store"), 0);
        store = Store.open(StoreSettings.of(server.jdbcUrl(), server.user(), server.password()));
        store.migrate();
    }

    void start(String bootstrap) {
        sink = Sink.create(SinkSettings.of(bootstrap), store, telemetry);
        Thread thread = new Thread(
                () -> {
                    try {
                        sink.run();
                        end.complete(null);
                    } catch (SQLException | RuntimeException e) {
                        end.completeExceptionally(e);
                    }
                },
                "sink");
        thread.start();
    }

    Store store() {
        return store;
    }

    void check() {
        if (end.isCompletedExceptionally()) {
            try {
                end.join();
            } catch (CompletionException e) {
                throw new IllegalStateException("the sink stopped: " + e.getCause(), e.getCause());
            }
        }
    }

    @Override
    public void close() {
        if (sink != null) {
            sink.close();
            end.handle((done, failure) -> null).join();
        }
        store.close();
        server.close();
        telemetry.close();
    }
}
