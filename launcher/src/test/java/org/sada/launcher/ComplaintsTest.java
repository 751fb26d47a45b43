package org.sada.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sada.analytics.text.Taxonomy;
import org.sada.contract.Retention;
import org.sada.contract.topic.Topics;
import org.sada.launcher.pipeline.Front;
import org.sada.launcher.pipeline.Pipeline;
import org.sada.launcher.pipeline.PipelineSettings;
import org.sada.launcher.pipeline.TextFiles;
import org.sada.launcher.verify.Progress;
import org.sada.launcher.verify.Verification;
import org.sada.launcher.verify.Verify;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.key.KeyRing;

/** What customers write, through the door, the real broker, the topologies and the store, to the answers; and another taxonomy for it. */
class ComplaintsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String WAITING = "I was on hold for hours and nobody picks up";
    private static final String BILLING = "خصمتوا المبلغ مرتين من حسابي";
    private static final String PRAISE = "خدمة ممتازة شكرا";
    private static final String PARKING = "there is no parking at your branch";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void textsBecomeFiguresWithExamplesAndNoTextStaysInStateUntilAnotherTaxonomyCountsThemAnew() throws Exception {
        Path data = folder.resolve("data");
        Path taxonomy = withParking();
        try (Pipeline pipeline = Pipeline.open(PipelineSettings.durable(data));
                Front front = Front.open(pipeline, HttpSettings.onLoopback(0), KeyRing.none())) {
            pipeline.start();
            post(front, events());
            post(front, events());
            pipeline.awaitQuiet(PATIENCE);

            assertThat(pipeline.definition().version()).isEqualTo(1);
            JsonNode rows = get(front, "/v1/complaints?by=queue&tz=Asia/Riyadh");
            assertThat(rows).hasSize(2);
            assertRow(rows.get(0), "billing", BILLING);
            assertRow(rows.get(1), "waiting", WAITING);
            assertThat(get(front, "/v1/complaints?category=waiting&queue=loans"))
                    .isEmpty();
            assertEqual(verify(pipeline));
            assertDiff(data, taxonomy);
            assertNoTextIn(pipeline, "sada-analytics-.*|sada\\.(kpis|interactions|marks|agents)\\.v1");
        }
        assertThat(holds(data.resolve("state"), WAITING)).isFalse();
        assertThat(holds(data.resolve("state"), BILLING)).isFalse();
        assertThat(holds(data.resolve("state"), "waiting"))
                .as("the search finds what is there")
                .isTrue();

        PipelineSettings changed =
                PipelineSettings.durable(data).readingBy(TextFiles.named(data, null, taxonomy), false);
        assertThatThrownBy(() -> Pipeline.open(changed)).hasMessageContaining("--recount");

        try (Pipeline pipeline =
                Pipeline.open(changed.readingBy(changed.complaints(), true)).start()) {
            pipeline.awaitQuiet(PATIENCE);

            assertThat(pipeline.definition().version()).isEqualTo(2);
            assertEqual(verify(pipeline));
        }
        try (Pipeline pipeline = Pipeline.open(PipelineSettings.durable(data));
                Front front = Front.open(pipeline, HttpSettings.onLoopback(0), KeyRing.none())) {
            pipeline.start();
            pipeline.awaitQuiet(PATIENCE);

            assertThat(pipeline.definition().version()).as("it stays so").isEqualTo(2);
            assertThat(get(front, "/v1/complaints"))
                    .extracting(row -> row.get("category").asText())
                    .contains("billing", "parking", "waiting");
            assertThat(get(front, "/v1/complaints?category=parking")
                            .at("/0/examples/0/text")
                            .asText())
                    .isEqualTo(PARKING);
            Verification verification = verify(pipeline);
            assertEqual(verification);
            assertThat(verification.leftOut().otherDefinition()).isPositive();
            assertReview(data);
        }
    }

    private void assertDiff(Path data, Path taxonomy) throws Exception {
        assertThat(sada("classifier", "diff", "shipped", taxonomy.toString(), "--data", data.toString(), "--json"))
                .isZero();
        JsonNode moves = new JsonMapper().readTree(out.toString());
        assertThat(moves.at("/moved").asInt()).isEqualTo(1);
        assertThat(moves.at("/moves/0/to").toString()).contains("parking");
        assertThat(moves.at("/moves/0/interactions").toString()).isEqualTo("[\"default|c4\"]");
    }

    private void assertReview(Path data) {
        out.getBuffer().setLength(0);
        assertThat(sada("classifier", "review", "--data", data.toString(), "--most", "2"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(3).first().asString().startsWith("text\tlabels\tsentiment\t");
        assertThat(out.toString().lines().skip(1))
                .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(8));
    }

    private static void assertRow(JsonNode row, String category, String text) {
        assertThat(row.fieldNames())
                .toIterable()
                .containsExactly(
                        "from",
                        "to",
                        "category",
                        "queue",
                        "complaints",
                        "feedback_complaints",
                        "share",
                        "sentiment",
                        "examples");
        assertThat(row.get("category").asText()).isEqualTo(category);
        assertThat(row.get("complaints").asInt()).isEqualTo(1);
        assertThat(row.at("/share/value").asDouble()).isEqualTo(0.25);
        assertThat(row.at("/share/n").asInt()).isEqualTo(4);
        assertThat(row.at("/share/low").asDouble()).isLessThan(0.25);
        assertThat(row.at("/sentiment").toString()).isEqualTo("{\"negative\":1,\"neutral\":0,\"positive\":0}");
        assertThat(row.at("/examples")).hasSize(1);
        assertThat(row.at("/examples/0/text").asText()).isEqualTo(text);
        assertThat(row.at("/examples/0/occurred_at").asText()).endsWith("+03:00");
    }

    private static String events() {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            lines.add(line("started", "c" + i, 0, "\"channel\":\"voice\",\"customer\":\"k" + i + "\""));
            lines.add(line("queued", "c" + i, 1, "\"queue\":\"cards\""));
            lines.add(line("answered", "c" + i, 2, "\"agent\":\"sara\""));
            lines.add(line("text", "c" + i, 3, "\"author\":\"agent\",\"text\":\"" + WAITING + "?\""));
            lines.add(line("ended", "c" + i, 4, null));
        }
        lines.add(line("text", "c1", 5, "\"author\":\"customer\",\"text\":\"" + WAITING + "\""));
        lines.add(line("survey", "c2", 6, "\"status\":\"answered\",\"comment\":\"" + BILLING + "\""));
        lines.add(line("survey", "c3", 7, "\"status\":\"answered\",\"comment\":\"" + PRAISE + "\""));
        lines.add(line("text", "c4", 8, "\"author\":\"customer\",\"text\":\"" + PARKING + "\""));
        return String.join("\n", lines);
    }

    private static String line(String type, String interaction, int minute, String more) {
        return "{\"type\":\"" + type + "\",\"id\":\"" + interaction + "-" + minute + "\",\"interaction\":\""
                + interaction + "\",\"occurred_at\":\"2026-01-31T09:0" + minute + ":00+03:00\""
                + (more == null ? "" : "," + more) + "}";
    }

    private Path withParking() throws IOException {
        try (InputStream in = Taxonomy.class.getResourceAsStream("taxonomy.yaml")) {
            String shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String changed = shipped.replaceFirst("(?m)^version: *\\d+", "version: 99") + """

                      - id: parking
                        name: {en: Parking, ar: المواقف}
                        owner: facilities
                        skill: process
                        words: {en: [no parking], ar: [لا موقف]}
                    """.indent(0);
            return Files.writeString(folder.resolve("taxonomy.yaml"), changed);
        }
    }

    private static Verification verify(Pipeline pipeline) throws Exception {
        return new Verify(pipeline.definition(), Retention.STANDARD, pipeline.reader()::said)
                .run(pipeline.bootstrap(), pipeline.store().connections(), Progress.NONE);
    }

    private static void assertEqual(Verification verification) {
        assertThat(verification.equal())
                .as(() -> String.join("\n", verification.lines()))
                .isTrue();
    }

    private static void post(Front front, String lines) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(front, "/v1/events"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    }

    private static JsonNode get(Front front, String path) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri(front, path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonMapper().readTree(response.body());
    }

    private static URI uri(Front front, String path) {
        return URI.create(front.uri() + path);
    }

    private static void assertNoTextIn(Pipeline pipeline, String topics) throws Exception {
        byte[] derived = content(pipeline, name -> name.matches(topics));
        assertThat(holds(derived, "waiting"))
                .as("the search finds what is there")
                .isTrue();
        assertThat(holds(derived, WAITING)).isFalse();
        assertThat(holds(derived, BILLING)).isFalse();
        byte[] examples = content(pipeline, Topics.EXAMPLES.name()::equals);
        assertThat(holds(examples, WAITING))
                .as("texts are in the one topic for them")
                .isTrue();
    }

    private static byte[] content(Pipeline pipeline, Predicate<String> names) throws Exception {
        Map<String, Object> connection = Map.of("bootstrap.servers", pipeline.bootstrap());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Admin admin = Admin.create(connection);
                KafkaConsumer<byte[], byte[]> reader =
                        new KafkaConsumer<>(connection, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = admin.listTopics().names().get().stream()
                    .filter(names)
                    .flatMap(name -> reader.partitionsFor(name).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(Duration.ofMillis(200)).forEach(record -> {
                    all.writeBytes(record.key() == null ? new byte[0] : record.key());
                    all.writeBytes(record.value() == null ? new byte[0] : record.value());
                });
            }
        }
        return all.toByteArray();
    }

    private static boolean holds(Path folder, String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (holds(Files.readAllBytes(file), text)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean holds(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    private int sada(String... arguments) {
        StringWriter err = new StringWriter();
        int code = Sada.run(new PrintWriter(out), new PrintWriter(err), arguments);
        assertThat(err.toString()).isEmpty();
        return code;
    }
}
