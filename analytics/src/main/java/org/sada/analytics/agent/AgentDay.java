package org.sada.analytics.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;
import org.sada.contract.event.Presence;

/** The states of one agent that began on one UTC day. */
final class AgentDay implements Kept {
    static final long LENGTH_MS = 24L * 3600 * 1000;

    private static final byte VERSION = 1;
    private static final Presence[] PRESENCES = Presence.values();

    private final long startMs;
    private final List<State> states = new ArrayList<>();

    AgentDay(long number) {
        this.startMs = number * LENGTH_MS;
    }

    /** Which day the time lies on, counted from 1970. */
    static long number(long timeMs) {
        return Math.floorDiv(timeMs, LENGTH_MS);
    }

    static AgentDay read(long number, byte[] bytes) {
        BinaryReader in = BinaryReader.versioned(bytes, VERSION, "the states of an agent");
        AgentDay day = new AgentDay(number);
        while (!in.atEnd()) {
            day.states.add(new State(day.startMs + in.unsigned(), in.string(), in.ordinal(PRESENCES), in.string()));
        }
        return day;
    }

    /** Null where there is nothing to keep. */
    byte[] toBytes() {
        if (states.isEmpty()) {
            return null;
        }
        BinaryWriter out = new BinaryWriter(16 + 32 * states.size()).raw(VERSION);
        for (State state : states) {
            out.unsigned(state.fromMs() - startMs)
                    .string(state.id())
                    .ordinal(state.presence())
                    .string(state.reason());
        }
        return out.toBytes();
    }

    long startMs() {
        return startMs;
    }

    void add(State state) {
        states.add(-1 - Collections.binarySearch(states, state), state);
    }

    void remove(State state) {
        states.remove(Collections.binarySearch(states, state));
    }

    /** The one at this time under this id; it must be there. */
    State at(long fromMs, String id) {
        return states.get(Collections.binarySearch(states, new State(fromMs, id, null, null)));
    }

    /** The last one before this state, which need not be there; or null. */
    State before(State state) {
        int place = Collections.binarySearch(states, state);
        int before = (place < 0 ? -1 - place : place) - 1;
        return before < 0 ? null : states.get(before);
    }

    /** The first one after this state, which need not be there; or null. */
    State after(State state) {
        int place = Collections.binarySearch(states, state);
        int after = place < 0 ? -1 - place : place + 1;
        return after == states.size() ? null : states.get(after);
    }

    State first() {
        return states.isEmpty() ? null : states.get(0);
    }

    State last() {
        return states.isEmpty() ? null : states.get(states.size() - 1);
    }
}
