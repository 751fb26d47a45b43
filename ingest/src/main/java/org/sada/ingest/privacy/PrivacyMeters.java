package org.sada.ingest.privacy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sada.ingest.privacy.text.Kind;

/** Counts what was taken out and replaced, by kind and field; never what it was. */
final class PrivacyMeters {
    private final Map<Kind, Counter> redacted = new EnumMap<>(Kind.class);
    private final Map<String, Counter> hashed = new ConcurrentHashMap<>();
    private final Map<String, Counter> dropped = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    PrivacyMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Kind kind : Kind.values()) {
            redacted.put(
                    kind,
                    Counter.builder("sada.privacy.redacted")
                            .description("What was taken out of texts, by kind")
                            .tag("kind", kind.text())
                            .register(meters));
        }
    }

    void redacted(Map<Kind, Integer> counts) {
        counts.forEach((kind, count) -> redacted.get(kind).increment(count));
    }

    void hashed(String field) {
        hashed.computeIfAbsent(field, key -> counter("sada.privacy.hashed", "Values replaced by a keyed hash", key))
                .increment();
    }

    void dropped(String field) {
        dropped.computeIfAbsent(field, key -> counter("sada.privacy.dropped", "Values left out", key))
                .increment();
    }

    private Counter counter(String name, String description, String field) {
        return Counter.builder(name)
                .description(description)
                .tag("field", field)
                .register(meters);
    }
}
