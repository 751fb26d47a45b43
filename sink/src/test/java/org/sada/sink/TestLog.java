package org.sada.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.sada.contract.topic.Topic;
import org.sada.contract.topic.Topics;

/** Topics in memory, which any number of consumers read from wherever they stand. */
final class TestLog implements TopicState.Source {
    private static final long TIMESTAMP_MS = 1_700_000_000_000L;

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private final Map<String, TopicState> states = new TreeMap<>();

    TestLog(int partitions) {
        for (Topic<?, ?> topic :
                List.of(Topics.KPIS, Topics.INTERACTIONS, Topics.MARKS, Topics.AGENTS, Topics.EXAMPLES)) {
            create(topic, partitions);
        }
    }

    /** Anew, where it exists. */
    synchronized void create(Topic<?, ?> topic, int partitions) {
        TopicState before = states.get(topic.name());
        states.put(
                topic.name(),
                new TopicState(topic.name() + "#" + (before == null ? 1 : before.id() + "'"), partitions));
        records.keySet().removeIf(partition -> partition.topic().equals(topic.name()));
        for (int i = 0; i < partitions; i++) {
            records.put(new TopicPartition(topic.name(), i), new ArrayList<>());
        }
    }

    <K, V> ConsumerRecord<byte[], byte[]> append(Topic<K, V> topic, int partition, K key, V value) {
        return append(topic, partition, key, value, TIMESTAMP_MS);
    }

    <K, V> ConsumerRecord<byte[], byte[]> append(Topic<K, V> topic, int partition, K key, V value, long timestampMs) {
        return append(
                topic.name(),
                partition,
                topic.keys().serializer().serialize(topic.name(), key),
                value == null ? null : topic.values().serializer().serialize(topic.name(), value),
                timestampMs);
    }

    ConsumerRecord<byte[], byte[]> append(String topic, int partition, byte[] key, byte[] value) {
        return append(topic, partition, key, value, TIMESTAMP_MS);
    }

    private synchronized ConsumerRecord<byte[], byte[]> append(
            String topic, int partition, byte[] key, byte[] value, long timestampMs) {
        List<ConsumerRecord<byte[], byte[]>> log = records.get(new TopicPartition(topic, partition));
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                topic,
                partition,
                log.size(),
                timestampMs,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
        log.add(record);
        return record;
    }

    synchronized List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition) {
        return List.copyOf(records.get(partition));
    }

    synchronized Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        records.forEach((partition, log) -> ends.put(partition, (long) log.size()));
        return ends;
    }

    synchronized Collection<TopicPartition> partitions() {
        return List.copyOf(records.keySet());
    }

    @Override
    public synchronized Map<String, TopicState> describe(Collection<String> topics) {
        Map<String, TopicState> described = new TreeMap<>(states);
        described.keySet().retainAll(topics);
        return described;
    }

    /** A consumer to whom these partitions are assigned at its first poll. */
    Reader reader(Collection<TopicPartition> assigned, int batch) {
        return new Reader(assigned, batch);
    }

    /** Unlike its parent it keeps what was read, so that it can be read again after a seek. */
    final class Reader extends MockConsumer<byte[], byte[]> {
        private final Collection<TopicPartition> toAssign;
        private final int batch;
        private ConsumerRebalanceListener listener;
        private boolean assigned;

        private Reader(Collection<TopicPartition> toAssign, int batch) {
            super("none");
            this.toAssign = toAssign;
            this.batch = batch;
        }

        @Override
        public synchronized void subscribe(Collection<String> topics, ConsumerRebalanceListener rebalanceListener) {
            super.subscribe(topics, rebalanceListener);
            listener = rebalanceListener;
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            if (!assigned) {
                assigned = true;
                Map<TopicPartition, Long> beginnings = new HashMap<>();
                toAssign.forEach(partition -> beginnings.put(partition, 0L));
                updateBeginningOffsets(beginnings);
                rebalance(toAssign);
                listener.onPartitionsAssigned(toAssign);
            }
            Map<TopicPartition, Long> ends = new HashMap<>();
            for (TopicPartition partition : assignment()) {
                List<ConsumerRecord<byte[], byte[]>> log = records(partition);
                ends.put(partition, (long) log.size());
                if (!paused().contains(partition)) {
                    long position = position(partition);
                    if (position > log.size()) {
                        throw new OffsetOutOfRangeException(Map.of(partition, position));
                    }
                    log.stream().skip(position).limit(batch).forEach(this::addRecord);
                }
            }
            updateEndOffsets(ends);
            ConsumerRecords<byte[], byte[]> polled = super.poll(timeout);
            if (polled.isEmpty()) {
                LockSupport.parkNanos(1_000_000);
            }
            return polled;
        }
    }
}
