package org.sada.analytics.agent;

import java.nio.charset.StandardCharsets;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.sada.analytics.Added;
import org.sada.analytics.Sweeper;
import org.sada.analytics.cell.CellDeltas;
import org.sada.analytics.state.LiveTable;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.event.Event;

/** The states of the agents of this partition. What an event changes goes to the cells at once. */
public final class AgentStates {
    /** Name of the store: the states of each agent by day, and the ids that have come. */
    public static final String STORE = "agent-states";

    private static final int LIVE = 8_000;

    private final LiveTable<String, Kept> table;
    private final Sweeper sweeper;
    private final ToLongFunction<String> watermarks;
    private final long retentionMs;

    /**
     * @param watermarks of the tenants, in milliseconds
     */
    public AgentStates(KeyValueStore<Bytes, byte[]> store, Retention retention, ToLongFunction<String> watermarks) {
        this.table = new LiveTable<>(store, null, new KeptForm(), LIVE);
        this.sweeper = new Sweeper(store, this::isGone);
        this.watermarks = watermarks;
        this.retentionMs = retention.interactions().toMillis();
    }

    /**
     * Adds an event with a state, or returns null where it is late. An id is forgotten once its event would be late.
     *
     * @param deltas where what it changes is put
     */
    public Added add(Event event, CellDeltas deltas) {
        long watermarkMs = watermarks.applyAsLong(event.tenant());
        long oldestMs = watermarkMs - retentionMs;
        if (event.occurredAtMs() < oldestMs) {
            return null;
        }
        State state = State.of(event);
        String agent = ((Event.AgentState) event.body()).agent();
        Timeline timeline = new Timeline(table, event.tenant(), agent, watermarkMs, deltas);
        String id = KeptForm.id(event.tenant(), agent, state.id());
        LiveTable.Entry<String, Kept> known = table.find(id);
        State before = known == null ? null : timeline.at(((Known) known.value()).fromMs(), oldestMs, state.id());
        if (state.equals(before)) {
            return Added.REPEATED;
        }
        if (before != null && !state.beats(before)) {
            return Added.CONFLICTING;
        }
        if (before != null) {
            timeline.leave(before);
        }
        timeline.enter(state);
        table.changed(table.put(id, new Known(state.fromMs())));
        return before == null ? Added.NEW : Added.CONFLICTING;
    }

    /** To be called before each commit. */
    public void persist() {
        table.persist();
        sweeper.step();
    }

    /** Whether only late events could have to do with it; the neighbours of those that are not are still there. */
    private boolean isGone(Bytes stored, byte[] bytes) {
        String key = new String(stored.get(), StandardCharsets.UTF_8);
        long oldestMs = watermarks.applyAsLong(KeptForm.tenant(key)) - retentionMs;
        return !table.isLive(key) && KeptForm.newestMs(key, bytes) < oldestMs - Definition.LONGEST_STATE.toMillis();
    }
}
