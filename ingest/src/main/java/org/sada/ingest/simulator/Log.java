package org.sada.ingest.simulator;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.sada.contract.event.Event;

/** Events that were written and not yet handed out, by time and then by id. */
final class Log {
    private final String tenant;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::occurredAtMs).thenComparing(Event::id));

    Log(String tenant) {
        this.tenant = tenant;
    }

    void add(String id, String interaction, long occurredAtMs, Event.Body body) {
        events.add(new Event(tenant, id, interaction, occurredAtMs, body));
    }

    /** Whether the first event lies before this time, so that nothing can come before it any more. */
    boolean hasBefore(long timeMs) {
        return !events.isEmpty() && events.element().occurredAtMs() < timeMs;
    }

    Event next() {
        return events.remove();
    }

    int size() {
        return events.size();
    }
}
