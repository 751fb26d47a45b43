package org.sada.analytics;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.sada.analytics.state.SpillStore;

/** Where the state of the topologies lives. Whichever is chosen, a changelog in Kafka keeps it, and the figures are the same. */
public enum StateStores {
    /** On disk, by RocksDB: for state larger than memory. */
    DISK,
    /** On the heap: for runs that fit into it. */
    MEMORY;

    private static final int HELD_BACK = 5_000;

    /** A logged store of many entries, to which a {@link org.sada.analytics.state.LiveTable} writes once a commit. */
    public StoreBuilder<KeyValueStore<Bytes, byte[]>> large(String name) {
        KeyValueBytesStoreSupplier supplier = this == DISK
                ? SpillStore.supplier(Stores.persistentKeyValueStore(name), HELD_BACK)
                : Stores.inMemoryKeyValueStore(name);
        return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray());
    }

    /** A logged store of few entries, on the heap wherever the large ones are. */
    public static <K, V> StoreBuilder<KeyValueStore<K, V>> small(String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values);
    }
}
