package org.sada.bench.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.sada.contract.topic.Topics;

/** Writes events to the log in its own layout: NDJSON of some events of one partition without a key, or one keyed event. */
public final class LogWriter implements Centre.Sink, AutoCloseable {
    private static final List<Header> SOURCE =
            List.of(new RecordHeader(Topics.SOURCE_HEADER, "bench".getBytes(StandardCharsets.UTF_8)));

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final int eventsPerRecord;
    private final byte[][] buffers;
    private final int[] lengths;
    private final int[] counts;

    public LogWriter(String bootstrap, int partitions, int eventsPerRecord) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        // with more, a batch refused by a topic that is still new puts those behind it out of order
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        512 << 10,
                        ProducerConfig.LINGER_MS_CONFIG,
                        50,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        128L << 20,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        4 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.eventsPerRecord = eventsPerRecord;
        this.buffers = new byte[partitions][64 << 10];
        this.lengths = new int[partitions];
        this.counts = new int[partitions];
    }

    @Override
    public void accept(int partition, String key, byte[] line, int length) {
        if (eventsPerRecord == 1) {
            byte[] value = Arrays.copyOf(line, length - 1);
            send(partition, key.getBytes(StandardCharsets.UTF_8), value);
            return;
        }
        if (buffers[partition].length - lengths[partition] < length) {
            buffers[partition] = Arrays.copyOf(buffers[partition], 2 * buffers[partition].length + length);
        }
        System.arraycopy(line, 0, buffers[partition], lengths[partition], length);
        lengths[partition] += length;
        if (++counts[partition] == eventsPerRecord) {
            flush(partition);
        }
    }

    private void flush(int partition) {
        if (counts[partition] > 0) {
            send(partition, null, Arrays.copyOf(buffers[partition], lengths[partition]));
            lengths[partition] = 0;
            counts[partition] = 0;
        }
    }

    private void send(int partition, byte[] key, byte[] value) {
        if (failure.get() != null) {
            throw new IllegalStateException("the broker did not take the data: " + failure.get(), failure.get());
        }
        Future<RecordMetadata> unused = producer.send( // the callback tells
                new ProducerRecord<>(Topics.EVENTS.name(), partition, null, key, value, SOURCE), (place, problem) -> {
                    if (problem != null) {
                        failure.compareAndSet(null, problem);
                    }
                });
    }

    /** Sends what is left and waits until all is acknowledged. */
    public void finish() {
        for (int partition = 0; partition < buffers.length; partition++) {
            flush(partition);
        }
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("the broker did not take the data: " + failure.get(), failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
