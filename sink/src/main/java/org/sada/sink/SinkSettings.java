package org.sada.sink;

import java.util.Map;
import org.sada.runtime.SettingsException;

/**
 * How the sink reads.
 *
 * @param name under which it keeps its place in the store; also the consumer group
 * @param kafka settings of Kafka's clients, at least {@code bootstrap.servers}; {@code group.instance.id} makes the member a static one
 * @param batchRows records of one transaction at most, 1 to 50,000
 */
public record SinkSettings(String name, Map<String, String> kafka, int batchRows) {
    /** The name of the sink unless another is needed. */
    public static final String DEFAULT_NAME = "sada-sink";

    public SinkSettings {
        if (name == null || name.isBlank()) {
            throw new SettingsException("the sink needs a name, such as " + DEFAULT_NAME);
        }
        if (!kafka.containsKey("bootstrap.servers")) {
            throw new SettingsException("the sink needs bootstrap.servers, such as localhost:9092");
        }
        if (batchRows < 1 || batchRows > 50_000) {
            throw new SettingsException("rows of a batch must be between 1 and 50000, not " + batchRows);
        }
        kafka = Map.copyOf(kafka);
    }

    public static SinkSettings of(String bootstrapServers) {
        return new SinkSettings(DEFAULT_NAME, Map.of("bootstrap.servers", bootstrapServers), 4_000);
    }
}
