package org.sada.analytics.interaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.sada.contract.Retention;
import org.sada.contract.event.Event;
import org.sada.contract.fact.Facts;

/**
 * The event sets of all subjects of this partition, and how far each tenant's event time has come in it. Sets that one log record
 * touches are held until its end, so that each is read, folded and written once.
 */
final class Subjects {
    private final KeyValueStore<String, byte[]> sets;
    private final KeyValueStore<String, Long> watermarks;
    private final long retentionMs;
    private final Map<String, Touched> living = new HashMap<>();
    private final List<Touched> touched = new ArrayList<>();

    /**
     * A set that this log record touched.
     *
     * @param before the facts before the record; null where nothing was known, and for an agent
     */
    record Touched(Facts before, EventSet now) {}

    Subjects(KeyValueStore<String, byte[]> sets, KeyValueStore<String, Long> watermarks, Retention retention) {
        this.sets = sets;
        this.watermarks = watermarks;
        this.retentionMs = retention.interactions().toMillis();
    }

    /** The greatest time of an event of the tenant so far; 0 before the first. */
    long watermarkMs(String tenant) {
        Long watermark = watermarks.get(tenant);
        return watermark == null ? 0 : watermark;
    }

    /** Adds the event to its set, or returns null where the event is late. Agents' profiles are never late and move no time. */
    EventSet.Added add(Event event) {
        long watermarkMs = watermarkMs(event.tenant());
        boolean timeless = event.body() instanceof Event.AgentProfile;
        String key = event.partitionKey();
        EventSet set = living(key, event, watermarkMs, timeless);
        if (set == null) {
            if (!timeless && event.occurredAtMs() < watermarkMs - retentionMs) {
                return null;
            }
            set = new EventSet(event.tenant(), event.subject(), watermarkMs);
            touch(key, new Touched(null, set));
        }
        if (!timeless && event.occurredAtMs() > watermarkMs) {
            watermarks.put(event.tenant(), event.occurredAtMs());
        }
        return set.add(event);
    }

    private EventSet living(String key, Event event, long watermarkMs, boolean timeless) {
        Touched held = living.get(key);
        if (held == null) {
            byte[] bytes = sets.get(key);
            if (bytes == null) {
                return null;
            }
            EventSet set = EventSet.read(event.tenant(), event.subject(), bytes);
            if (isGone(timeless, set.lastEventAtMs(), watermarkMs)) {
                return null;
            }
            held = new Touched(timeless ? null : Fold.of(set.events()), set);
            touch(key, held);
        }
        return isGone(timeless, held.now().lastEventAtMs(), watermarkMs) ? null : held.now();
    }

    private void touch(String key, Touched fresh) {
        living.put(key, fresh);
        touched.add(fresh);
    }

    /** Writes what this log record touched, and gives it out, a life that ended within it before the next one. */
    List<Touched> flush() {
        living.forEach((key, each) -> sets.put(key, each.now().toBytes()));
        List<Touched> all = List.copyOf(touched);
        living.clear();
        touched.clear();
        return all;
    }

    private boolean isGone(boolean timeless, long lastEventAtMs, long watermarkMs) {
        return !timeless && lastEventAtMs < watermarkMs - retentionMs;
    }

    /** Whether a stored set is past its retention, and so counts as gone already. */
    boolean isGone(String key, byte[] bytes) {
        String tenant = key.substring(0, key.indexOf('|'));
        boolean profile = key.startsWith(Event.AGENT_SUBJECT, tenant.length() + 1);
        return isGone(profile, EventSet.lastEventAtMs(bytes), watermarkMs(tenant));
    }
}
