package org.sada.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sada.contract.event.Event;

/** The events that one row gives. Their ids say which row it was and what it gave, so that the same row gives the same ids. */
final class AsteriskEvents {
    private final String tenant;
    private final AsteriskRow row;
    private final List<Event> events = new ArrayList<>(2);

    AsteriskEvents(String tenant, AsteriskRow row) {
        this.tenant = tenant;
        this.row = row;
    }

    AsteriskEvents of(String call, String what, long micros, Event.Body body) {
        events.add(new Event(tenant, id(call, what), call, Math.floorDiv(micros, 1000L), body));
        return this;
    }

    AsteriskEvents ofCall(String what, Event.Body body) {
        return of(row.call(), what, row.micros(), body);
    }

    List<Event> list() {
        return events;
    }

    /** Ids of one call sort by the time to the microsecond, of which an event keeps the millisecond. */
    private String id(String call, String what) {
        String where = row.queue() + "|" + row.agent();
        return String.format(
                Locale.ROOT,
                "%s-%016d-%s-%08x-%s",
                call == null ? "agent" : call,
                row.micros(),
                row.event(),
                where.hashCode(),
                what);
    }
}
