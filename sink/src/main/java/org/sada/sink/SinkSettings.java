package org.sada.sink;

import java.time.Duration;
import java.util.Map;
import org.sada.runtime.SettingsException;

/**
 * How the sink reads.
 *
 * @param name under which it keeps its place in the store; also the consumer group
 * @param kafka settings of Kafka's clients, at least {@code bootstrap.servers}; {@code group.instance.id} makes the member a static one
 * @param batchRows records of one transaction at most, 1 to 50,000
 * @param keptExamples how long after the log took it a customer's text is kept as an example; zero: not at all
 */
public record SinkSettings(String name, Map<String, String> kafka, int batchRows, Duration keptExamples) {
    /** The name of the sink unless another is needed. */
    public static final String DEFAULT_NAME = "sada-sink";

    /** As long as the log keeps the texts themselves. */
    public static final Duration KEPT_EXAMPLES = Duration.ofDays(45);

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
        if (keptExamples.isNegative()) {
            throw new SettingsException(
                    "examples cannot be kept for " + keptExamples + "; name a time, or zero to keep none");
        }
        kafka = Map.copyOf(kafka);
    }

    public static SinkSettings of(String bootstrapServers) {
        return new SinkSettings(DEFAULT_NAME, Map.of("bootstrap.servers", bootstrapServers), 4_000, KEPT_EXAMPLES);
    }

    /** The same with examples kept for another time. */
    public SinkSettings keepingExamples(Duration time) {
        return new SinkSettings(name, kafka, batchRows, time);
    }
}
