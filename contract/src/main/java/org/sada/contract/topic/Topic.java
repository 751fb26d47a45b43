package org.sada.contract.topic;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic as a value: its name, its forms, and how the broker keeps it.
 *
 * @param config of the broker, for its creation
 */
public record Topic<K, V>(String name, Serde<K> keys, Serde<V> values, Map<String, String> config) {}
