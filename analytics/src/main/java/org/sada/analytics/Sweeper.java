package org.sada.analytics;

import java.util.function.BiPredicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Removes what a store need not keep, a few entries at a time, so that no record waits for a walk over all of it. What it removes
 * counts as gone already, so when it comes by makes no difference to any figure.
 */
public final class Sweeper {
    private static final int ENTRIES_PER_STEP = 200;
    private static final int STEPS_BETWEEN_WALKS = 10_000;

    private final KeyValueStore<String, byte[]> store;
    private final BiPredicate<String, byte[]> isGone;
    private String cursor;
    private int pause = STEPS_BETWEEN_WALKS;

    public Sweeper(KeyValueStore<String, byte[]> store, BiPredicate<String, byte[]> isGone) {
        this.store = store;
        this.isGone = isGone;
    }

    /** Goes on with the walk, or with the pause before the next one. Call it once a record. */
    public void step() {
        if (pause > 0) {
            pause--;
        } else {
            walk();
        }
    }

    private void walk() {
        int left = ENTRIES_PER_STEP;
        try (KeyValueIterator<String, byte[]> entries = store.range(cursor, null)) {
            while (entries.hasNext() && left-- > 0) {
                KeyValue<String, byte[]> entry = entries.next();
                cursor = entry.key;
                if (isGone.test(entry.key, entry.value)) {
                    store.delete(entry.key);
                }
            }
            if (!entries.hasNext()) {
                cursor = null;
                pause = STEPS_BETWEEN_WALKS;
            }
        }
    }
}
