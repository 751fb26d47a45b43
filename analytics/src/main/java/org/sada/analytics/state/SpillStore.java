package org.sada.analytics.state;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A store on disk that holds back what was written last, so that what is written again soon reaches the disk once. It stands beneath the
 * changelog, which has every write; what is held back is on disk whenever the store's place in the changelog is noted.
 */
public final class SpillStore implements KeyValueStore<Bytes, byte[]> {
    private final KeyValueStore<Bytes, byte[]> disk;
    private final int most;
    /** By the time of their last write; a null value is a deletion. */
    private final LinkedHashMap<Bytes, byte[]> held = new LinkedHashMap<>();

    private SpillStore(KeyValueStore<Bytes, byte[]> disk, int most) {
        this.disk = disk;
        this.most = most;
    }

    /**
     * @param disk makes the store beneath
     * @param most entries that are held back
     */
    public static KeyValueBytesStoreSupplier supplier(KeyValueBytesStoreSupplier disk, int most) {
        return new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return disk.name();
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new SpillStore(disk.get(), most);
            }

            @Override
            public String metricsScope() {
                return disk.metricsScope();
            }
        };
    }

    @Override
    public void put(Bytes key, byte[] value) {
        held.remove(key);
        held.put(key, value);
        if (held.size() > most) {
            spill(most / 2);
        }
    }

    @Override
    public byte[] get(Bytes key) {
        byte[] value = held.get(key);
        return value != null || held.containsKey(key) ? value : disk.get(key);
    }

    @Override
    public byte[] delete(Bytes key) {
        byte[] before = get(key);
        put(key, null);
        return before;
    }

    @Override
    public byte[] putIfAbsent(Bytes key, byte[] value) {
        byte[] before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    /** Writes all but the newest entries to disk. */
    private void spill(int keep) {
        List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>(held.size() - keep);
        Iterator<Map.Entry<Bytes, byte[]>> oldest = held.entrySet().iterator();
        while (held.size() - entries.size() > keep) {
            Map.Entry<Bytes, byte[]> entry = oldest.next();
            entries.add(KeyValue.pair(entry.getKey(), entry.getValue()));
        }
        disk.putAll(entries);
        entries.forEach(entry -> held.remove(entry.key));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        spill(0);
        return disk.range(from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        spill(0);
        return disk.all();
    }

    @Override
    public long approximateNumEntries() {
        return disk.approximateNumEntries() + held.size();
    }

    @Override
    public String name() {
        return disk.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        disk.init(context, root);
    }

    @Override
    public void commit(Map<TopicPartition, Long> offsets) {
        spill(0);
        disk.commit(offsets);
    }

    @Override
    public Long committedOffset(TopicPartition partition) {
        return disk.committedOffset(partition);
    }

    @Override
    @SuppressWarnings("deprecation") // delegated as long as the interface has it
    public boolean managesOffsets() {
        return disk.managesOffsets();
    }

    @Override
    public Position getPosition() {
        return disk.getPosition();
    }

    @Override
    public void close() {
        held.clear();
        disk.close();
    }

    @Override
    public boolean persistent() {
        return disk.persistent();
    }

    @Override
    public boolean isOpen() {
        return disk.isOpen();
    }
}
