package org.sada.analytics.state;

import org.apache.kafka.common.utils.Bytes;

/** How the entries of a {@link LiveTable} look in their changelog. */
public interface Form<K, V> {
    Bytes key(K key);

    K key(Bytes bytes);

    /** Null where the entry need not be kept. */
    byte[] value(V value);

    V value(K key, byte[] bytes);
}
