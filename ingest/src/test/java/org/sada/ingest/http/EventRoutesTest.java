package org.sada.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.event.Event;
import org.sada.ingest.RecordingPublisher;
import org.sada.ingest.check.FutureCheck;
import org.sada.runtime.HttpServer;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.Telemetry;

@Timeout(60)
class EventRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final RecordingPublisher PUBLISHER = new RecordingPublisher();
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));
    private static final String ARRAY = "application/json";
    private static final String LINES = "application/x-ndjson";

    private static Telemetry telemetry;
    private static HttpServer server;

    private record Answer(int status, JsonNode body, HttpResponse<byte[]> response) {}

    @BeforeAll
    static void start() {
        telemetry = new Telemetry();
        EventRoutes routes = new EventRoutes(PUBLISHER, new FutureCheck(NOON), Duration.ofMillis(300));
        server = HttpServer.startOpen(HttpSettings.onLoopback(0), telemetry, List.of(routes));
    }

    @AfterAll
    static void stop() {
        server.close();
        telemetry.close();
    }

    @BeforeEach
    void forget() {
        PUBLISHER.clear();
    }

    @Test
    void takesOneEvent() throws Exception {
        Answer answer = post(ARRAY, held("1"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo(json("{'accepted':1,'rejected':0,'repeated':0,'rejections':[]}"));
        assertThat(PUBLISHER.published().get(0).source()).isEqualTo("http");
    }

    @Test
    void takesAnArrayAndNamesWhatItRefuses() throws Exception {
        String third = "{\"type\": \"held\", \"id\":\"3\" , \"ü\": [1, {\"😀\":\"]\"}]}";
        Answer answer = post(ARRAY, "[ " + held("1") + " , 17, " + third + " ,\n" + held("4") + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.body().path("rejections").findValuesAsText("position"))
                .containsExactly("item 2", "item 3");
        assertThat(PUBLISHER.rejected().stream().map(each -> new String(each.content(), UTF_8)))
                .containsExactly("17", third);
    }

    @Test
    void takesLinesWhateverTheirEndsAndNamesWhatItRefuses() throws Exception {
        Answer answer = post(
                LINES + "; charset=UTF-8", held("1") + "\r\n\n" + held("2").replace("held", "hold") + "\n" + held("3"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.body().at("/rejections/0/position").asText()).isEqualTo("line 3");
        assertThat(answer.body().at("/rejections/0/reason").asText()).contains("type", "hold");
        assertThat(PUBLISHER.rejected().get(0).door()).isEqualTo("http");
    }

    @Test
    void countsAndPublishesWhatIsThereTwice() throws Exception {
        Answer answer = post(LINES, held("1") + "\n" + held("1") + "\n" + held("2"));

        assertThat(answer.body()).isEqualTo(json("{'accepted':2,'rejected':0,'repeated':1,'rejections':[]}"));
        assertThat(PUBLISHER.events()).hasSize(3);
    }

    @Test
    void refusesAllWhereNothingIsSound() throws Exception {
        Answer answer = post(ARRAY, "[1,{}]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("rejected").asInt()).isEqualTo(2);
        assertThat(PUBLISHER.rejected()).hasSize(2);
    }

    @Test
    void anEmptyArrayIsFine() throws Exception {
        assertThat(post(ARRAY, "[]").status()).isEqualTo(202);
    }

    @Test
    void namesTheSourceThatTheClientGives() throws Exception {
        Answer answer = post("/v1/events?source=%D9%85%20x", ARRAY, held("1").getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(PUBLISHER.published().get(0).source()).isEqualTo("م x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%20", "a%00b", "%ff", "%ed%a0%80", "%0a"})
    void refusesASourceThatIsNoName(String source) throws Exception {
        Answer answer = post("/v1/events?source=" + source, ARRAY, held("1").getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(PUBLISHER.events()).isEmpty();
    }

    @Test
    void refusesTheFutureBeyondFiveMinutes() throws Exception {
        Answer answer = post(LINES, held("1", "2026-01-31T12:05:00Z") + "\n" + held("2", "2026-01-31T12:05:00.001Z"));

        assertThat(PUBLISHER.events()).extracting(Event::id).containsExactly("1");
        assertThat(answer.body().at("/rejections/0/reason").asText())
                .contains("occurred_at", "12:05:00.001", "ahead of the clock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "[1,]", "[1", "[1]x", "nope", "{\"a\":1}{}", "[[[[", "\uFEFF[]", "[1e9999", "{😀}"
            })
    void aBodyThatIsNoJsonIsRefusedAndKept(String body) throws Exception {
        Answer answer = post(ARRAY, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/rejections/0/position").asText()).isEqualTo("body");
        assertThat(PUBLISHER.rejected()).hasSize(1);
        assertThat(PUBLISHER.rejected().get(0).content()).isEqualTo(body.getBytes(UTF_8));
    }

    @Test
    void aBodyThatIsNoUtf8IsRefusedAndKept() throws Exception {
        Answer answer = post("/v1/events", ARRAY, new byte[] {'[', '"', (byte) 0xC3, '"', ']'});

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/rejections/0/reason").asText()).contains("UTF-8");
        assertThat(PUBLISHER.rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "x", ";"})
    void otherMediaTypesAreRefused(String type) throws Exception {
        Answer answer = post(type, held("1"));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body().path("detail").asText()).contains("application/x-ndjson");
    }

    @Test
    void aBodyMayComeInGzipAndInNothingElse() throws Exception {
        byte[] events = (held("1") + "\n" + held("2")).getBytes(UTF_8);
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write(events);
        }

        assertThat(sendCoded("gzip", packed.toByteArray())
                        .body()
                        .path("accepted")
                        .asInt())
                .isEqualTo(2);
        assertThat(sendCoded("gzip", events).status()).isEqualTo(400);
        assertThat(sendCoded("br", events).status()).isEqualTo(415);
        assertThat(sendCoded("gzip, gzip", packed.toByteArray()).status()).isEqualTo(415);
        assertThat(PUBLISHER.published()).hasSize(2);
    }

    private Answer sendCoded(String coding, byte[] body) throws Exception {
        return send(request("/v1/events", LINES)
                .header("Content-Encoding", coding)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    @Test
    void aBodyBeyondOneMebibyteIsRefusedAlsoWhenItsLengthIsNotTold() throws Exception {
        byte[] large = " ".repeat(1024 * 1024 + 1).getBytes(UTF_8);
        HttpRequest chunked = request("/v1/events", ARRAY)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();

        assertThat(post("/v1/events", ARRAY, large).status()).isEqualTo(413);
        assertThat(send(chunked).status()).isEqualTo(413);
    }

    @Test
    void fiveHundredEventsAreTheMost() throws Exception {
        assertThat(post(LINES, helds(500)).body().path("accepted").asInt()).isEqualTo(500);
        assertThat(post(LINES, helds(501)).status()).isEqualTo(413);
        assertThat(post(ARRAY, "[" + "1,".repeat(500) + "1]").status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUSES", "NEVER_ANSWERS"})
    void nothingIsAcknowledgedThatTheLogHasNot(String mood) throws Exception {
        PUBLISHER.become(RecordingPublisher.Mood.valueOf(mood));

        Answer event = post(ARRAY, held("1"));
        Answer refusal = post(ARRAY, "[1]");

        assertThat(List.of(event.status(), refusal.status())).containsExactly(503, 503);
        assertThat(event.response().headers().firstValue("Retry-After")).hasValue("1");
        assertThat(event.response().headers().firstValue("Content-Type").orElse(""))
                .contains("problem+json");
    }

    @Test
    void takesWhatAReaderOfFilesRefused() throws Exception {
        Answer answer = post(
                "/v1/rejections",
                LINES,
                "{\"source\":\"a.csv\",\"position\":\"line 3\",\"reason\":\"why\",\"content\":\"AAE=\"}\n{\"source\":1}\n[]\n"
                        .getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.body().path("rejections").findValuesAsText("position"))
                .containsExactly("line 2", "line 3");
        assertThat(PUBLISHER.rejected()).hasSize(1);
        assertThat(PUBLISHER.rejected().get(0).door()).isEqualTo("file");
        assertThat(PUBLISHER.rejected().get(0).content()).isEqualTo(new byte[] {0, 1});
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noPoisonMakesTheServerFail(int seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            byte[] body = ("[" + held("1") + "," + held("2") + "]").getBytes(UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            String path = random.nextInt(4) == 0 ? "/v1/rejections" : "/v1/events";
            Answer answer = post(path, random.nextBoolean() ? ARRAY : LINES, body);

            assertThat(answer.status())
                    .as("seed %d: %s", seed, new String(body, UTF_8))
                    .isLessThan(500);
        }
    }

    private static String helds(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> held("" + i)).collect(Collectors.joining("\n"));
    }

    private static String held(String id) {
        return held(id, "2026-01-31T09:30:00Z");
    }

    private static String held(String id, String time) {
        return "{\"type\":\"held\",\"id\":\"" + id + "\",\"interaction\":\"i\",\"occurred_at\":\"" + time + "\"}";
    }

    private static Answer post(String type, String body) throws Exception {
        return post("/v1/events", type, body.getBytes(UTF_8));
    }

    private static Answer post(String path, String type, byte[] body) throws Exception {
        return send(request(path, type).POST(BodyPublishers.ofByteArray(body)).build());
    }

    private static HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create(server.uri() + path)).header("Content-Type", type);
    }

    private static Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
