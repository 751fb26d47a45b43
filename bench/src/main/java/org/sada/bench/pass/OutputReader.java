package org.sada.bench.pass;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Watches the figures as anybody would who reads committed records only, and tells when they are complete. It reads values only when
 * nothing has come for a while, so that it takes little from whom it watches.
 */
public final class OutputReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final long LULL_NANOS = Duration.ofMillis(150).toNanos();

    private final Pass pass;
    private final Set<String> counts;
    private final CellForm form;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final Map<ByteBuffer, Cell> cells = new HashMap<>();
    private final Set<Cell> changed = new HashSet<>();
    private final Map<String, Long> totals = new TreeMap<>();
    private volatile boolean complete;
    private volatile boolean hasRead;
    private volatile boolean closed;
    private volatile RuntimeException failure;
    private volatile long lastChangeNanos = System.nanoTime();
    private volatile long ownCpuNanos;
    private volatile long cpuAtLastChange;

    private static final class Cell {
        private byte[] value;
        private Map<String, Long> counted = Map.of();
    }

    /**
     * Starts to read.
     *
     * @param topic that exists
     * @param counts the measures that must be right
     */
    public OutputReader(Pass pass, String topic, Set<String> counts, CellForm form) {
        this.pass = pass;
        this.counts = counts;
        this.form = form;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        pass.bootstrap(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, pass.partitions())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.thread = new Thread(this::read, "output-reader");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (consumer) {
            boolean looked = true;
            while (!closed) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    records.forEach(this::keep);
                    ownCpuNanos = Usage.threadCpuNanos();
                    cpuAtLastChange = Usage.cpuNanos() - ownCpuNanos;
                    lastChangeNanos = System.nanoTime();
                    hasRead = true;
                    looked = false;
                } else if (!looked && System.nanoTime() - lastChangeNanos > LULL_NANOS) {
                    look();
                    looked = true;
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
        if (form.isWanted(record.key())) {
            Cell cell = cells.computeIfAbsent(ByteBuffer.wrap(record.key()), key -> new Cell());
            cell.value = record.value();
            changed.add(cell);
        }
    }

    private void look() {
        for (Cell cell : changed) {
            cell.counted.forEach((measure, amount) -> totals.merge(measure, -amount, Math::addExact));
            cell.counted = cell.value == null ? Map.of() : form.read(cell.value);
            cell.counted.forEach((measure, amount) -> totals.merge(measure, amount, Math::addExact));
        }
        changed.clear();
        complete = counts.stream()
                .allMatch(measure -> totals.getOrDefault(measure, 0L) == PassResult.expected(pass, measure));
    }

    /** Whether the figures are as they should be. */
    public boolean isComplete() {
        if (failure != null) {
            throw failure;
        }
        return complete;
    }

    /**
     * Waits until the figures are as they should be, or have not changed for {@code quiet} although the pass has time left.
     *
     * @param quiet starts with the first figure
     * @param check throws where waiting has become pointless
     */
    public void await(Duration quiet, Runnable check) throws InterruptedException {
        long deadline = System.nanoTime() + pass.patience().toNanos();
        while (!isComplete()) {
            check.run();
            long now = System.nanoTime();
            if (now > deadline) {
                throw new IllegalStateException(
                        "not done within " + pass.patience().toSeconds() + " s");
            }
            if (now - lastChangeNanos > quiet.toNanos() && hasRead) {
                return;
            }
            Thread.sleep(2); // a watcher; nothing signals it
        }
    }

    /** Stops reading and gives the result, whose end is the last change. */
    public Finish finish(long startedNanos, long runningNanos, long cpuAtStart) throws InterruptedException {
        closed = true;
        thread.join();
        if (failure != null) {
            throw failure;
        }
        look();
        return new Finish(startedNanos, runningNanos, lastChangeNanos, totals, cpuAtLastChange - cpuAtStart);
    }

    @Override
    public void close() {
        closed = true;
    }
}
