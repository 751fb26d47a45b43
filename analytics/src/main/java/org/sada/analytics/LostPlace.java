package org.sada.analytics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.sada.contract.topic.Topics;

/**
 * Refuses to go on where the place of analytics in the log is lost and its state is not, as when offsets have expired: it would count
 * the whole log a second time.
 */
public final class LostPlace {
    private static final Duration LOOK = Duration.ofMillis(500);

    private LostPlace() {}

    /**
     * Returns where there is a place, or no state.
     *
     * @param connection {@code bootstrap.servers} and whatever else Kafka's clients need
     * @throws IllegalStateException with a message that says what to do
     */
    public static void refuse(Admin admin, Map<String, Object> connection) throws InterruptedException {
        try {
            if (!hasPlace(admin) && hasState(admin, connection)) {
                throw new IllegalStateException("the offsets of " + AnalyticsSettings.APPLICATION_ID
                        + " are gone, but its state is not: going on would count the log twice; delete its topics ("
                        + AnalyticsSettings.APPLICATION_ID + "-*) and "
                        + Topics.KPIS.name() + " to count anew");
            }
        } catch (ExecutionException e) {
            throw unreadable(e);
        }
    }

    /** Whether analytics has counted anything here. */
    static boolean isCounted(Admin admin, Map<String, Object> connection) throws InterruptedException {
        try {
            return hasPlace(admin) || hasState(admin, connection);
        } catch (ExecutionException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(ExecutionException e) {
        return new IllegalStateException(
                "cannot read how far analytics is: " + e.getCause().getMessage(), e);
    }

    private static boolean hasPlace(Admin admin) throws InterruptedException, ExecutionException {
        try {
            return admin
                    .listConsumerGroupOffsets(AnalyticsSettings.APPLICATION_ID)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .keySet()
                    .stream()
                    .anyMatch(partition -> partition.topic().equals(Topics.EVENTS.name()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    /** Committed records only: what a crash before the first commit left behind is none. */
    private static boolean hasState(Admin admin, Map<String, Object> connection)
            throws InterruptedException, ExecutionException {
        List<String> changelogs = admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(AnalyticsSettings.APPLICATION_ID) && name.endsWith("-changelog"))
                .toList();
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (Consumer<byte[], byte[]> reader =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            changelogs.forEach(topic -> reader.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition()))));
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                if (!reader.poll(LOOK).isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }
}
