package org.sada.analytics.interaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sada.analytics.Added;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventCodec;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Said;
import org.sada.contract.fact.Sentiment;

/**
 * The set of events of one subject: the state from which everything about it is derived. Each id is in it once.
 *
 * <p>It also knows which of them the rest of the pipeline has been told of, so that telling can be put off, and what was told before
 * can be taken back exactly.
 */
final class EventSet {
    private static final byte VERSION = 3;
    private static final String WHAT = "the events of an interaction";
    private static final int WORTH_AN_INDEX = 16;
    private static final Sentiment[] SENTIMENTS = Sentiment.values();

    private final String tenant;
    private final String subject;
    private final long bornMs;
    private final List<Member> members = new ArrayList<>(8);
    private Map<String, Integer> index;
    private long lastEventAtMs = Long.MIN_VALUE;
    /** How many of the members have been told, the first ones. */
    private int told;
    /** What was told, where one of those has been replaced since; else null. */
    private List<Member> toldBefore;
    /** The facts that were told; null where they must be folded first, or nothing was told. */
    private Facts toldFacts;

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

    /** Reads what {@link #toBytes} wrote under the key {@code tenant|subject}. */
    static EventSet read(String key, byte[] bytes) {
        int bar = key.indexOf('|');
        BinaryReader in = BinaryReader.versioned(bytes, VERSION, WHAT);
        in.flag(); // due: the table knows
        long newestMs = in.signed();
        EventSet set = new EventSet(key.substring(0, bar), key.substring(bar + 1), in.signed());
        set.lastEventAtMs = newestMs;
        set.told = in.size();
        set.members.addAll(set.readMembers(in));
        set.toldBefore = in.flag() ? set.readMembers(in) : null;
        return set;
    }

    private List<Member> readMembers(BinaryReader in) {
        String interaction = interaction();
        int size = in.size();
        List<Member> read = new ArrayList<>(size + 2);
        for (int i = 0; i < size; i++) {
            byte[] form = in.block();
            read.add(new Member(EventCodec.read(tenant, interaction, form), form, null));
        }
        int texts = in.size();
        for (int i = 0; i < texts; i++) {
            int place = in.size();
            Member member = read.get(place);
            Said said = new Said(in.strings(), in.ordinal(SENTIMENTS));
            read.set(place, new Member(member.event(), member.form(), said));
        }
        return read;
    }

    /** The newest occurrence in stored bytes, without reading the rest. */
    static long lastEventAtMs(byte[] bytes) {
        BinaryReader in = BinaryReader.versioned(bytes, VERSION, WHAT);
        in.flag();
        return in.signed();
    }

    static boolean isDue(byte[] bytes) {
        return BinaryReader.versioned(bytes, VERSION, WHAT).flag();
    }

    byte[] toBytes(boolean due) {
        int size = 48;
        for (Member member : members) {
            size += member.form().length + 2;
        }
        BinaryWriter out = new BinaryWriter(size);
        out.raw(VERSION).flag(due).signed(lastEventAtMs).signed(bornMs).unsigned(told);
        write(members, out);
        out.flag(toldBefore != null);
        if (toldBefore != null) {
            write(toldBefore, out);
        }
        return out.toBytes();
    }

    private static void write(List<Member> members, BinaryWriter out) {
        out.unsigned(members.size());
        int texts = 0;
        for (Member member : members) {
            out.block(member.form());
            texts += member.said() == null ? 0 : 1;
        }
        out.unsigned(texts);
        for (int i = 0; texts > 0 && i < members.size(); i++) {
            Said said = members.get(i).said();
            if (said != null) {
                out.unsigned(i).strings(said.categories()).ordinal(said.sentiment());
            }
        }
    }

    /**
     * Adds an event where its id is new, or puts it in the place of one that it wins against.
     *
     * @param hearing hears it then
     */
    Added add(Event event, Hearing hearing) {
        byte[] form = EventCodec.write(event);
        int place = find(event.id());
        if (place < 0) {
            enter(event.id(), members.size());
            members.add(Member.of(event, form, hearing.hear(event, false)));
            lastEventAtMs = Math.max(lastEventAtMs, event.occurredAtMs());
            return Added.NEW;
        }
        Member before = members.get(place);
        if (Arrays.equals(before.form(), form)) {
            return Added.REPEATED;
        }
        if (wins(event, form, before)) {
            if (place < told && toldBefore == null) {
                toldBefore = new ArrayList<>(members.subList(0, told));
            }
            members.set(place, Member.of(event, form, hearing.hear(event, true)));
            lastEventAtMs = Math.max(lastEventAtMs, event.occurredAtMs());
        }
        return Added.CONFLICTING;
    }

    private int find(String id) {
        if (index != null) {
            return index.getOrDefault(id, -1);
        }
        for (int i = members.size() - 1; i >= 0; i--) {
            if (members.get(i).event().id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private void enter(String id, int place) {
        if (index != null) {
            index.put(id, place);
        } else if (members.size() >= WORTH_AN_INDEX) {
            index = new HashMap<>();
            for (int i = 0; i < members.size(); i++) {
                index.put(members.get(i).event().id(), i);
            }
            index.put(id, place);
        }
    }

    private static boolean wins(Event event, byte[] form, Member before) {
        int order = Long.compare(event.occurredAtMs(), before.event().occurredAtMs());
        return order != 0 ? order > 0 : Arrays.compareUnsigned(form, before.form()) > 0;
    }

    List<Member> members() {
        return Collections.unmodifiableList(members);
    }

    /** The facts that the rest of the pipeline knows; null where it knows nothing of this subject. */
    Facts toldFacts() {
        if (toldFacts == null && told > 0) {
            toldFacts = Fold.of(toldBefore != null ? toldBefore : members.subList(0, told));
        }
        return toldFacts;
    }

    /**
     * Everything has been told.
     *
     * @param facts of all the events; null for an agent
     */
    void told(Facts facts) {
        told = members.size();
        toldBefore = null;
        toldFacts = facts;
    }

    boolean isAgent() {
        return subject.startsWith(Event.AGENT_SUBJECT);
    }

    String key() {
        return tenant + "|" + subject;
    }

    private String interaction() {
        return subject.startsWith("|") ? null : subject;
    }

    String tenant() {
        return tenant;
    }

    long bornMs() {
        return bornMs;
    }

    long lastEventAtMs() {
        return lastEventAtMs;
    }
}
