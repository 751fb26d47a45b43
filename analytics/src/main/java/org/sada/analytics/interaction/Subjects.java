package org.sada.analytics.interaction;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.sada.analytics.Added;
import org.sada.analytics.state.LiveTable;
import org.sada.analytics.state.TextForm;
import org.sada.contract.Retention;
import org.sada.contract.event.Event;

/** The event sets of all subjects of this partition, and how far each tenant's event time has come in it. */
final class Subjects {
    private static final int LIVE = 16_000;

    private final LiveTable<String, EventSet> sets;
    private final KeyValueStore<String, Long> watermarkStore;
    private final Map<String, Long> watermarks = new HashMap<>();
    private final Set<String> moved = new HashSet<>();
    private final long retentionMs;

    Subjects(
            KeyValueStore<Bytes, byte[]> sets,
            KeyValueStore<Bytes, byte[]> marks,
            KeyValueStore<String, Long> watermarkStore,
            Retention retention) {
        this.sets = new LiveTable<>(sets, marks, new SetForm(), LIVE);
        this.watermarkStore = watermarkStore;
        this.retentionMs = retention.interactions().toMillis();
        try (KeyValueIterator<String, Long> all = watermarkStore.all()) {
            all.forEachRemaining(entry -> watermarks.put(entry.key, entry.value));
        }
    }

    /** The greatest time of an event of the tenant so far; 0 before the first. */
    long watermarkMs(String tenant) {
        return watermarks.getOrDefault(tenant, 0L);
    }

    /** An event of the tenant has come that occurred at this time. */
    void reach(String tenant, long timeMs) {
        if (timeMs > watermarkMs(tenant)) {
            watermarks.put(tenant, timeMs);
            moved.add(tenant);
        }
    }

    /**
     * Adds the event to its set, or returns null where the event is late. Agents' profiles are never late and move no time.
     *
     * @param hearing hears it where it takes its place
     * @param lastWord told of a set that ends here with something untold, for its id begins another life
     */
    Added add(Event event, Hearing hearing, Consumer<EventSet> lastWord) {
        String tenant = event.tenant();
        long watermarkMs = watermarkMs(tenant);
        boolean timeless = event.body() instanceof Event.AgentProfile;
        String key = event.partitionKey();
        LiveTable.Entry<String, EventSet> entry = sets.find(key);
        if (entry != null && !timeless && isGone(entry.value().lastEventAtMs(), watermarkMs)) {
            lastWord.accept(entry.value());
            entry = null;
        }
        if (entry == null) {
            if (!timeless && isGone(event.occurredAtMs(), watermarkMs)) {
                return null;
            }
            entry = sets.put(key, new EventSet(tenant, event.subject(), watermarkMs));
        }
        if (!timeless && event.occurredAtMs() > watermarkMs) {
            reach(tenant, event.occurredAtMs());
        }
        Added added = entry.value().add(event, hearing);
        if (added != Added.REPEATED) {
            sets.due(entry);
        }
        return added;
    }

    private boolean isGone(long lastEventAtMs, long watermarkMs) {
        return lastEventAtMs < watermarkMs - retentionMs;
    }

    /** Whether a stored set is past its retention, and so counts as gone already. */
    boolean isGone(Bytes stored, byte[] bytes) {
        String key = new String(stored.get(), StandardCharsets.UTF_8);
        String tenant = key.substring(0, key.indexOf('|'));
        boolean profile = key.startsWith(Event.AGENT_SUBJECT, tenant.length() + 1);
        return !profile && !sets.isLive(key) && isGone(EventSet.lastEventAtMs(bytes), watermarkMs(tenant));
    }

    /** How many sets have changes that nobody was told of. */
    int untold() {
        return sets.dueSize();
    }

    /** Hands over each set with changes that nobody was told of; they count as told then. */
    void tell(Consumer<EventSet> listener) {
        for (LiveTable.Entry<String, EventSet> entry : sets.takeDue()) {
            if (entry.value() != null) {
                listener.accept(entry.value());
            }
        }
    }

    void persist() {
        sets.persist();
        moved.forEach(tenant -> watermarkStore.put(tenant, watermarks.get(tenant)));
        moved.clear();
    }

    private static final class SetForm extends TextForm<EventSet> {
        @Override
        public byte[] value(EventSet set, boolean due) {
            return set.toBytes(due);
        }

        @Override
        public boolean isDue(byte[] bytes) {
            return EventSet.isDue(bytes);
        }

        @Override
        public EventSet value(String key, byte[] bytes) {
            return EventSet.read(key, bytes);
        }
    }
}
