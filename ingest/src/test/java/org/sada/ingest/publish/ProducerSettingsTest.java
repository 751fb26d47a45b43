package org.sada.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {

    @Test
    void aCallerConnectsButCannotLoosenWhatKeepsEvents() {
        Map<String, Object> settings = new HashMap<>(
                ProducerSettings.of(Map.of("bootstrap.servers", "127.0.0.1:9092", "acks", "1", "client.id", "mine")));
        settings.put("key.serializer", ByteArraySerializer.class);
        settings.put("value.serializer", ByteArraySerializer.class);

        ProducerConfig config = new ProducerConfig(settings);

        assertThat(config.getString("client.id")).isEqualTo("mine");
        assertThat(config.getString("acks")).isEqualTo("-1");
        assertThat(config.getBoolean("enable.idempotence")).isTrue();
        assertThat(config.getInt("max.in.flight.requests.per.connection")).isOne();
        assertThat(config.getInt("max.request.size")).isGreaterThan(EventBatches.MOST_BYTES);
        assertThat(config.getLong("buffer.memory")).isGreaterThan(KafkaPublisher.ROOM_BYTES);
    }
}
