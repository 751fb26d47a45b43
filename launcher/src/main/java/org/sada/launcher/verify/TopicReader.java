package org.sada.launcher.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic once, from its beginning to the end that it had when this was opened, committed records only. */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MOST_POLLS_IN_VAIN = 120;

    /** Of what is asked of a broker once. */
    private static final int PATIENCE_MS = 15_000;

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Long> firstTimestampsMs = new HashMap<>();

    private TopicReader(String topic, KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        this.topic = topic;
        this.consumer = consumer;
        this.begins = consumer.beginningOffsets(partitions);
        this.ends = consumer.endOffsets(partitions);
    }

    /** Notes where the topic ends now. Throws IllegalStateException where there is no such topic. */
    public static TopicReader open(String bootstrap, String topic) {
        Properties config = new Properties();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            return new TopicReader(topic, consumer, partitions(bootstrap, topic, consumer));
        } catch (TimeoutException e) {
            consumer.close();
            throw new IllegalStateException(
                    "no answer from Kafka at " + bootstrap + "; is the broker up, and is this its address?", e);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static List<TopicPartition> partitions(
            String bootstrap, String topic, KafkaConsumer<byte[], byte[]> consumer) {
        List<PartitionInfo> found;
        try {
            found = consumer.partitionsFor(topic);
        } catch (InvalidTopicException e) {
            found = List.of();
        }
        if (found == null || found.isEmpty()) {
            throw new IllegalStateException(
                    "topic " + topic + " does not exist at " + bootstrap + "; is this the broker of a pipeline?");
        }
        return found.stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
    }

    int partitions() {
        return ends.size();
    }

    /** How many offsets there are to read, markers of transactions included. */
    long offsets() {
        return ends.keySet().stream()
                .mapToLong(each -> ends.get(each) - begins.get(each))
                .sum();
    }

    /** Hands over every record, those of a partition in their order, and tells how many offsets are behind. */
    public void forEach(Consumer<ConsumerRecord<byte[], byte[]>> reader, Progress progress) {
        consumer.assign(ends.keySet());
        begins.forEach(consumer::seek);
        List<TopicPartition> left = new ArrayList<>(ends.keySet());
        int inVain = 0;
        long behind = -1;
        while (!finished(left)) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(topic, each.partition());
                if (each.offset() < ends.get(partition)) {
                    firstTimestampsMs.putIfAbsent(partition, each.timestamp());
                    reader.accept(each);
                }
            }
            long now = behind();
            inVain = now == behind ? inVain + 1 : 0;
            behind = now;
            if (inVain > MOST_POLLS_IN_VAIN) {
                throw new IllegalStateException("reading " + topic + " makes no progress: " + left
                        + " stand before their ends " + ends + "; is the broker up?");
            }
            progress.at(topic, behind, offsets());
        }
    }

    /** Takes off what is read. By position: the last offsets of a partition can be markers, which no poll returns. */
    private boolean finished(List<TopicPartition> left) {
        left.removeIf(partition -> {
            boolean done = consumer.position(partition) >= ends.get(partition);
            if (done) {
                consumer.pause(List.of(partition));
            }
            return done;
        });
        return left.isEmpty();
    }

    private long behind() {
        return ends.keySet().stream()
                .mapToLong(each -> Math.min(consumer.position(each), ends.get(each)) - begins.get(each))
                .sum();
    }

    /**
     * After reading: the newest among the first records of those partitions whose beginning is gone. Before it something may be
     * missing. Long.MIN_VALUE where the topic is whole, Long.MAX_VALUE where nothing is left of a partition.
     */
    long incompleteUntilMs() {
        long untilMs = Long.MIN_VALUE;
        for (TopicPartition each : begins.keySet()) {
            if (begins.get(each) > 0) {
                untilMs = Math.max(untilMs, firstTimestampsMs.getOrDefault(each, Long.MAX_VALUE));
            }
        }
        return untilMs;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
