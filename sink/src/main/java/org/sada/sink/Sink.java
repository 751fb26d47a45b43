package org.sada.sink;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.sada.runtime.HealthCheck;
import org.sada.runtime.Service;
import org.sada.runtime.Telemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the topics of cells, interactions, marks, agents and examples into the store, exactly once.
 *
 * <p>How far it has come is kept in the store beside the rows, and Kafka's own offsets are not used: each batch is one transaction
 * that moves both, and only for who has the newest claim to a partition. After any failure the store is asked anew, so it never
 * matters whether a commit whose answer was lost took place.
 */
public final class Sink implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Sink.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicState.Source topics;
    private final StoreWriter writer;
    private final SinkMeters meters;
    private final SinkHealth health = new SinkHealth();
    private final Assignment assignment;
    private final AtomicBoolean started = new AtomicBoolean();
    private final Set<TopicPartition> outOfRange = new HashSet<>();
    private Duration wait = FIRST_WAIT;
    private volatile boolean closing;

    Sink(
            Consumer<byte[], byte[]> consumer,
            TopicState.Source topics,
            DataSource store,
            String name,
            Duration keptExamples,
            SinkMeters meters) {
        this.consumer = consumer;
        this.topics = topics;
        this.meters = meters;
        this.writer = new StoreWriter(
                store, name, ManagementFactory.getRuntimeMXBean().getName(), keptExamples, meters);
        this.assignment = new Assignment(consumer);
    }

    /**
     * Connects to Kafka; {@link #run} does the rest. Adds a health check named {@code sink} and meters that begin with
     * {@code sada.sink}.
     *
     * @param store migrated, and open for as long as the sink is
     * @throws org.sada.runtime.StartException if a topic is missing
     */
    public static Sink create(SinkSettings settings, Store store, Telemetry telemetry) {
        TopicState.Source topics = TopicState.of(Admin.create(new HashMap<>(settings.kafka())));
        Sink sink = new Sink(
                new KafkaConsumer<>(consumerConfig(settings)),
                topics,
                store.connections(),
                settings.name(),
                settings.keptExamples(),
                new SinkMeters(telemetry.meters()));
        try {
            topics.describe(sink.writer.topics());
        } catch (RuntimeException failure) {
            sink.close();
            throw failure;
        }
        telemetry.watch(sink.health());
        return sink;
    }

    @Override
    public String name() {
        return "sink";
    }

    /**
     * Reads and stores until closed.
     *
     * @throws SQLException if the store refuses what is neither its passing state nor a single row's fault
     */
    @Override
    public void run() throws SQLException {
        if (!started.compareAndSet(false, true)) {
            return;
        }
        try {
            consumer.subscribe(writer.topics(), assignment);
            while (!closing) {
                step();
            }
        } catch (WakeupException wakeup) {
            LOG.debug("woken up to stop");
        } catch (SQLException | RuntimeException failure) {
            health.dead("the sink stopped: " + SqlErrors.firstLine(failure));
            throw failure;
        } finally {
            free();
        }
    }

    @Override
    public void close() {
        closing = true;
        if (started.compareAndSet(false, true)) {
            free();
        } else {
            consumer.wakeup();
        }
    }

    HealthCheck health() {
        return health;
    }

    private void step() throws SQLException {
        try {
            store(consumer.poll(assignment.unclaimed().isEmpty() ? IDLE : wait));
            claim();
            writer.forgetExamples();
        } catch (OffsetOutOfRangeException gone) {
            claimAgainOnce(gone);
        } catch (RetriableException failure) {
            startOver("Kafka failed for now: " + SqlErrors.firstLine(failure));
        } catch (SQLException failure) {
            if (!SqlErrors.isPassing(failure)) {
                throw failure;
            }
            startOver("the store failed for now: " + SqlErrors.firstLine(failure));
        }
    }

    private void store(ConsumerRecords<byte[], byte[]> records) throws SQLException {
        SortedMap<TopicPartition, Long> offsets = assignment.ahead();
        if (offsets.isEmpty()) {
            return;
        }
        long begin = System.nanoTime();
        if (!writer.write(assignment.claims(), records, offsets)) {
            meters.fenced();
            startOver("a partition has become another sink's");
            return;
        }
        meters.batches().record(Duration.ofNanos(System.nanoTime() - begin));
        assignment.moved(offsets);
        outOfRange.removeAll(offsets.keySet());
        wait = FIRST_WAIT;
        meters.lag(assignment.lag());
    }

    private void claim() throws SQLException {
        Set<TopicPartition> unclaimed = assignment.unclaimed();
        if (!unclaimed.isEmpty()) {
            Set<String> needed = new HashSet<>();
            unclaimed.forEach(partition -> needed.add(partition.topic()));
            assignment.claimed(writer.claim(topics.describe(needed), unclaimed));
        }
        if (assignment.isEmpty()) {
            health.notReady("no partitions are assigned");
        } else if (assignment.unclaimed().isEmpty()) {
            health.ready();
        }
    }

    /** Nothing that was read and not stored counts; polling goes on meanwhile, so that the group keeps this member. */
    private void startOver(String reason) {
        LOG.warn("{}; claiming all partitions again in {} ms", reason, wait.toMillis());
        health.notReady(reason);
        assignment.giveUp(assignment.claims().keySet());
        Duration doubled = wait.multipliedBy(2);
        wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    /** The topic may have been created anew: the claim finds out. If it was not, records are lost and nobody may pretend otherwise. */
    private void claimAgainOnce(OffsetOutOfRangeException gone) {
        Map<TopicPartition, Long> offsets = gone.offsetOutOfRangePartitions();
        for (Map.Entry<TopicPartition, Long> each : offsets.entrySet()) {
            if (!outOfRange.add(each.getKey())) {
                throw new IllegalStateException(
                        "the store has " + each.getKey() + " up to offset " + each.getValue()
                                + ", which Kafka no longer holds; to read the topic from its start, stop the sink and"
                                + " DELETE FROM sada.sink_offset WHERE topic = '"
                                + each.getKey().topic() + "'",
                        gone);
            }
        }
        assignment.giveUp(offsets.keySet());
    }

    private void free() {
        consumer.close();
        topics.close();
    }

    private static Map<String, Object> consumerConfig(SinkSettings settings) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        config.putAll(settings.kafka());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.name());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchRows());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Only what moves is claimed again.
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return config;
    }
}
