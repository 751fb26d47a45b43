package org.sada.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;

/** Writes the events of one interaction down, second by second. */
final class Events {
    static final long DAY_ONE = Instant.parse("2026-03-01T08:00:00Z").toEpochMilli();

    private final String interaction;
    private final long startMs;
    private final List<Event> events = new ArrayList<>();

    private Events(String interaction, long startMs) {
        this.interaction = interaction;
        this.startMs = startMs;
    }

    /** An inbound call of this customer, so many seconds after the first day began. */
    static Events call(String interaction, String customer, long second) {
        return new Events(interaction, DAY_ONE + second * 1000)
                .at(
                        0,
                        new Event.Started(
                                new Details(customer, Channel.VOICE, Direction.INBOUND, null, null, null, null)));
    }

    Events at(long second, Event.Body body) {
        events.add(new Event("default", interaction + "-" + events.size(), interaction, startMs + second * 1000, body));
        return this;
    }

    List<Event> list() {
        return events;
    }

    /** A call that one agent answers at once and ends after so many seconds. */
    static List<Event> handled(String interaction, String customer, long second, long talkS) {
        return call(interaction, customer, second)
                .at(0, new Event.Queued("billing"))
                .at(0, new Event.Answered("amal", null))
                .at(talkS, new Event.Ended())
                .list();
    }
}
