package org.sada.sink;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A topic and the table that it fills.
 *
 * @param <K> the key of a row
 * @param <V> the rest of a row
 */
interface Feed<K extends Comparable<K>, V> {

    String topic();

    Table<K, V> table();

    /**
     * Reads a record so far that nothing but the store itself can object to it.
     *
     * @throws RuntimeException where it cannot be read
     */
    Row<K, V> read(ConsumerRecord<byte[], byte[]> record, int run);
}
