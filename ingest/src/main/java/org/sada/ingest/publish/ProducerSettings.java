package org.sada.ingest.publish;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How the producer is set: nothing lost, nothing doubled by itself, large batches. */
final class ProducerSettings {
    private ProducerSettings() {}

    static Map<String, Object> of(Map<String, ?> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "sada-ingest");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // A partition that has met no record of this producer takes any sequence number for the first. When a leader is
        // being
        // elected, as right after a topic's creation, the second request in flight can come through before the first is
        // repeated,
        // and the first is then out of order for ever. Large requests make up for the missing overlap.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 512 * 1024);
        // events have lingered already; this lets the records of one tick travel together
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        // twice the room that the publisher grants, so that send() never blocks for memory
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * KafkaPublisher.ROOM_BYTES);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 60_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        // an idle topic must stay known: else the first event after a quiet hour would wait for a broker that is away
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, 24L * 3600 * 1000);
        return settings;
    }
}
