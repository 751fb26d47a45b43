package org.sada.analytics.agent;

import java.util.Arrays;
import java.util.Comparator;
import org.sada.contract.Definition;
import org.sada.contract.cell.Measure;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventCodec;
import org.sada.contract.event.Presence;

/**
 * What an agent did from then on, in the order in which it counts: by time, then by id.
 *
 * @param reason null where not said
 */
record State(long fromMs, String id, Presence presence, String reason) implements Comparable<State> {
    private static final Comparator<State> ORDER =
            Comparator.comparingLong(State::fromMs).thenComparing(State::id);
    private static final long LONGEST_MS = Definition.LONGEST_STATE.toMillis();

    static State of(Event event) {
        Event.AgentState body = (Event.AgentState) event.body();
        return new State(event.occurredAtMs(), event.id(), body.state(), body.reason());
    }

    /** Of two contents under one id, the one that is kept: the later, then the one with the greater form. */
    boolean beats(State other) {
        if (fromMs != other.fromMs) {
            return fromMs > other.fromMs;
        }
        return Arrays.compareUnsigned(form(), other.form()) > 0;
    }

    private byte[] form() {
        // tenant and agent are those of both
        return EventCodec.write(new Event("", id, null, fromMs, new Event.AgentState("", presence, reason)));
    }

    /** What the time until the next state counts as; null where it is no time of work, or its end is unknown. */
    Measure countsAs(State next) {
        if (next.fromMs - fromMs > LONGEST_MS) {
            return null;
        }
        return switch (presence) {
            case LOGIN, AVAILABLE -> Measure.AVAILABLE_MS;
            case BUSY -> Measure.BUSY_MS;
            case WRAP_UP -> Measure.WRAP_UP_MS;
            case PAUSED -> Measure.PAUSED_MS;
            case LOGOUT -> null;
        };
    }

    @Override
    public int compareTo(State other) {
        return ORDER.compare(this, other);
    }
}
