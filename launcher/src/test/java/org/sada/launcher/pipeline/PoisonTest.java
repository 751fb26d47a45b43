package org.sada.launcher.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.contract.Retention;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.topic.Rejection;
import org.sada.contract.topic.Topics;
import org.sada.ingest.file.FileImport;
import org.sada.ingest.source.Formats;
import org.sada.ingest.source.ImportException;
import org.sada.ingest.source.Source;
import org.sada.ingest.source.SourceOptions;
import org.sada.ingest.topic.RawTopic;
import org.sada.launcher.pipeline.Poison.Fate;
import org.sada.launcher.verify.Progress;
import org.sada.launcher.verify.TopicReader;
import org.sada.launcher.verify.Verification;
import org.sada.launcher.verify.Verify;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.Services;
import org.sada.runtime.key.KeyRing;

/** Each payload at each door of one running pipeline, each between two sound events that must count. */
@Timeout(600)
class PoisonTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> DOORS = List.of("http", "file", "topic", "log");
    private static final Source SADA = Formats.find("sada").source(SourceOptions.NONE);
    private static final String RAW = "raw-calls";
    private static final int PARTITIONS = 2;

    @TempDir
    private Path folder;

    private Pipeline pipeline;
    private URI door;
    private KafkaProducer<byte[], byte[]> producer;
    /** Whose payload stands at an offset of the raw topic. */
    private final Map<Long, Integer> ownersInTopic = new HashMap<>();

    @Test
    void eachIsRefusedOrKeptAsTheContractSaysAndItsNeighboursCount() throws Exception {
        List<Poison> table = Poison.all();
        assertThat(table).hasSizeGreaterThanOrEqualTo(60);
        PipelineSettings settings =
                PipelineSettings.demo(folder.resolve("data")).with(PARTITIONS, 1);
        try (Pipeline opened = Pipeline.open(settings).start()) {
            pipeline = opened;
            createRawTopic();
            RawTopic raw = new RawTopic(RAW, "sada", null, null, null, null);
            try (Front front = Front.open(pipeline, HttpSettings.onLoopback(0), KeyRing.none());
                    Services intake = running(Services.of(pipeline.intakes(List.of(raw))));
                    KafkaProducer<byte[], byte[]> sender = producer()) {
                door = front.uri();
                producer = sender;
                for (int i = 0; i < table.size(); i++) {
                    for (String each : DOORS) {
                        send(i, table.get(i), each);
                    }
                }
                producer.flush();
                awaitTopic(3L * table.size());
                pipeline.awaitQuiet(Duration.ofMinutes(3));

                Map<String, List<Rejection>> refused = refused();
                List<String> wrong = new ArrayList<>();
                for (int i = 0; i < table.size(); i++) {
                    for (String each : DOORS) {
                        check(
                                table.get(i),
                                each,
                                refused.getOrDefault(source(i, each), List.of()),
                                ledger(i, each),
                                wrong);
                    }
                }
                check(table, ledgerOf(RAW), wrong);
                assertThat(wrong).isEmpty();
                assertNothingFailed();
                wholeRequestsAndFiles();
                intake.close();
            }
            pipeline.awaitQuiet(Duration.ofMinutes(3));
            Verification verification = new Verify(pipeline.definition(), Retention.STANDARD, pipeline.reader()::said)
                    .run(pipeline.bootstrap(), pipeline.store().connections(), Progress.NONE);
            assertThat(verification.equal())
                    .as(() -> String.join("\n", verification.lines()))
                    .isTrue();
        }
    }

    /** What is refused as a whole is told to its sender, who still has it. Nothing of it is taken. */
    private void wholeRequestsAndFiles() throws Exception {
        byte[] bomb = Poison.bomb(64);
        assertThat(post("bomb", bomb, "gzip").statusCode()).isEqualTo(413);
        assertThat(post("cut", java.util.Arrays.copyOf(bomb, 40), "gzip").statusCode())
                .isEqualTo(400);
        assertThat(post("no gzip", good("no-gzip"), "gzip").statusCode()).isEqualTo(400);
        assertThat(post("other", good("other"), "zstd").statusCode()).isEqualTo(415);

        // a bomb in a file is one endless line; what is no text at all is no file of ours
        assertThat(importFile("bomb.gz", bomb)).isEqualTo(1);
        Map<String, byte[]> noFiles = Map.of(
                "cut.gz",
                java.util.Arrays.copyOf(bomb, 20_000),
                "a.zip",
                new byte[] {'P', 'K', 3, 4, 0},
                "utf16",
                new String(good("utf16"), UTF_8).getBytes(java.nio.charset.StandardCharsets.UTF_16),
                "empty",
                new byte[0]);
        noFiles.forEach((name, content) ->
                assertThatThrownBy(() -> importFile(name, content)).as(name).isInstanceOf(ImportException.class));
        assertThat(post("after", good("after"), null).statusCode()).isEqualTo(202);
    }

    private void send(int number, Poison poison, String at) throws Exception {
        String source = source(number, at);
        byte[] content = poison.content().apply(source + "-poison");
        byte[] before = good(source + "-before");
        byte[] after = good(source + "-after");
        switch (at) {
            case "http" -> {
                if (poison.http() == Fate.TOO_LARGE) {
                    assertThat(post(source, before, null).statusCode()).isEqualTo(202);
                    assertThat(post(source, content, null).statusCode()).isEqualTo(413);
                    assertThat(post(source, after, null).statusCode()).isEqualTo(202);
                } else {
                    HttpResponse<String> answer = post(source, lines(before, content, after), null);
                    assertThat(answer.statusCode()).as(poison.name()).isEqualTo(202);
                }
            }
            case "file" -> importFile(source, lines(before, content, after));
            case "topic" -> {
                for (byte[] each : List.of(before, content, after)) {
                    long offset = producer.send(new ProducerRecord<>(RAW, 0, null, each))
                            .get()
                            .offset();
                    ownersInTopic.put(offset, number);
                }
            }
            default -> {
                toLog(source, before);
                if (poison.log() != Fate.NOT_SENT) {
                    toLog(source, content);
                }
                toLog(source, after);
            }
        }
    }

    private static void check(Poison poison, String at, List<Rejection> refused, JsonNode ledger, List<String> wrong) {
        Fate fate = poison.fate(at);
        long expectedRefused = fate == Fate.REFUSED ? 1 : 0;
        String where = poison.name() + " at " + at + ": ";
        if (refused.size() != expectedRefused) {
            wrong.add(where + refused.size() + " times in the rejected topic, not " + expectedRefused + ": " + refused);
        }
        refused.stream()
                .filter(each -> each.reason().isBlank()
                        || !each.reason().equals(each.reason().strip()))
                .forEach(each -> wrong.add(where + "a reason that is none"));
        if (ledger == null) {
            return;
        }
        long late = fate == Fate.LATE ? 1 : 0;
        expect(ledger, "events_rejected", expectedRefused, where, wrong);
        expect(ledger, "events_late", late, where, wrong);
        expect(ledger, "events_counted", 2 + (fate == Fate.COUNTS ? 1 : 0), where, wrong);
        expect(ledger, "events_repeated", 0, where, wrong);
    }

    /** The raw topic is one source. */
    private static void check(List<Poison> table, JsonNode ledger, List<String> wrong) {
        long counting =
                table.stream().filter(each -> each.topic() == Fate.COUNTS).count();
        long refused =
                table.stream().filter(each -> each.topic() == Fate.REFUSED).count();
        expect(ledger, "events_counted", 2L * table.size() + counting, RAW + ": ", wrong);
        expect(ledger, "events_rejected", refused, RAW + ": ", wrong);
    }

    private static void expect(JsonNode ledger, String measure, long expected, String where, List<String> wrong) {
        long found = ledger.path(measure).asLong(-1);
        if (found != expected) {
            wrong.add(where + measure + " " + found + ", not " + expected);
        }
    }

    private Map<String, List<Rejection>> refused() {
        Map<String, List<Rejection>> refused = new HashMap<>();
        try (TopicReader reader = TopicReader.open(pipeline.bootstrap(), Topics.REJECTED.name())) {
            reader.forEach(
                    record -> {
                        Rejection each =
                                Topics.REJECTED.values().deserializer().deserialize(record.topic(), record.value());
                        refused.computeIfAbsent(owner(each), key -> new ArrayList<>())
                                .add(each);
                    },
                    Progress.NONE);
        }
        return refused;
    }

    private String owner(Rejection rejection) {
        if (!rejection.source().equals(RAW)) {
            return rejection.source();
        }
        assertThat(rejection.door()).isEqualTo("topic");
        assertThat(rejection.position()).matches(RAW + "-0@\\d+");
        return source(ownersInTopic.get(Long.parseLong(rejection.position().split("@")[1])), "topic");
    }

    /** Null where the door has one ledger for all. */
    private JsonNode ledger(int number, String at) throws Exception {
        return at.equals("topic") ? null : ledgerOf(source(number, at));
    }

    private JsonNode ledgerOf(String source) throws Exception {
        JsonNode total = JSON.readTree(get("/v1/ledger?source=" + URLEncoder.encode(source, UTF_8))
                        .body())
                .path("total");
        assertThat(total.path("balanced").asBoolean()).as(source).isTrue();
        return total;
    }

    private static String source(int number, String at) {
        return at + "-" + number;
    }

    private static byte[] good(String id) {
        return ("{\"type\":\"started\",\"id\":\"" + id + "\",\"interaction\":\"" + id
                        + "\",\"occurred_at\":\"2026-01-31T09:30:00Z\",\"channel\":\"chat\"}")
                .getBytes(UTF_8);
    }

    private static byte[] lines(byte[]... lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            all.writeBytes(line);
            all.write('\n');
        }
        return all.toByteArray();
    }

    private long importFile(String name, byte[] content) throws Exception {
        Path file = Files.write(folder.resolve(name), content);
        try {
            return FileImport.to(door, null)
                    .run(SADA, List.of(file), progress -> {})
                    .rejected();
        } finally {
            Files.delete(file);
        }
    }

    /** As a foreign producer does; what is no event goes anywhere. */
    private void toLog(String source, byte[] value) throws Exception {
        int partition = 0;
        try {
            partition = Topics.partition(EventJson.read(value).partitionKey(), PARTITIONS);
        } catch (InvalidEvent anywhere) {
            partition = value.length % PARTITIONS;
        }
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.EVENTS.name(), partition, null, value);
        record.headers().add(Topics.SOURCE_HEADER, source.getBytes(UTF_8));
        producer.send(record).get();
    }

    private HttpResponse<String> post(String source, byte[] body, String coding) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        door.resolve("/v1/events?source=" + URLEncoder.encode(source, UTF_8)))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(body));
        if (coding != null) {
            request.header("Content-Encoding", coding);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** Of what runs here; nobody watches the store. */
    private void assertNothingFailed() throws Exception {
        JsonNode checks = JSON.readTree(get("/health").body()).path("checks");
        for (String each : List.of("analytics", "publisher", "sink", "topic " + RAW)) {
            assertThat(checks.path(each).path("ready").asBoolean())
                    .as(checks.toString())
                    .isTrue();
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(door.resolve(path)).build(), BodyHandlers.ofString());
    }

    private void createRawTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", pipeline.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(RAW, 1, (short) 1)
                            .configs(Map.of("max.message.bytes", Integer.toString(16 << 20)))))
                    .all()
                    .get();
        }
    }

    /** Until the intake has kept its place behind the last record. */
    private void awaitTopic(long records) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", pipeline.bootstrap()))) {
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> admin
                            .listConsumerGroupOffsets("sada-ingest-" + RAW)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .values()
                            .stream()
                            .anyMatch(place -> place != null && place.offset() == records));
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", pipeline.bootstrap(), "max.request.size", 16 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static Services running(Services services) {
        Thread thread = new Thread(
                () -> {
                    try {
                        services.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                "intake");
        thread.setDaemon(true);
        thread.start();
        return services;
    }
}
