package org.sada.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Removes what a store need not keep, a few entries at a time, so that no record waits for a walk over all of it. What it removes
 * counts as gone already, so when it comes by makes no difference to any figure.
 */
public final class Sweeper {
    private static final int ENTRIES_PER_STEP = 1_000;
    private static final int STEPS_BETWEEN_WALKS = 5_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final BiPredicate<Bytes, byte[]> isGone;
    private Bytes cursor;
    private int pause = STEPS_BETWEEN_WALKS;

    public Sweeper(KeyValueStore<Bytes, byte[]> store, BiPredicate<Bytes, byte[]> isGone) {
        this.store = store;
        this.isGone = isGone;
    }

    /** Goes on with the walk, or with the pause before the next one. Call it once in a while. */
    public void step() {
        if (pause > 0) {
            pause--;
        } else {
            walk();
        }
    }

    private void walk() {
        int left = ENTRIES_PER_STEP;
        List<Bytes> gone = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(cursor, null)) {
            while (entries.hasNext() && left-- > 0) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                cursor = entry.key;
                if (isGone.test(entry.key, entry.value)) {
                    gone.add(entry.key);
                }
            }
            if (!entries.hasNext()) {
                cursor = null;
                pause = STEPS_BETWEEN_WALKS;
            }
        }
        gone.forEach(store::delete);
    }
}
