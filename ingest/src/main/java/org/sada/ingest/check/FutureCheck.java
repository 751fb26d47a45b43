package org.sada.ingest.check;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.sada.contract.event.Event;
import org.sada.contract.event.InvalidEvent;

/**
 * Refuses events from the future, so that nobody's clock can move a tenant's watermark. This is the one place of ingest that asks a
 * clock for the time.
 */
public final class FutureCheck {
    /** Clocks differ; an event may lie this far ahead, inclusive. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final InstantSource clock;

    public FutureCheck(InstantSource clock) {
        this.clock = clock;
    }

    /** By the clock of this machine. */
    public static FutureCheck bySystemClock() {
        return new FutureCheck(InstantSource.system());
    }

    /** The time now: for those who make events up and must not make any that would be refused. */
    public Instant now() {
        return clock.instant();
    }

    /** @throws InvalidEvent if the event lies further ahead than {@link #TOLERANCE} */
    public void require(Event event) throws InvalidEvent {
        long nowMs = clock.millis();
        if (event.occurredAtMs() - nowMs > TOLERANCE.toMillis()) {
            throw new InvalidEvent("occurred_at " + Instant.ofEpochMilli(event.occurredAtMs())
                    + " lies more than 5 minutes ahead of the clock here, which says "
                    + Instant.ofEpochMilli(nowMs)
                    + "; check the source's clock and time zone");
        }
    }
}
