package org.sada.analytics.state;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The hot part of a store as live objects, changed in place as often as events come, and written to the store, and so to its
 * changelog, once a commit.
 *
 * <p>What an entry's change means for others can be put off as well: an entry is <em>due</em> until the processor has told them. What
 * is still due at a commit says so in the store, and a mark in a store of its own says that there is some, so that a successor looks for
 * it and goes on with it.
 *
 * <p>Of one task, and so of one thread.
 */
public final class LiveTable<K, V> {
    private static final Bytes MARK = Bytes.wrap(new byte[] {1});
    private static final byte[] SET = {1};

    private final KeyValueStore<Bytes, byte[]> store;
    private final KeyValueStore<Bytes, byte[]> marks;
    private final Form<K, V> form;
    private final int most;
    private final LinkedHashMap<K, Entry<K, V>> live = new LinkedHashMap<>(1024, 0.75f, true);
    private final List<Entry<K, V>> changed = new ArrayList<>();
    private List<Entry<K, V>> due = new ArrayList<>();
    private boolean isMarked;

    /** One object of the table. */
    public static final class Entry<K, V> {
        private final K key;
        private V value;
        private boolean isChanged;
        private boolean isDue;

        private Entry(K key, V value) {
            this.key = key;
            this.value = value;
        }

        public K key() {
            return key;
        }

        /** Null once it was removed. */
        public V value() {
            return value;
        }
    }

    /**
     * @param store logged, without a cache
     * @param marks logged; null where nothing is ever due
     * @param most entries that stay on the heap from one commit to the next
     */
    public LiveTable(
            KeyValueStore<Bytes, byte[]> store, KeyValueStore<Bytes, byte[]> marks, Form<K, V> form, int most) {
        this.store = store;
        this.marks = marks;
        this.form = form;
        this.most = most;
        if (marks != null && marks.get(MARK) != null) {
            isMarked = true;
            findDue();
        }
    }

    private void findDue() {
        List<K> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(stored -> {
                if (form.isDue(stored.value)) {
                    keys.add(form.key(stored.key));
                }
            });
        }
        for (K key : keys) {
            Entry<K, V> entry = find(key);
            entry.isDue = true;
            due.add(entry);
        }
    }

    /** The entry, or null where there is none. */
    public Entry<K, V> find(K key) {
        Entry<K, V> entry = live.get(key);
        if (entry == null) {
            byte[] bytes = store.get(form.key(key));
            if (bytes == null) {
                return null;
            }
            entry = new Entry<>(key, form.value(key, bytes));
            live.put(key, entry);
        }
        return entry.value == null ? null : entry;
    }

    /** Whether the store may hold an older state of this entry than the table. */
    public boolean isLive(K key) {
        return live.containsKey(key);
    }

    /** A new entry, in place of one that may be there. */
    public Entry<K, V> put(K key, V value) {
        Entry<K, V> entry = new Entry<>(key, value);
        Entry<K, V> before = live.put(key, entry);
        if (before != null) {
            before.value = null;
        }
        return entry;
    }

    public void remove(Entry<K, V> entry) {
        entry.value = null;
        changed(entry);
    }

    /** The entry's object is no longer what the store holds. */
    public void changed(Entry<K, V> entry) {
        if (!entry.isChanged) {
            entry.isChanged = true;
            changed.add(entry);
        }
    }

    /** The entry has changed, and others are to be told. */
    public void due(Entry<K, V> entry) {
        changed(entry);
        if (!entry.isDue) {
            entry.isDue = true;
            due.add(entry);
        }
    }

    /** How many entries are due. */
    public int dueSize() {
        return due.size();
    }

    /** Takes the entries that are due; they no longer are. Telling them changes what the store must hold. */
    public List<Entry<K, V>> takeDue() {
        List<Entry<K, V>> taken = due;
        due = new ArrayList<>();
        for (Entry<K, V> entry : taken) {
            entry.isDue = false;
            changed(entry);
        }
        return taken;
    }

    /** Writes what has changed, and lets go what has been quiet for longest. To be called before each commit. */
    public void persist() {
        for (Entry<K, V> entry : changed) {
            entry.isChanged = false;
            if (live.get(entry.key) == entry) {
                write(entry);
            }
        }
        changed.clear();
        if (isMarked == due.isEmpty()) {
            isMarked = !due.isEmpty();
            marks.put(MARK, isMarked ? SET : null);
        }
        trim();
    }

    private void write(Entry<K, V> entry) {
        byte[] bytes = entry.value == null ? null : form.value(entry.value, entry.isDue);
        store.put(form.key(entry.key), bytes);
        if (bytes == null) {
            live.remove(entry.key);
        }
    }

    private void trim() {
        Iterator<Entry<K, V>> quietest = live.values().iterator();
        int surplus = live.size() - most;
        while (surplus > 0 && quietest.hasNext()) {
            if (!quietest.next().isDue) {
                quietest.remove();
                surplus--;
            }
        }
    }
}
