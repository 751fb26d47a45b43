package org.sada.analytics.state;

import org.apache.kafka.common.utils.Bytes;

/** How the entries of a {@link LiveTable} look in their changelog. */
public interface Form<K, V> {
    Bytes key(K key);

    K key(Bytes bytes);

    /**
     * Null where the entry need not be kept.
     *
     * @param due whether others are still to be told of it
     */
    byte[] value(V value, boolean due);

    /** What {@link #value(Object, boolean)} was given as {@code due}. */
    boolean isDue(byte[] bytes);

    V value(K key, byte[] bytes);
}
