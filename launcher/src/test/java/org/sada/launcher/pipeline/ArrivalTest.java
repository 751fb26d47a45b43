package org.sada.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sada.analytics.StateStores;
import org.sada.analytics.complaint.ComplaintSettings;
import org.sada.console.kpi.Every;
import org.sada.console.kpi.KpiQuery;
import org.sada.console.kpi.KpiReader;
import org.sada.console.kpi.KpiWriter;
import org.sada.console.store.Finality;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.Dimension;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.topic.Topics;
import org.sada.ingest.privacy.PrivacySettings;
import org.sada.ingest.simulator.Scenario;
import org.sada.ingest.simulator.Simulator;
import org.sada.launcher.verify.Progress;
import org.sada.launcher.verify.Verification;
import org.sada.launcher.verify.Verify;
import org.sada.runtime.Settings;
import org.sada.sink.SinkSettings;

/** Through the real broker, topologies and store: however events arrive, the same bytes come out, and a recomputation agrees. */
class ArrivalTest {
    private static final long SEED = 20_261_122;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    @Test
    void orderRepeatsPartitionsThreadsAndSizeOfRecordsLeaveNoTrace() throws Exception {
        List<Event> events = Simulator.stream(Scenario.endless(SEED, Instant.parse("2026-01-04T00:00:00Z"))
                        .spread(600, 10))
                .toList();
        Answer plain = run(settings("plain", StateStores.MEMORY).with(1, 1), pipeline -> publish(pipeline, events));

        List<Event> copies = new ArrayList<>();
        Random random = new Random(SEED);
        events.forEach(event -> copies.addAll(Collections.nCopies(1 + random.nextInt(3), event)));
        Collections.shuffle(copies, random);
        Answer mixed = run(settings("mixed", StateStores.DISK).with(12, 4), pipeline -> {
            produceOneByOne(pipeline, copies.subList(0, copies.size() / 2));
            publish(pipeline, copies.subList(copies.size() / 2, copies.size()));
        });

        assertThat(mixed.json()).as("seed %d", SEED).isEqualTo(plain.json());
        assertThat(mixed.json()).contains("\"queue\":\"Billing\"");
        for (Answer each : List.of(plain, mixed)) {
            assertThat(each.verification().equal())
                    .as(() -> String.join("\n", each.verification().lines()))
                    .isTrue();
        }
    }

    private record Answer(String json, Verification verification) {}

    private interface Sending {
        void to(Pipeline pipeline) throws Exception;
    }

    private PipelineSettings settings(String name, StateStores stores) {
        return new PipelineSettings(
                folder.resolve(name),
                true,
                1,
                1,
                stores,
                Duration.ofMillis(100),
                Definition.STANDARD,
                Retention.STANDARD,
                ComplaintSettings.SHIPPED,
                SinkSettings.KEPT_EXAMPLES,
                false);
    }

    private static Answer run(PipelineSettings settings, Sending sending) throws Exception {
        // a producer of its own hashes no customer, so neither may the door
        PrivacySettings asTheyCome = Settings.none()
                .withOverrides(List.of("privacy.customer=keep"))
                .over(UpSettings.NONE)
                .privacy();
        try (Pipeline pipeline = Pipeline.open(settings, asTheyCome).start()) {
            sending.to(pipeline);
            pipeline.awaitQuiet(PATIENCE);
            KpiQuery query = KpiQuery.all(EventJson.DEFAULT_TENANT, Definition.STANDARD.version())
                    .every(Every.P1D, ZoneId.of("Asia/Riyadh"))
                    .by(List.of(Dimension.QUEUE, Dimension.CHANNEL));
            KpiReader reader =
                    new KpiReader(pipeline.store().connections(), Definition.STANDARD, Finality.bySystemClock());
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            KpiWriter.json().write(query, reader.read(query), json);
            Verification verification = new Verify(pipeline.definition(), Retention.STANDARD, pipeline.reader()::said)
                    .run(pipeline.bootstrap(), pipeline.store().connections(), Progress.NONE);
            return new Answer(json.toString(StandardCharsets.UTF_8), verification);
        }
    }

    private static void publish(Pipeline pipeline, List<Event> events) {
        pipeline.publisher().publish("test", events, Duration.ofSeconds(30)).join();
    }

    /** As a foreign producer does: keyed, one event a record. */
    private static void produceOneByOne(Pipeline pipeline, List<Event> events) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", pipeline.bootstrap(), "linger.ms", 20),
                new StringSerializer(),
                new ByteArraySerializer())) {
            events.forEach(event -> producer.send(
                    new ProducerRecord<>(Topics.EVENTS.name(), event.partitionKey(), EventJson.write(event))));
        }
    }
}
