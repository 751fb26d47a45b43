package org.sada.launcher.pipeline;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.sada.analytics.AnalyticsSettings;
import org.sada.analytics.cell.CellProcessor;
import org.sada.analytics.interaction.InteractionProcessor;
import org.sada.contract.topic.Topic;
import org.sada.contract.topic.Topics;
import org.sada.sink.SinkProgress;
import org.sada.sink.SinkSettings;
import org.sada.sink.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when everything that is in the log has been counted and stored. It goes along the way of the data: once a stage has come to the
 * end of its input as it was, all that this input leads to is in the input of the next.
 *
 * <p>Offsets alone do not tell. A topic that is written in transactions ends with markers that no reader ever takes; so where an
 * offset lies before the end, a reader looks whether any record lies between. And the offsets of a transaction may show before its
 * records do; so the end is where writing has come to, not where reading may go already.
 */
final class Quiet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Quiet.class);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final List<String> STAGES = List.of(
            Topics.EVENTS.name(),
            Topics.REJECTED.name(),
            AnalyticsSettings.APPLICATION_ID + "-by-customer-repartition",
            AnalyticsSettings.APPLICATION_ID + "-by-cell-repartition");
    /** By stage, where a processor keeps what it has committed and not handed on. Nearly always empty. */
    private static final Map<String, String> UNTOLD = Map.of(
            Topics.EVENTS.name(),
            changelog(InteractionProcessor.UNTOLD_STORE),
            AnalyticsSettings.APPLICATION_ID + "-by-cell-repartition",
            changelog(CellProcessor.UNTOLD_STORE));

    private static final List<String> RESULTS =
            List.of(Topics.KPIS, Topics.INTERACTIONS, Topics.MARKS, Topics.AGENTS, Topics.EXAMPLES).stream()
                    .map(Topic::name)
                    .toList();

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> reader;
    private final SinkProgress progress;

    Quiet(String bootstrap, Store store) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        reader = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        progress = new SinkProgress(store, SinkSettings.DEFAULT_NAME);
    }

    /**
     * Waits until all is stored that was in the log when this was called.
     *
     * @param check throws where waiting has become pointless
     * @throws IllegalStateException where it takes longer; the message says what is behind
     */
    void await(Duration patience, Runnable check) throws InterruptedException, SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (String stage : STAGES) {
            Map<TopicPartition, Long> ends = ends(List.of(stage));
            while (isBehind(committed(ends.keySet()), ends)) {
                pause(deadline, check, stage + " is not counted to its end");
            }
            while (UNTOLD.containsKey(stage) && holdsEntries(UNTOLD.get(stage))) {
                pause(deadline, check, "what follows from " + stage + " is not told to its end");
            }
            LOG.info("{} is counted to its end", stage);
        }
        Map<TopicPartition, Long> ends = ends(RESULTS);
        while (isBehind(progress.nextOffsets(), ends)) {
            pause(deadline, check, "the store is behind the figures");
        }
    }

    private static void pause(long deadline, Runnable check, String behind) throws InterruptedException {
        check.run();
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("the pipeline does not come to rest: " + behind);
        }
        Thread.sleep(GLANCE.toMillis());
    }

    private Map<TopicPartition, Long> ends(Collection<String> topics) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = topics.stream()
                .flatMap(topic -> reader.partitionsFor(topic).stream())
                .collect(Collectors.toMap(
                        info -> new TopicPartition(info.topic(), info.partition()), info -> OffsetSpec.latest()));
        return asked(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private Map<TopicPartition, Long> committed(Set<TopicPartition> partitions) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = asked(
                admin.listConsumerGroupOffsets(AnalyticsSettings.APPLICATION_ID).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = offsets.get(partition);
            committed.put(partition, offset == null ? 0 : offset.offset());
        }
        return committed;
    }

    private static <T> T asked(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the broker does not tell how far the pipeline is: "
                            + e.getCause().getMessage(),
                    e);
        }
    }

    private boolean isBehind(Map<TopicPartition, Long> reached, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> {
            long from = reached.getOrDefault(end.getKey(), 0L);
            return from < end.getValue() && holdsRecords(end.getKey(), from, end.getValue());
        });
    }

    /** Also where a transaction is open, for then nobody knows yet. */
    private boolean holdsRecords(TopicPartition partition, long from, long to) {
        reader.assign(List.of(partition));
        reader.seek(partition, from);
        long first = reader.beginningOffsets(List.of(partition)).get(partition);
        if (first > from) {
            reader.seek(partition, first);
        }
        long position = reader.position(partition);
        while (position < to) {
            boolean found = !reader.poll(LOOK).isEmpty();
            if (found || reader.position(partition) == position) {
                return true;
            }
            position = reader.position(partition);
        }
        return false;
    }

    private static String changelog(String store) {
        return AnalyticsSettings.APPLICATION_ID + "-" + store + "-changelog";
    }

    /** Whether a changelog holds an entry that was not deleted. */
    private boolean holdsEntries(String changelog) throws InterruptedException {
        if (!asked(admin.listTopics().names()).contains(changelog)) {
            return false;
        }
        List<TopicPartition> partitions = reader.partitionsFor(changelog).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        Set<Object> entries = new HashSet<>();
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reader.poll(LOOK).forEach(record -> {
                List<Object> key = List.of(record.partition(), ByteBuffer.wrap(record.key()));
                if (record.value() == null) {
                    entries.remove(key);
                } else {
                    entries.add(key);
                }
            });
        }
        return !entries.isEmpty();
    }

    @Override
    public void close() {
        reader.close();
        admin.close();
    }
}
