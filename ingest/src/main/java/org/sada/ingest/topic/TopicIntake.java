package org.sada.ingest.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.publish.Publisher;
import org.sada.ingest.source.Source;
import org.sada.runtime.HealthCheck;
import org.sada.runtime.Service;
import org.sada.runtime.StartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a raw topic into the log, from its beginning, and goes on where it was. At least once: the place is kept, in a consumer group of
 * the brokers that have the topic, only after the log has everything before it. What is read twice after a crash counts once, for equal
 * ids are one event; so no transaction need span two clusters. Only a refusal can then stand twice in the rejected topic, with the same
 * position.
 */
public final class TopicIntake implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(TopicIntake.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final RawTopic settings;
    private final Source source;
    private final FutureCheck futureCheck;
    private final Publisher publisher;
    private final Duration pause;
    private final Consumer<byte[], byte[]> consumer;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private boolean started;
    private volatile String trouble = "";

    TopicIntake(
            RawTopic settings,
            FutureCheck futureCheck,
            Publisher publisher,
            Consumer<byte[], byte[]> consumer,
            Duration pause) {
        this.settings = settings;
        this.pause = pause;
        this.source = settings.source();
        this.futureCheck = futureCheck;
        this.publisher = publisher;
        this.consumer = consumer;
    }

    /**
     * Ready to run.
     *
     * @param ownBootstrap the pipeline's brokers, for a topic that names none
     * @param publisher which stays open
     * @throws StartException if there can be no broker at the address
     * @throws org.sada.ingest.source.ImportException if the mapping cannot be read
     */
    public static TopicIntake of(RawTopic settings, String ownBootstrap, FutureCheck futureCheck, Publisher publisher) {
        String bootstrap = settings.bootstrap() == null ? ownBootstrap : settings.bootstrap();
        try {
            KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    consumerSettings(settings.topic(), bootstrap),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            return new TopicIntake(settings, futureCheck, publisher, consumer, PAUSE);
        } catch (KafkaException wrong) {
            throw new StartException(
                    "cannot read topic " + settings.topic() + " from " + bootstrap + ": "
                            + (wrong.getCause() == null ? wrong : wrong.getCause()).getMessage()
                            + "; correct its bootstrap in the settings",
                    wrong);
        }
    }

    private static Map<String, Object> consumerSettings(String topic, String bootstrap) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "sada-ingest-" + topic);
        // so that who comes back after a crash need not wait for the end of its former self
        config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, "ingest-1");
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // a topic that does not exist yet is found soon after it does
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        return config;
    }

    @Override
    public String name() {
        return "topic " + settings.topic();
    }

    /** Whether the log took what was last read. */
    public HealthCheck healthCheck() {
        return new HealthCheck() {
            @Override
            public String name() {
                return TopicIntake.this.name();
            }

            @Override
            public Health check() {
                String reason = trouble;
                return reason.isEmpty() ? Health.ok() : Health.notReady(reason);
            }
        };
    }

    @Override
    public void run() throws InterruptedException {
        synchronized (this) {
            if (closing.getCount() == 0) {
                return;
            }
            started = true;
        }
        try (consumer) {
            consumer.subscribe(List.of(settings.topic()));
            while (closing.getCount() > 0) {
                take(consumer.poll(POLL));
            }
        } catch (WakeupException told) {
            LOG.debug("told to stop");
        } finally {
            finished.countDown();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closing.countDown();
            if (!started) {
                consumer.close();
                started = true;
                finished.countDown();
                return;
            }
        }
        consumer.wakeup();
        try {
            boolean inTime = finished.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("stopped in time: {}", inTime);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        if (records.isEmpty()) {
            return;
        }
        Reading reading = new Reading(source, settings.tenant(), futureCheck);
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : records) {
            reading.read(each);
            next.put(new TopicPartition(each.topic(), each.partition()), new OffsetAndMetadata(each.offset() + 1));
        }
        boolean kept = keep(() -> publisher.forward(settings.topic(), reading.lines(), PATIENCE))
                && keep(() -> publisher.reject(reading.rejections(), PATIENCE));
        if (kept) {
            try {
                consumer.commitSync(next);
            } catch (CommitFailedException | RebalanceInProgressException moved) {
                LOG.warn("{}: its place was not kept, so some records are read again: {}", name(), moved.getMessage());
            }
        }
    }

    /** Tries until the log has it; false where it was told to stop before. */
    private boolean keep(Supplier<CompletableFuture<Void>> sending) throws InterruptedException {
        while (closing.getCount() > 0) {
            try {
                sending.get().join();
                trouble = "";
                return true;
            } catch (CompletionException failure) {
                trouble = failure.getCause().getMessage();
                LOG.warn("{}: {}; trying again", name(), trouble);
            }
            if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }
}
