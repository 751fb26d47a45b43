package org.sada.runtime;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.sada.runtime.key.ApiKey;

/** One token bucket for each key: what it may do in two seconds at once, and its rate from then on. */
final class RateLimits {
    private static final int SECONDS_AT_ONCE = 2;
    private static final long NANOS = 1_000_000_000;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** Takes a token; where there is none, the whole seconds until there is one, 1 or more. */
    OptionalLong take(ApiKey key) {
        ConsumptionProbe probe =
                buckets.computeIfAbsent(key.id(), id -> bucket(key)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? OptionalLong.empty()
                : OptionalLong.of((probe.getNanosToWaitForRefill() + NANOS - 1) / NANOS);
    }

    private static Bucket bucket(ApiKey key) {
        int rate = key.requestsPerSecond();
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity((long) SECONDS_AT_ONCE * rate).refillGreedy(rate, Duration.ofSeconds(1)))
                .withNanosecondPrecision()
                .build();
    }
}
