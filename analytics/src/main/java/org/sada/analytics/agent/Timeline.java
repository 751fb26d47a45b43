package org.sada.analytics.agent;

import org.sada.analytics.cell.CellDeltas;
import org.sada.analytics.state.LiveTable;
import org.sada.contract.Definition;
import org.sada.contract.cell.Measure;

/**
 * The states of one agent in their order. Where one enters or leaves, the time from the state before it to the one after it is counted
 * anew, and no other: so an event costs the same however long an agent has worked, and whatever its place. Neighbours that matter lie on
 * the same day or the next one, for no state lasts longer than {@link Definition#LONGEST_STATE}.
 */
final class Timeline {
    private static final long LONGEST_MS = Definition.LONGEST_STATE.toMillis();

    private final LiveTable<String, Kept> table;
    private final String tenant;
    private final String agent;
    private final long watermarkMs;
    private final CellDeltas deltas;

    /**
     * @param deltas where changes are put
     */
    Timeline(LiveTable<String, Kept> table, String tenant, String agent, long watermarkMs, CellDeltas deltas) {
        this.table = table;
        this.tenant = tenant;
        this.agent = agent;
        this.watermarkMs = watermarkMs;
        this.deltas = deltas;
    }

    /** The state that was kept at this time under this id, or null where it is older than remembered. */
    State at(long fromMs, long oldestMs, String id) {
        return fromMs < oldestMs ? null : day(fromMs).at(fromMs, id);
    }

    void enter(State state) {
        State before = before(state);
        State after = after(state);
        count(before, after, true);
        change(state.fromMs()).add(state);
        count(before, state, false);
        count(state, after, false);
    }

    void leave(State state) {
        State before = before(state);
        State after = after(state);
        count(before, state, true);
        count(state, after, true);
        change(state.fromMs()).remove(state);
        count(before, after, false);
    }

    /** @param takenOut whether what was counted is taken out again */
    private void count(State state, State next, boolean takenOut) {
        Measure measure = state == null || next == null ? null : state.countsAs(next);
        if (measure != null) {
            deltas.addAgentTime(tenant, agent, measure, state.fromMs(), next.fromMs(), watermarkMs, takenOut);
        }
    }

    private State before(State state) {
        AgentDay day = day(state.fromMs());
        State before = day.before(state);
        boolean mayLieADayBack = state.fromMs() - LONGEST_MS < day.startMs();
        return before == null && mayLieADayBack ? day(day.startMs() - 1).last() : before;
    }

    private State after(State state) {
        AgentDay day = day(state.fromMs());
        State after = day.after(state);
        long nextMs = day.startMs() + AgentDay.LENGTH_MS;
        return after == null && state.fromMs() + LONGEST_MS >= nextMs
                ? day(nextMs).first()
                : after;
    }

    private AgentDay day(long timeMs) {
        return (AgentDay) entry(timeMs).value();
    }

    private AgentDay change(long timeMs) {
        LiveTable.Entry<String, Kept> entry = entry(timeMs);
        table.changed(entry);
        return (AgentDay) entry.value();
    }

    /** A day without a state becomes an entry too, so that the store is not asked for it again and again. */
    private LiveTable.Entry<String, Kept> entry(long timeMs) {
        long number = AgentDay.number(timeMs);
        String key = KeptForm.day(tenant, agent, number);
        LiveTable.Entry<String, Kept> entry = table.find(key);
        return entry != null ? entry : table.put(key, new AgentDay(number));
    }
}
