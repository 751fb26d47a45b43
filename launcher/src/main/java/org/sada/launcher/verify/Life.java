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
        return winners.values().iterator().next().body() instanceof Event.AgentProfile;
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
        if (Arrays.equals(EventCodec.write(known), EventCodec.write(event))) {
            return Outcome.REPEATED;
        }
        if (wins(event, known)) {
            winners.put(event.id(), sharingNames(event));
        }
        return Outcome.CONFLICTING;
    }

    /** Whether, of two contents under one id, this one stands. */
    static boolean wins(Event event, Event known) {
        int order = Long.compare(event.occurredAtMs(), known.occurredAtMs());
        return order > 0
                || (order == 0 && Arrays.compareUnsigned(EventCodec.write(event), EventCodec.write(known)) > 0);
    }

    /** The same event, holding on to this life's copy of its tenant and interaction: there are many events. */
    private Event sharingNames(Event event) {
        String interaction = event.interaction() == null ? null : subject.name();
        return new Event(subject.tenant(), event.id(), interaction, event.occurredAtMs(), event.body());
    }
}
