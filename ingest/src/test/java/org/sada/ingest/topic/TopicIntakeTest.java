package org.sada.ingest.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sada.contract.event.Event;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.RecordingPublisher;
import org.sada.ingest.RecordingPublisher.Mood;
import org.sada.ingest.check.FutureCheck;

@Timeout(60)
class TopicIntakeTest {
    private static final TopicPartition PARTITION = new TopicPartition("calls", 0);
    private static final FutureCheck NOON = new FutureCheck(InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z")));

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private TopicIntake intake;
    private Thread thread;

    @BeforeEach
    void start() {
        RawTopic topic = new RawTopic("calls", "sada", null, null, null, null);
        intake = new TopicIntake(topic, NOON, publisher, consumer, Duration.ofMillis(5));
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(PARTITION));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            add(0, held("1"));
            add(1, "nonsense");
            add(2, held("2"));
        });
    }

    @AfterEach
    void stop() throws InterruptedException {
        intake.close();
        if (thread != null) {
            thread.join();
        }
        assertThat(failure.get()).isNull();
    }

    @Test
    void thePlaceIsKeptBehindWhatTheLogHas() {
        run();

        await().until(() -> place() == 3);
        assertThat(publisher.events()).extracting(Event::id).containsExactly("1", "2");
        assertThat(publisher.rejected()).extracting(Rejection::position).containsExactly("calls-0@1");
        assertThat(intake.healthCheck().check().ready()).isTrue();
    }

    @Test
    void whileTheLogTakesNothingThePlaceStaysAndTheReasonIsSaid() {
        publisher.become(Mood.REFUSES);
        run();
        await().until(() -> publisher.published().size() >= 4); // tried again
        assertThat(place()).isZero();
        assertThat(intake.healthCheck().check().reason()).isEqualTo("Kafka is away");

        publisher.become(Mood.KEEPS);

        await().until(() -> place() == 3);
        assertThat(intake.healthCheck().check().ready()).isTrue();
        assertThat(publisher.rejected()).hasSize(1);
    }

    @Test
    void toldToStopWhileItWaitsItStopsAndKeepsNoPlaceThatIsNotTrue() throws InterruptedException {
        publisher.become(Mood.REFUSES);
        run();
        await().until(() -> !publisher.published().isEmpty());

        intake.close();
        thread.join();

        assertThat(consumer.closed()).isTrue();
        assertThat(publisher.rejected()).isEmpty();
    }

    @Test
    void closedBeforeItRunsItNeverRuns() throws InterruptedException {
        intake.close();
        run();
        thread.join();

        assertThat(consumer.closed()).isTrue();
        assertThat(publisher.published()).isEmpty();
    }

    private void run() {
        thread = new Thread(() -> {
            try {
                intake.run();
            } catch (InterruptedException | RuntimeException e) {
                failure.set(e);
            }
        });
        thread.start();
    }

    private long place() {
        OffsetAndMetadata place = consumer.committed(Set.of(PARTITION)).get(PARTITION);
        return place == null ? 0 : place.offset();
    }

    private void add(long offset, String value) {
        consumer.addRecord(new ConsumerRecord<>("calls", 0, offset, null, value.getBytes(UTF_8)));
    }

    private static String held(String id) {
        return "{\"type\":\"held\",\"id\":\"" + id
                + "\",\"interaction\":\"i\",\"occurred_at\":\"2026-01-31T09:30:00Z\"}";
    }
}
