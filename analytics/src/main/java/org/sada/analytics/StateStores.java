package org.sada.analytics;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Where the state of the topologies lives. Whichever is chosen, a changelog in Kafka keeps it, and the figures are the same. */
public enum StateStores {
    /** On disk, by RocksDB: for state larger than memory. */
    DISK,
    /** On the heap: for runs that fit into it. */
    MEMORY;

    KeyValueBytesStoreSupplier supplier(String name) {
        return this == DISK ? Stores.persistentKeyValueStore(name) : Stores.inMemoryKeyValueStore(name);
    }

    /** A logged store whose writes are gathered in a cache until the commit. */
    public <K, V> StoreBuilder<KeyValueStore<K, V>> builder(String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(supplier(name), keys, values).withCachingEnabled();
    }
}
