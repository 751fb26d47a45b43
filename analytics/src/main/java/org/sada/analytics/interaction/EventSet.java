package org.sada.analytics.interaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventCodec;

/** The set of events of one subject: the state from which everything about it is derived. Each id is in it once. */
final class EventSet {
    private static final byte VERSION = 1;

    /** What adding an event did. */
    enum Added {
        NEW,
        REPEATED,
        /** The id was there with other content, and the event with the greater (occurredAt, form) is kept. */
        CONFLICTING
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by its content only
    private record Member(Event event, byte[] form) {}

    private final String tenant;
    private final String subject;
    private final long bornMs;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private long lastEventAtMs = Long.MIN_VALUE;

    /**
     * An empty set.
     *
     * @param bornMs the tenant's watermark at its birth, which tells two lives of one id apart
     */
    EventSet(String tenant, String subject, long bornMs) {
        this.tenant = tenant;
        this.subject = subject;
        this.bornMs = bornMs;
    }

    static EventSet read(String tenant, String subject, byte[] bytes) {
        BinaryReader in = BinaryReader.versioned(bytes, VERSION, "the events of an interaction");
        long newestMs = in.signed();
        EventSet set = new EventSet(tenant, subject, in.signed());
        String interaction = subject.startsWith("|") ? null : subject;
        int size = in.size();
        for (int i = 0; i < size; i++) {
            byte[] form = in.block();
            Event event = EventCodec.read(tenant, interaction, form);
            set.members.put(event.id(), new Member(event, form));
        }
        set.lastEventAtMs = newestMs;
        return set;
    }

    /** The newest occurrence in stored bytes, without reading the rest. */
    static long lastEventAtMs(byte[] bytes) {
        return BinaryReader.versioned(bytes, VERSION, "the events of an interaction")
                .signed();
    }

    byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(64 * members.size() + 32);
        out.raw(VERSION).signed(lastEventAtMs).signed(bornMs).unsigned(members.size());
        members.values().forEach(member -> out.block(member.form()));
        return out.toBytes();
    }

    Added add(Event event) {
        byte[] form = EventCodec.write(event);
        Member before = members.get(event.id());
        if (before != null && Arrays.equals(before.form(), form)) {
            return Added.REPEATED;
        }
        if (before == null || wins(event, form, before)) {
            // Read back, so that what is folded now is what will be folded from the stored bytes later.
            members.put(event.id(), new Member(EventCodec.read(tenant, event.interaction(), form), form));
            lastEventAtMs = Math.max(lastEventAtMs, event.occurredAtMs());
        }
        return before == null ? Added.NEW : Added.CONFLICTING;
    }

    private static boolean wins(Event event, byte[] form, Member before) {
        int order = Long.compare(event.occurredAtMs(), before.event().occurredAtMs());
        return order != 0 ? order > 0 : Arrays.compareUnsigned(form, before.form()) > 0;
    }

    List<Event> events() {
        List<Event> events = new ArrayList<>(members.size());
        members.values().forEach(member -> events.add(member.event()));
        return events;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    String tenant() {
        return tenant;
    }

    String subject() {
        return subject;
    }

    long bornMs() {
        return bornMs;
    }

    long lastEventAtMs() {
        return lastEventAtMs;
    }
}
