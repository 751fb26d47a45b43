package org.sada.analytics.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventCodec;

/** The same times in the plainest way: between any two moments at which something could change, asks all events what the agent does. */
public final class StateOracle {
    private static final long QUARTER_MS = 15 * 60_000;
    private static final long LONGEST_MS = 12 * 3_600_000L;

    private StateOracle() {}

    /** Cells of the cube by agent that are not zero, from events in any order and number. */
    public static Map<CellKey, Measures> cells(Collection<Event> events) {
        Map<String, Map<String, Event>> byAgent = new HashMap<>();
        for (Event event : events) {
            String agent = event.tenant() + "|" + ((Event.AgentState) event.body()).agent();
            byAgent.computeIfAbsent(agent, fresh -> new HashMap<>()).merge(event.id(), event, StateOracle::standing);
        }
        Map<CellKey, Measures> cells = new TreeMap<>();
        byAgent.values().forEach(each -> add(new ArrayList<>(each.values()), cells));
        return cells;
    }

    private static Event standing(Event one, Event other) {
        if (one.occurredAtMs() != other.occurredAtMs()) {
            return one.occurredAtMs() > other.occurredAtMs() ? one : other;
        }
        return Arrays.compareUnsigned(EventCodec.write(one), EventCodec.write(other)) > 0 ? one : other;
    }

    private static void add(List<Event> events, Map<CellKey, Measures> cells) {
        TreeSet<Long> moments = new TreeSet<>();
        events.forEach(event -> moments.add(event.occurredAtMs()));
        for (long quarterMs = moments.first() / QUARTER_MS * QUARTER_MS;
                quarterMs <= moments.last();
                quarterMs += QUARTER_MS) {
            moments.add(quarterMs);
        }
        for (Long fromMs = moments.first(); moments.higher(fromMs) != null; fromMs = moments.higher(fromMs)) {
            Event state = null;
            long endMs = Long.MAX_VALUE;
            for (Event event : events) {
                if (event.occurredAtMs() > fromMs) {
                    endMs = Math.min(endMs, event.occurredAtMs());
                } else if (state == null
                        || event.occurredAtMs() > state.occurredAtMs()
                        || (event.occurredAtMs() == state.occurredAtMs()
                                && event.id().compareTo(state.id()) > 0)) {
                    state = event;
                }
            }
            if (state != null && endMs != Long.MAX_VALUE && endMs - state.occurredAtMs() <= LONGEST_MS) {
                count(state, fromMs, moments.higher(fromMs) - fromMs, cells);
            }
        }
    }

    private static void count(Event event, long fromMs, long lengthMs, Map<CellKey, Measures> cells) {
        Event.AgentState state = (Event.AgentState) event.body();
        Measure measure = switch (state.state().text()) {
            case "login", "available" -> Measure.AVAILABLE_MS;
            case "busy" -> Measure.BUSY_MS;
            case "wrap-up" -> Measure.WRAP_UP_MS;
            case "paused" -> Measure.PAUSED_MS;
            default -> null;
        };
        if (measure != null) {
            CellKey key = CellKey.of(
                    event.tenant(),
                    1,
                    Cube.AGENT.name(),
                    15,
                    fromMs / QUARTER_MS * QUARTER_MS,
                    Map.of(Dimension.AGENT, state.agent()));
            Measures time = new Measures.Builder()
                    .add(Measure.LOGIN_MS, lengthMs)
                    .add(measure, lengthMs)
                    .build();
            cells.merge(key, time, Measures::plus);
        }
    }
}
