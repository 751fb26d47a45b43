package org.sada.analytics;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.sada.analytics.complaint.ComplaintReader;
import org.sada.contract.Definition;
import org.sada.contract.Retention;

/**
 * How analytics runs.
 *
 * @param applicationId names the consumer group, the state and the topics between the processors
 * @param instance names this instance for good, so that after a crash it takes its tasks back at once; null: no such name
 * @param stateFolder where state lives on this machine; also the place of the lock that keeps two instances apart
 * @param threads of processing; more than partitions help nothing
 * @param commitInterval between commits: latency against throughput
 * @param reader of customers' texts; the definition names its version
 * @param overrides of Kafka Streams' own settings, for operators; they win
 */
public record AnalyticsSettings(
        String bootstrap,
        String applicationId,
        String instance,
        Path stateFolder,
        int threads,
        StateStores stores,
        Duration commitInterval,
        Definition definition,
        Retention retention,
        ComplaintReader reader,
        Map<String, String> overrides) {

    /** The consumer group of one analytics alone on its brokers. */
    public static final String APPLICATION_ID = "sada-analytics";

    private static final Duration SESSION = Duration.ofSeconds(6);
    private static final Duration TRANSACTION = Duration.ofSeconds(10);
    /** The only caches are those of commit hooks, of one small entry each. */
    private static final long CACHE_BYTES = 1L << 20;

    /** What waits to be told waits no longer than this where nothing comes. */
    private static final long POLL_MS = 10;

    public AnalyticsSettings {
        if (threads < 1 || threads > 256) {
            throw new IllegalArgumentException("analytics.threads must be between 1 and 256, not " + threads);
        }
        overrides = Map.copyOf(overrides);
    }

    /** Settings as they should be unless there is a reason. */
    public static AnalyticsSettings standard(String bootstrap, Path stateFolder) {
        return new AnalyticsSettings(
                bootstrap,
                APPLICATION_ID,
                "analytics-1",
                stateFolder,
                2,
                StateStores.DISK,
                Duration.ofMillis(100),
                Definition.STANDARD.withTexts(ComplaintReader.shipped().version()),
                Retention.STANDARD,
                ComplaintReader.shipped(),
                Map.of());
    }

    /** The same for figures of another meaning, or kept for another time. */
    public AnalyticsSettings with(Definition otherDefinition, Retention otherRetention) {
        return new AnalyticsSettings(
                bootstrap,
                applicationId,
                instance,
                stateFolder,
                threads,
                stores,
                commitInterval,
                otherDefinition,
                otherRetention,
                reader,
                overrides);
    }

    /** The same with state elsewhere, with more or fewer threads, and with commits more or less often. */
    public AnalyticsSettings with(StateStores otherStores, int otherThreads, Duration otherCommitInterval) {
        return new AnalyticsSettings(
                bootstrap,
                applicationId,
                instance,
                stateFolder,
                otherThreads,
                otherStores,
                otherCommitInterval,
                definition,
                retention,
                reader,
                overrides);
    }

    /** The same with texts read in another way; the definition must say so. */
    public AnalyticsSettings with(ComplaintReader otherReader) {
        return new AnalyticsSettings(
                bootstrap,
                applicationId,
                instance,
                stateFolder,
                threads,
                stores,
                commitInterval,
                definition,
                retention,
                otherReader,
                overrides);
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put("input.buffer.max.bytes", 64L << 20);
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 200);
        properties.put(consumer(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(consumer(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 200);
        properties.put(consumer(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 1 << 20);
        properties.put(consumer(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 << 20);
        properties.put(consumer(ConsumerConfig.RECEIVE_BUFFER_CONFIG), 1 << 20);
        properties.put(consumer(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int) SESSION.toMillis());
        properties.put(consumer(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), (int) SESSION.toMillis() / 4);
        if (instance != null) {
            properties.put(consumer(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
        }
        properties.put(producer(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int) TRANSACTION.toMillis());
        properties.put(producer(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(producer(ProducerConfig.BATCH_SIZE_CONFIG), 256 << 10);
        properties.put(producer(ProducerConfig.LINGER_MS_CONFIG), 20);
        properties.put(producer(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 4 << 20);
        // A batch that must be tried again would have those behind it refused as out of order, over and over.
        properties.put(producer(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        properties.putAll(overrides);
        return properties;
    }

    private static String consumer(String key) {
        return StreamsConfig.mainConsumerPrefix(key);
    }

    private static String producer(String key) {
        return StreamsConfig.producerPrefix(key);
    }
}
