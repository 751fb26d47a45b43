package org.sada.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sada.contract.event.Author;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.topic.Rejection;
import org.sada.contract.topic.Topics;

@Timeout(30)
class KafkaPublisherTest {
    private static final int PARTITIONS = 12;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private MockProducer<byte[], byte[]> producer = producer(true);
    private KafkaPublisher publisher = new KafkaPublisher(producer, PARTITIONS, KafkaPublisher.ROOM_BYTES);

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void everyEventArrivesOnceInItsPartitionUnderItsSource() throws Exception {
        List<Event> calls = calls(1, 2000);
        List<Event> chats = calls(2001, 2500);

        CompletableFuture<Void> both = CompletableFuture.allOf(
                publisher.publish("calls.tsv", calls, SECOND), publisher.publish("http", chats, SECOND));
        both.get(5, TimeUnit.SECONDS);

        assertThat(events("calls.tsv")).containsExactlyInAnyOrderElementsOf(calls);
        assertThat(events("http")).containsExactlyInAnyOrderElementsOf(chats);
        for (ProducerRecord<byte[], byte[]> message : log()) {
            assertThat(message.key()).isNull();
            assertThat(lines(message))
                    .hasSizeBetween(1, Topics.EVENTS_PER_RECORD)
                    .allSatisfy(line -> assertThat(Topics.partition(
                                    EventJson.read(line.getBytes(UTF_8)).partitionKey(), PARTITIONS))
                            .isEqualTo(message.partition()));
        }
    }

    @Test
    void eventsOfOnePlaceTravelAHundredAtATime() throws Exception {
        List<Event> events = IntStream.range(0, 250)
                .mapToObj(i -> new Event("t", "e" + i, "one", 1000L * i, new Event.Held()))
                .toList();

        publisher.publish("http", events, SECOND).get(5, TimeUnit.SECONDS);

        assertThat(log().stream().map(message -> lines(message).size())).containsExactlyInAnyOrder(100, 100, 50);
    }

    @Test
    void aLineIsTheCanonicalForm() throws Exception {
        Event event = calls(1, 1).get(0);

        publisher.publish("http", List.of(event), SECOND).get(5, TimeUnit.SECONDS);

        assertThat(log().get(0).value()).isEqualTo((new String(EventJson.write(event), UTF_8) + "\n").getBytes(UTF_8));
    }

    @Test
    void largeEventsMakeShortRecords() throws Exception {
        String text = "م".repeat(32_000);
        List<Event> events = IntStream.range(0, 60)
                .mapToObj(i ->
                        new Event("t", "e" + i, "one", i, new Event.Text(Author.CUSTOMER, text, Event.Feedback.NONE)))
                .toList();

        publisher.publish("http", events, SECOND).get(5, TimeUnit.SECONDS);

        assertThat(log())
                .hasSizeGreaterThan(6)
                .allSatisfy(message -> assertThat(message.value()).hasSizeLessThanOrEqualTo(EventBatches.MOST_BYTES));
        assertThat(events("http")).hasSize(60);
    }

    @Test
    void aCallCompletesOnlyWhenAllOfItIsKept() {
        producer = producer(false);
        publisher = new KafkaPublisher(producer, PARTITIONS, KafkaPublisher.ROOM_BYTES);
        CompletableFuture<Void> call = publisher.publish("http", calls(1, 100), SECOND);
        await().until(() -> producer.history().size() == partitionsOf(calls(1, 100)));

        for (int left = producer.history().size(); left > 0; left--) {
            assertThat(call).isNotDone();
            producer.completeNext();
        }

        assertThat(call).isCompleted();
    }

    @Test
    void aCallFailsWhenKafkaRefusesAnyOfIt() {
        producer = producer(false);
        publisher = new KafkaPublisher(producer, PARTITIONS, KafkaPublisher.ROOM_BYTES);
        CompletableFuture<Void> call = publisher.publish("http", calls(1, 1), SECOND);
        await().until(() -> producer.history().size() == 1);

        producer.errorNext(new TimeoutException("expired"));

        assertThat(call).isCompletedExceptionally();
        assertThat(publisher.healthCheck().check().ready()).isFalse();
        assertThat(publisher.healthCheck().check().reason()).contains("sada.events.v1", "expired");
    }

    @Test
    void itIsReadyAgainOnceKafkaTakesSomething() throws Exception {
        producer.sendException = new TimeoutException("no metadata");
        assertThat(publisher.reject(List.of(rejection("a")), SECOND)).isCompletedExceptionally();
        producer.sendException = null;

        publisher.publish("http", calls(1, 1), SECOND).get(5, TimeUnit.SECONDS);

        assertThat(publisher.healthCheck().check().ready()).isTrue();
    }

    @Test
    void whoComesWhenTheRoomIsFullIsSentAwayAtOnceAndLaterLetIn() {
        producer = producer(false);
        publisher = new KafkaPublisher(producer, PARTITIONS, 2000);
        CompletableFuture<Void> first = publisher.publish("http", calls(1, 100), Duration.ZERO);

        CompletableFuture<Void> second = publisher.publish("http", calls(101, 101), Duration.ZERO);
        assertThat(second).isCompletedExceptionally();
        await().until(() -> {
            while (producer.completeNext()) {}
            return first.isDone();
        });

        assertThat(publisher.publish("http", calls(101, 101), Duration.ZERO)).isNotDone();
    }

    @Test
    void refusalsGoToTheirTopicAndNothingInThemBreaksTheirJson() throws Exception {
        Rejection broken = new Rejection(null, "http", "s", "line 1", "half \ud800 and \u0000\n", new byte[] {0, -1});

        publisher.reject(List.of(broken, rejection("fine")), SECOND).get(5, TimeUnit.SECONDS);

        List<Rejection> kept = producer.history().stream()
                .filter(message -> message.topic().equals(Topics.REJECTED.name()))
                .map(message -> Topics.REJECTED.values().deserializer().deserialize(message.topic(), message.value()))
                .toList();
        assertThat(kept).hasSize(2);
        assertThat(kept.get(0).reason()).isEqualTo("half ? and ??");
        assertThat(kept.get(0).content()).isEqualTo(new byte[] {0, -1});
        assertThat(new String(producer.history().get(0).key(), UTF_8)).isEqualTo("s");
    }

    @Test
    void closingSendsWhatIsHeldAndRefusesTheRest() {
        CompletableFuture<Void> before = publisher.publish("http", calls(1, 50), SECOND);

        publisher.close();

        assertThat(before).isCompleted();
        assertThat(events("http")).hasSize(50);
        assertThat(publisher.publish("http", calls(51, 51), SECOND)).isCompletedExceptionally();
    }

    @Test
    void manyThreadsLoseNothing() {
        List<CompletableFuture<Void>> calls = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> publisher.publish("source " + i % 3, calls(i * 10 + 1, i * 10 + 10), SECOND))
                .toList();

        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();

        assertThat(Stream.of(0, 1, 2)
                        .mapToInt(i -> events("source " + i).size())
                        .sum())
                .isEqualTo(20_000);
    }

    private List<ProducerRecord<byte[], byte[]>> log() {
        return producer.history().stream()
                .filter(message -> message.topic().equals(Topics.EVENTS.name()))
                .toList();
    }

    private List<Event> events(String source) {
        List<Event> events = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> message : log()) {
            String header = new String(
                    message.headers().lastHeader(Topics.SOURCE_HEADER).value(), UTF_8);
            if (header.equals(source)) {
                lines(message).forEach(line -> events.add(read(line)));
            }
        }
        return events;
    }

    private static Event read(String line) {
        try {
            return EventJson.read(line.getBytes(UTF_8));
        } catch (org.sada.contract.event.InvalidEvent e) {
            throw new AssertionError(line, e);
        }
    }

    private static List<String> lines(ProducerRecord<byte[], byte[]> message) {
        return new String(message.value(), UTF_8).lines().toList();
    }

    private static int partitionsOf(List<Event> events) {
        return (int) events.stream()
                .map(event -> Topics.partition(event.partitionKey(), PARTITIONS))
                .distinct()
                .count();
    }

    private static List<Event> calls(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> new Event("t", "e" + i, "call " + i, 1000L * i, new Event.Queued("مبيعات")))
                .toList();
    }

    private static Rejection rejection(String reason) {
        return new Rejection("t", "file", "s", "line 2", reason, new byte[0]);
    }

    private static MockProducer<byte[], byte[]> producer(boolean completes) {
        List<PartitionInfo> partitions = IntStream.range(0, PARTITIONS)
                .boxed()
                .flatMap(i -> Stream.of(Topics.EVENTS, Topics.REJECTED)
                        .map(topic -> new PartitionInfo(topic.name(), i, null, new Node[0], new Node[0])))
                .toList();
        Cluster cluster = new Cluster("c", List.of(), partitions, java.util.Set.of(), java.util.Set.of());
        return new MockProducer<>(cluster, completes, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
