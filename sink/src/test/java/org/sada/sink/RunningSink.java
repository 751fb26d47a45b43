package org.sada.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/** A sink that works in a thread of its own. */
final class RunningSink implements AutoCloseable {
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Sink sink;
    private final CompletableFuture<Void> end;

    RunningSink(TestLog log, Collection<TopicPartition> assigned, DataSource connections, int batch) {
        this.sink = new Sink(
                log.reader(assigned, batch),
                log,
                connections,
                SinkSettings.DEFAULT_NAME,
                SinkSettings.KEPT_EXAMPLES,
                new SinkMeters(meters));
        this.end = CompletableFuture.runAsync(this::run);
    }

    private void run() {
        try {
            sink.run();
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }

    /** Runs a sink over everything in the log, to its end. */
    static void drain(TestLog log, Store store) {
        try (RunningSink sink = new RunningSink(log, log.partitions(), store.connections(), 100)) {
            sink.awaitEnd(log, store);
        }
    }

    void awaitEnd(TestLog log, Store store) {
        SinkProgress progress = new SinkProgress(store, SinkSettings.DEFAULT_NAME);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    assertRuns();
                    // Before the claim the store tells of the topics that were read before.
                    return sink.health().check().ready() && progress.hasReached(log.ends());
                });
    }

    void assertRuns() {
        assertThat(end).isNotCompletedExceptionally();
    }

    /** What stopped it. */
    Throwable awaitFailure() {
        await().atMost(Duration.ofSeconds(30)).until(end::isDone);
        return end.handle((nothing, failure) -> failure.getCause()).join();
    }

    double count(String meter) {
        return meters.find(meter).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Override
    public void close() {
        sink.close();
        if (!end.isCompletedExceptionally()) {
            end.orTimeout(30, TimeUnit.SECONDS).join();
        }
    }
}
