package org.sada.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.sada.contract.topic.Rejection;
import org.sada.contract.topic.Topics;
import org.sada.runtime.HealthCheck;
import org.sada.runtime.HealthCheck.Health;

/**
 * The publisher over Kafka. Events of one partition and one source travel as NDJSON in one record, closed at 100 events, at 512 KiB or
 * after 5 ms; idempotent, acknowledged by all replicas in sync. An event that Kafka does not take within a minute fails.
 */
public final class KafkaPublisher implements Publisher {
    /** What may be on its way, in bytes of JSON. */
    static final int ROOM_BYTES = 64 * 1024 * 1024;

    private static final Duration LINGER = Duration.ofMillis(5);
    private static final Duration FAREWELL = Duration.ofSeconds(15);

    private final Producer<byte[], byte[]> producer;
    private final int partitions;
    private final int roomBytes;
    private final Semaphore room;
    private final EventBatches batches;
    private final ScheduledExecutorService timer;
    private volatile String trouble = "";

    KafkaPublisher(Producer<byte[], byte[]> producer, int partitions, int roomBytes) {
        this.producer = producer;
        this.partitions = partitions;
        this.roomBytes = roomBytes;
        this.room = new Semaphore(roomBytes);
        this.batches = new EventBatches(partitions);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "publisher");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Connects, and learns the number of partitions from the broker.
     *
     * @param connection {@code bootstrap.servers} and whatever else Kafka's clients need to connect, such as security
     * @throws PublishException if no broker answers, or a topic is missing
     */
    public static KafkaPublisher connect(Map<String, ?> connection) {
        int partitions = BrokerCheck.partitions(connection);
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                ProducerSettings.of(connection), new ByteArraySerializer(), new ByteArraySerializer());
        return new KafkaPublisher(producer, partitions, ROOM_BYTES);
    }

    @Override
    public CompletableFuture<Void> forward(String source, List<EventLine> lines, Duration patience) {
        long bytes = 0;
        int[] places = new int[lines.size()];
        for (int i = 0; i < places.length; i++) {
            EventLine line = lines.get(i);
            bytes += line.bytes().length;
            places[i] = Topics.partition(line.event().partitionKey(), partitions);
        }
        return admitted(places.length, bytes, patience, receipt -> gather(source, lines, places, receipt));
    }

    @Override
    public CompletableFuture<Void> reject(List<Rejection> rejections, Duration patience) {
        List<Rejection> clean = rejections.stream().map(CleanRejection::of).toList();
        List<byte[]> values = clean.stream()
                .map(each -> Topics.REJECTED.values().serializer().serialize(Topics.REJECTED.name(), each))
                .toList();
        long bytes = values.stream().mapToLong(value -> value.length).sum();
        return admitted(values.size(), bytes, patience, receipt -> {
            for (int i = 0; i < values.size(); i++) {
                byte[] key = Topics.REJECTED
                        .keys()
                        .serializer()
                        .serialize(Topics.REJECTED.name(), clean.get(i).source());
                send(
                        new ProducerRecord<>(Topics.REJECTED.name(), key, values.get(i)),
                        failure -> receipt.settle(1, failure));
            }
        });
    }

    /** Whether Kafka took the last thing that was sent to it. */
    public HealthCheck healthCheck() {
        return new HealthCheck() {
            @Override
            public String name() {
                return "publisher";
            }

            @Override
            public Health check() {
                String reason = trouble;
                return reason.isEmpty() ? Health.ok() : Health.notReady(reason);
            }
        };
    }

    @Override
    public void close() {
        timer.shutdown();
        batches.close().forEach(this::send);
        producer.close(FAREWELL);
    }

    @FunctionalInterface
    private interface Work {
        void run(Receipt receipt);
    }

    @FunctionalInterface
    private interface Outcome {
        /** @param failure null where the log has it */
        void settle(PublishException failure);
    }

    private CompletableFuture<Void> admitted(int parts, long bytes, Duration patience, Work work) {
        if (parts == 0) {
            return CompletableFuture.completedFuture(null);
        }
        int taken = (int) Math.min(bytes, roomBytes);
        try {
            if (!room.tryAcquire(taken, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return CompletableFuture.failedFuture(new PublishException(
                        "Kafka takes events more slowly than they come, or not at all; try again later"));
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(
                    new PublishException("interrupted while waiting for room", interrupt));
        }
        Receipt receipt = new Receipt(parts, () -> room.release(taken));
        work.run(receipt);
        return receipt.future();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // send() reports every failure to its receipt
    private void drainSoon() {
        try {
            timer.schedule(() -> batches.drain().forEach(this::send), LINGER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // close() takes what has been gathered until then
        }
    }

    private void gather(String source, List<EventLine> lines, int[] places, Receipt receipt) {
        try {
            batches.add(source, lines, places, receipt).forEach(this::send);
            if (batches.expectDrain()) {
                drainSoon();
            }
        } catch (PublishException closed) {
            receipt.settle(places.length, closed);
        }
    }

    private void send(EventBatch batch) {
        List<Header> headers = new ArrayList<>(1);
        headers.add(new RecordHeader(Topics.SOURCE_HEADER, batch.source().getBytes(StandardCharsets.UTF_8)));
        send(
                new ProducerRecord<>(Topics.EVENTS.name(), batch.partition(), (byte[]) null, batch.value(), headers),
                batch::settle);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the same
    private void send(ProducerRecord<byte[], byte[]> message, Outcome outcome) {
        try {
            producer.send(message, (metadata, failure) -> outcome.settle(noted(message, failure)));
        } catch (RuntimeException failure) {
            outcome.settle(noted(message, failure));
        }
    }

    private PublishException noted(ProducerRecord<byte[], byte[]> message, Exception failure) {
        if (failure == null) {
            trouble = "";
            return null;
        }
        String reason = "Kafka did not take a record of " + message.topic() + ": " + failure.getMessage();
        if (!(failure instanceof RecordTooLargeException)) {
            trouble = reason;
        }
        return new PublishException(reason, failure);
    }
}
