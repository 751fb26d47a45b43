package org.sada.launcher.verify;

import static org.sada.contract.cell.Measure.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sada.contract.Definition;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Event;

/** All states of one agent, and the time that they come to. */
final class Shifts {
    private static final long MINUTE_MS = 60_000;

    private final Subject subject;
    private final Map<String, Event> byId = new HashMap<>();
    /** Those whose id has come again after their retention. */
    private final List<Event> others = new ArrayList<>();

    Shifts(Subject subject) {
        this.subject = subject;
    }

    /** @param correctableFromMs an event that is older is remembered no more, though it still counts */
    Life.Outcome add(Event event, long correctableFromMs) {
        Event known = byId.get(event.id());
        if (known != null && known.occurredAtMs() < correctableFromMs) {
            others.add(known);
            known = null;
        }
        if (known == null) {
            byId.put(event.id(), event);
            return Life.Outcome.NEW;
        }
        if (known.equals(event)) {
            return Life.Outcome.REPEATED;
        }
        if (Life.wins(event, known)) {
            byId.put(event.id(), event);
        }
        return Life.Outcome.CONFLICTING;
    }

    /** Adds the agent's time to cells of the cube by agent. */
    void addTo(Map<CellKey, Measures> cells, int definition) {
        List<Event> events = new ArrayList<>(others);
        events.addAll(byId.values());
        events.sort(Comparator.comparingLong(Event::occurredAtMs).thenComparing(Event::id));
        for (int i = 0; i + 1 < events.size(); i++) {
            long fromMs = events.get(i).occurredAtMs();
            long toMs = events.get(i + 1).occurredAtMs();
            Event.AgentState state = (Event.AgentState) events.get(i).body();
            Measure measure = measure(state);
            boolean lost = toMs > fromMs + Definition.LONGEST_STATE.toMillis();
            if (measure != null && !lost && toMs > fromMs) {
                for (int grainMin : Cube.AGENT.grainsMin()) {
                    add(state.agent(), measure, fromMs, toMs, grainMin, cells, definition);
                }
            }
        }
    }

    private void add(
            String agent,
            Measure measure,
            long fromMs,
            long toMs,
            int grainMin,
            Map<CellKey, Measures> cells,
            int definition) {
        long windowMs = grainMin * MINUTE_MS;
        for (long window = fromMs / windowMs; window <= (toMs - 1) / windowMs; window++) {
            long withinMs = Math.min(toMs, (window + 1) * windowMs) - Math.max(fromMs, window * windowMs);
            CellKey key = CellKey.of(
                    subject.tenant(),
                    definition,
                    Cube.AGENT.name(),
                    grainMin,
                    window * windowMs,
                    Map.of(Dimension.AGENT, agent));
            Measures time = new Measures.Builder()
                    .add(LOGIN_MS, withinMs)
                    .add(measure, withinMs)
                    .build();
            cells.merge(key, time, Measures::plus);
        }
    }

    private static Measure measure(Event.AgentState state) {
        return switch (state.state()) {
            case LOGIN, AVAILABLE -> AVAILABLE_MS;
            case BUSY -> BUSY_MS;
            case WRAP_UP -> WRAP_UP_MS;
            case PAUSED -> PAUSED_MS;
            case LOGOUT -> null;
        };
    }
}
