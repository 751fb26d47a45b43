package org.sada.launcher.verify;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventCodec;

/** The set of events of one subject, from the first one until its state was given up. */
final class Life {
    /** What an event was to the set. */
    enum Outcome {
        NEW,
        REPEATED,
        CONFLICTING
    }

    private final Subject subject;
    private final Map<String, Event> winners = new HashMap<>();
    private long lastEventAtMs = Long.MIN_VALUE;

    Life(Subject subject) {
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    boolean isOfAgent() {
        return winners.values().iterator().next().body() instanceof Event.OfAgent;
    }

    Collection<Event> events() {
        return winners.values();
    }

    /** The newest occurrence so far. */
    long lastEventAtMs() {
        return lastEventAtMs;
    }

    Outcome add(Event event) {
        lastEventAtMs = Math.max(lastEventAtMs, event.occurredAtMs());
        Event known = winners.putIfAbsent(event.id(), sharingNames(event));
        if (known == null) {
            return Outcome.NEW;
        }
        byte[] old = EventCodec.write(known);
        byte[] other = EventCodec.write(event);
        if (Arrays.equals(old, other)) {
            return Outcome.REPEATED;
        }
        int order = Long.compare(event.occurredAtMs(), known.occurredAtMs());
        if (order > 0 || (order == 0 && Arrays.compareUnsigned(other, old) > 0)) {
            winners.put(event.id(), sharingNames(event));
        }
        return Outcome.CONFLICTING;
    }

    /** The same event, holding on to this life's copy of its tenant and interaction: there are many events. */
    private Event sharingNames(Event event) {
        String interaction = event.interaction() == null ? null : subject.name();
        return new Event(subject.tenant(), event.id(), interaction, event.occurredAtMs(), event.body());
    }
}
