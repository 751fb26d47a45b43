package org.sada.sink;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What one record makes of one row.
 *
 * @param key of the row
 * @param value null where the row must go
 * @param run of the partition's {@link Claim}
 */
record Row<K extends Comparable<K>, V>(K key, V value, int run, ConsumerRecord<byte[], byte[]> source) {}
