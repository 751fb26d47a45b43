package org.sada.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicLong;

/** What the sink tells of itself at {@code /metrics}. */
final class SinkMeters {
    private final MeterRegistry registry;
    private final Timer batches;
    private final Counter fenced;
    private final AtomicLong lag = new AtomicLong();

    SinkMeters(MeterRegistry registry) {
        this.registry = registry;
        this.batches = Timer.builder("sada.sink.batches")
                .description("transactions that stored a batch, and how long they took")
                .register(registry);
        this.fenced = Counter.builder("sada.sink.fenced")
                .description("batches given up because a partition had become another sink's")
                .register(registry);
        registry.gauge("sada.sink.lag.records", lag);
    }

    Timer batches() {
        return batches;
    }

    void stored(String topic, int rows) {
        counter("sada.sink.rows", "rows written or deleted", topic).increment(rows);
    }

    void refused(String topic) {
        counter("sada.sink.refused", "records set aside in sink_refused", topic).increment();
    }

    void fenced() {
        fenced.increment();
    }

    /** Records that Kafka holds and the store does not. */
    void lag(long records) {
        lag.set(records);
    }

    private Counter counter(String name, String description, String topic) {
        return Counter.builder(name)
                .description(description)
                .tag("topic", topic)
                .register(registry);
    }
}
