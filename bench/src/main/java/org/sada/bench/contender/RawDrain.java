package org.sada.bench.contender;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.sada.bench.pass.Contender;
import org.sada.bench.pass.Finish;
import org.sada.bench.pass.Pass;
import org.sada.bench.pass.Usage;
import org.sada.contract.topic.Topics;

/** Plain consumers, as many as the others have threads, that take the bytes and do nothing with them: nobody can be faster. */
public class RawDrain implements Contender {
    @Override
    public Set<String> counts() {
        return Set.of();
    }

    @Override
    public void prepare(Pass pass) {
        // it leaves nothing behind
    }

    /** What is done with a record; the number of events found in it. */
    protected long take(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        return 0;
    }

    @Override
    public Finish run(Pass pass) throws Exception {
        long cpuAtStart = Usage.cpuNanos();
        long started = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(pass.threads());
        List<KafkaConsumer<ByteBuffer, ByteBuffer>> consumers = new ArrayList<>();
        try {
            for (int i = 0; i < pass.threads(); i++) {
                consumers.add(consumer(pass, i));
            }
            long running = System.nanoTime();
            List<Future<Long>> shares = new ArrayList<>();
            for (KafkaConsumer<ByteBuffer, ByteBuffer> consumer : consumers) {
                shares.add(threads.submit(() -> drain(consumer)));
            }
            long events = 0;
            for (Future<Long> share : shares) {
                events += share.get();
            }
            long end = System.nanoTime();
            return new Finish(started, running, end, Map.of("events", events), Usage.cpuNanos() - cpuAtStart);
        } finally {
            threads.shutdownNow();
            consumers.forEach(KafkaConsumer::close);
        }
    }

    private static KafkaConsumer<ByteBuffer, ByteBuffer> consumer(Pass pass, int number) {
        KafkaConsumer<ByteBuffer, ByteBuffer> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        pass.bootstrap(),
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        500,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        1 << 20,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        8 << 20,
                        ConsumerConfig.RECEIVE_BUFFER_CONFIG,
                        1 << 20),
                new ByteBufferDeserializer(),
                new ByteBufferDeserializer());
        List<TopicPartition> share = new ArrayList<>();
        for (int partition = number; partition < pass.partitions(); partition += pass.threads()) {
            share.add(new TopicPartition(Topics.EVENTS.name(), partition));
        }
        consumer.assign(share);
        consumer.seekToBeginning(share);
        return consumer;
    }

    private long drain(KafkaConsumer<ByteBuffer, ByteBuffer> consumer) {
        Map<TopicPartition, Long> left = new HashMap<>(consumer.endOffsets(consumer.assignment()));
        left.values().removeIf(end -> end == 0);
        long events = 0;
        while (!left.isEmpty()) {
            for (ConsumerRecord<ByteBuffer, ByteBuffer> record : consumer.poll(java.time.Duration.ofMillis(100))) {
                events += take(record);
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() + 1 >= left.getOrDefault(partition, Long.MAX_VALUE)) {
                    left.remove(partition);
                }
            }
        }
        return events;
    }
}
