package org.sada.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
import org.sada.ingest.source.Formats;
import org.sada.runtime.HttpServer;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.Telemetry;

/** Bodies of formats other than the contract's own. */
@Timeout(60)
class FormatRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final RecordingPublisher PUBLISHER = new RecordingPublisher();
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));
    private static final String PLAIN = "application/json";
    private static final String AMAZON = "?format=amazon-connect&source=kinesis&tenant=acme";
    private static final String CONTACT = "{'ContactId':'c-1','Channel':'VOICE','InitiationMethod':'INBOUND',"
            + "'InitiationTimestamp':'2026-01-31T10:00:00Z','DisconnectTimestamp':'2026-01-31T10:04:00Z',"
            + "'LastUpdateTimestamp':'2026-01-31T10:05:00Z'}";
    private static final String CLOUD_EVENT = "{'specversion':'1.0','id':'7','source':'/a','type':'org.sada.queued',"
            + "'time':'2026-01-31T09:30:05+03:00','subject':'c81','data':{'queue':'cards'}}";

    private static Telemetry telemetry;
    private static HttpServer server;

    private record Answer(int status, JsonNode body) {}

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
    void documentsOfAVendorBecomeEventsOfTheTenantThatTheRequestNames() throws Exception {
        Answer answer = post(AMAZON, PLAIN, CONTACT + "\n" + CONTACT.replace("c-1", "c-2") + CONTACT);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo(json("{'accepted':2,'rejected':0,'repeated':1,'rejections':[]}"));
        assertThat(PUBLISHER.events()).extracting(Event::tenant).containsOnly("acme");
        assertThat(PUBLISHER.events()).extracting(Event::interaction).containsExactly("c-1", "c-2", "c-1");
        assertThat(PUBLISHER.published().get(0).source()).isEqualTo("kinesis");
    }

    @Test
    void aBadDocumentIsToldAndHarmsNoNeighbour() throws Exception {
        Answer answer =
                post(AMAZON, "application/x-ndjson", CONTACT + "\n{'ContactId':\n" + CONTACT.replace("c-1", "c-2"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.body().at("/rejections/0/position").asText()).isEqualTo("document 2 (line 2)");
        assertThat(PUBLISHER.rejected()).hasSize(1);
    }

    @Test
    void anEventFromTheFutureIsRefusedWithItsDocument() throws Exception {
        Answer answer = post(AMAZON, PLAIN, CONTACT.replace("10:05:00Z", "12:05:01Z"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/rejections/0/reason").asText()).contains("5 minutes ahead");
        assertThat(PUBLISHER.rejected().get(0).tenant()).isEqualTo("acme");
    }

    @Test
    void aCloudEventIsKnownByItsContentType() throws Exception {
        assertThat(post("", "application/cloudevents+json; charset=UTF-8", CLOUD_EVENT)
                        .status())
                .isEqualTo(202);
        assertThat(post("", "application/cloudevents-batch+json", "[" + CLOUD_EVENT + "," + CLOUD_EVENT + "]")
                        .body()
                        .path("repeated")
                        .asInt())
                .isEqualTo(1);
        assertThat(PUBLISHER.events())
                .hasSize(3)
                .containsOnly(new Event("default", "/a#7", "c81", 1_769_841_005_000L, new Event.Queued("cards")));
    }

    @Test
    void aCloudEventMayTravelInHeaders() throws Exception {
        Answer answer = send(request("", PLAIN)
                .header("ce-specversion", "1.0")
                .header("CE-Id", "7")
                .header("ce-source", "/a%20+%C3%A9")
                .header("ce-type", "org.sada.queued")
                .header("ce-time", "2026-01-31T09:30:05+03:00")
                .header("ce-subject", "c81")
                .POST(BodyPublishers.ofString("{\"queue\":\"cards\"}"))
                .build());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(PUBLISHER.events())
                .containsExactly(new Event("default", "/a +é#7", "c81", 1_769_841_005_000L, new Event.Queued("cards")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"queue\":\"cards\"} {}", "[1]", "", "{\"queue\":\"cards\"}}", "x"})
    void dataInABodyIsOneJsonObject(String body) throws Exception {
        Answer answer = send(request("", PLAIN)
                .header("ce-specversion", "1.0")
                .header("ce-id", "7")
                .header("ce-source", "/a")
                .header("ce-type", "org.sada.queued")
                .header("ce-time", "2026-01-31T09:30:05+03:00")
                .header("ce-subject", "c81")
                .POST(BodyPublishers.ofString(body))
                .build());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(PUBLISHER.rejected()).hasSize(1);
        assertThat(PUBLISHER.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?format=amazon", "?format=csv", "?format=sada&tenant=%20", "?format=sada&tz=Mars"})
    void whatCannotBeHadIsSaidAndNothingIsTaken(String query) throws Exception {
        Answer answer = post(query, PLAIN, CONTACT);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("detail").asText()).isNotBlank();
        assertThat(PUBLISHER.rejected()).isEmpty();
    }

    @Test
    void everyFormatThatNeedsNoMappingIsThere() throws Exception {
        for (String format : Formats.ALL.stream().map(each -> each.name()).toList()) {
            if (!format.equals("csv")) {
                Answer answer = post("?format=" + format, "text/plain", "nonsense");
                assertThat(answer.status()).as(format).isEqualTo(400);
                assertThat(answer.body().path("rejected").asInt()).as(format).isEqualTo(1);
            }
        }
    }

    @Test
    void moreThanFiveHundredDocumentsAreTooMany() throws Exception {
        assertThat(post(AMAZON, PLAIN, CONTACT.repeat(501)).status()).isEqualTo(413);
        assertThat(PUBLISHER.events()).isEmpty();
    }

    private static Answer post(String query, String type, String body) throws Exception {
        return send(request(query, type)
                .POST(BodyPublishers.ofByteArray(body.replace('\'', '"').getBytes(UTF_8)))
                .build());
    }

    private static HttpRequest.Builder request(String query, String type) {
        return HttpRequest.newBuilder(java.net.URI.create(server.uri() + "/v1/events" + query))
                .header("Content-Type", type);
    }

    private static Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
