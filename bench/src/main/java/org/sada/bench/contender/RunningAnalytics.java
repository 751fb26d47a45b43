package org.sada.bench.contender;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.sada.analytics.Analytics;
import org.sada.analytics.AnalyticsSettings;

/** Analytics at work in the background. */
final class RunningAnalytics implements AutoCloseable {
    private final Analytics analytics;
    private final CompletableFuture<Void> end;

    private RunningAnalytics(Analytics analytics, CompletableFuture<Void> end) {
        this.analytics = analytics;
        this.end = end;
    }

    static RunningAnalytics start(String bootstrap, int partitions, Path folder) {
        Analytics analytics = new Analytics(AnalyticsSettings.standard(bootstrap, folder.resolve("state")), partitions);
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        analytics.run();
                        end.complete(null);
                    } catch (Exception e) {
                        end.completeExceptionally(e);
                    }
                },
                "analytics");
        thread.start();
        return new RunningAnalytics(analytics, end);
    }

    /** Waits until it has its partitions and its state; the time then, in nanoseconds. */
    long awaitRunning(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!analytics.check().ready()) {
            check();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("analytics did not start within " + patience.toSeconds() + " s");
            }
            Thread.sleep(1); // a watcher; nothing signals it
        }
        return System.nanoTime();
    }

    void check() {
        if (end.isDone()) {
            try {
                end.join();
            } catch (CompletionException e) {
                throw new IllegalStateException("analytics stopped: " + e.getCause(), e.getCause());
            }
            throw new IllegalStateException("analytics stopped");
        }
    }

    @Override
    public void close() {
        analytics.close();
        end.handle((done, failure) -> null).join();
    }
}
