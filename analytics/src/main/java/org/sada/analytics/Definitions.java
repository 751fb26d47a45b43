package org.sada.analytics;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.sada.contract.Definition;
import org.sada.contract.topic.DefinitionRow;
import org.sada.contract.topic.Topics;

/**
 * Which version of the definition the figures of a log follow. State holds what texts were read to say, and not the texts; so a log is
 * counted by one meaning from its beginning to its end, and another meaning counts it anew under another version.
 */
public final class Definitions {
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Of what is asked of a broker once. */
    private static final int PATIENCE_MS = 15_000;

    private Definitions() {}

    /**
     * The definition wanted, under the version that this log has for it.
     *
     * @param connection {@code bootstrap.servers} and whatever else Kafka's clients need
     * @param stateFolder of analytics
     * @param recount whether the log may be counted anew where it was counted by another meaning
     * @throws IllegalStateException where it was and may not; the message says what to do
     */
    public static Definition settle(
            Admin admin, Map<String, Object> connection, Path stateFolder, Definition wanted, boolean recount)
            throws InterruptedException {
        DefinitionRow last = last(connection).orElse(null);
        if (last != null && last.meaning().equals(wanted.meaning())) {
            return wanted.withVersion(last.version());
        }
        if (LostPlace.isCounted(admin, connection)) {
            if (!recount) {
                throw new IllegalStateException("the figures here follow another definition (texts by "
                        + (last == null ? "nothing" : last.texts()) + ") than the one to go on with (texts by "
                        + wanted.texts()
                        + "); count the log anew with --recount, or name the model and the taxonomy of before");
            }
            Recount.forget(admin, stateFolder);
            return registered(wanted.withVersion(last == null ? wanted.version() + 1 : last.version() + 1), connection);
        }
        return registered(last == null ? wanted : wanted.withVersion(last.version() + 1), connection);
    }

    /**
     * The newest version that a log was counted by; empty where none was told.
     *
     * @throws IllegalStateException where the broker does not answer
     */
    public static Optional<DefinitionRow> last(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        DefinitionRow last = null;
        try (Consumer<String, DefinitionRow> reader = new KafkaConsumer<>(
                settings,
                Topics.DEFINITIONS.keys().deserializer(),
                Topics.DEFINITIONS.values().deserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            List<PartitionInfo> found = reader.partitionsFor(Topics.DEFINITIONS.name());
            if (found == null || found.isEmpty()) {
                return Optional.empty();
            }
            found.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, DefinitionRow> each : reader.poll(LOOK)) {
                    last = last == null || each.value().version() > last.version() ? each.value() : last;
                }
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "no answer from Kafka at " + connection.get("bootstrap.servers")
                            + "; is the broker up, and is this its address?",
                    e);
        }
        return Optional.ofNullable(last);
    }

    private static Definition registered(Definition definition, Map<String, Object> connection)
            throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        DefinitionRow row = new DefinitionRow(definition.version(), definition.meaning(), definition.texts());
        try (Producer<String, DefinitionRow> producer = new KafkaProducer<>(
                settings,
                Topics.DEFINITIONS.keys().serializer(),
                Topics.DEFINITIONS.values().serializer())) {
            producer.send(new ProducerRecord<>(Topics.DEFINITIONS.name(), Integer.toString(row.version()), row))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot tell the log which definition it is counted by: "
                            + e.getCause().getMessage(),
                    e);
        }
        return definition;
    }
}
