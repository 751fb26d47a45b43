package org.sada.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.contract.event.Event;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.RecordingPublisher;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.file.FileImport;
import org.sada.ingest.source.Formats;
import org.sada.ingest.source.SourceOptions;
import org.sada.runtime.HttpServer;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.Telemetry;
import org.sada.runtime.key.KeyFile;
import org.sada.runtime.key.KeyRing;
import org.sada.runtime.key.Scope;

/** With a key, events are of the key's tenant. */
@Timeout(60)
class KeyTenantTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));
    private static final String TENANT = "\"tenant\":";

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final Telemetry telemetry = new Telemetry();
    private HttpServer server;
    private String key;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        KeyFile keys = KeyFile.in(folder);
        key = keys.create("acme", Scope.WRITE, "", 1000);
        EventRoutes routes = new EventRoutes(publisher, new FutureCheck(NOON));
        server = HttpServer.start(HttpSettings.onLoopback(0), telemetry, List.of(routes), KeyRing.of(keys));
    }

    @AfterEach
    void stop() {
        server.close();
        telemetry.close();
    }

    @Test
    void anEventThatNamesNoTenantBecomesTheKeysAndOneOfAnotherIsRefused() throws Exception {
        JsonNode answer = post(
                "/v1/events",
                "application/x-ndjson",
                held("1", "") + "\n" + held("2", TENANT + "\"acme\",") + "\n" + held("3", TENANT + "\"other\",") + "\n"
                        + held("4", TENANT + "\"default\",") + "\n" + held("5", TENANT + "null,") + "\nnonsense");

        assertThat(publisher.events()).extracting(Event::tenant).containsExactly("acme", "acme");
        assertThat(publisher.events()).extracting(Event::id).containsExactly("1", "2");
        assertThat(answer.path("rejections").findValuesAsText("position"))
                .containsExactly("line 3", "line 4", "line 5", "line 6");
        assertThat(answer.at("/rejections/0/reason").asText()).isEqualTo("tenant is other, and the key is of acme");
        assertThat(publisher.rejected()).extracting(Rejection::tenant).containsOnly("acme");
        assertThat(new String(publisher.rejected().get(0).content(), UTF_8))
                .isEqualTo(held("3", TENANT + "\"other\","));
    }

    @Test
    void anEventOverSeveralLinesBecomesTheKeysToo() throws Exception {
        post("/v1/events", "application/json", held("1", "").replace(",", ",\n"));

        assertThat(publisher.events()).extracting(Event::tenant).containsExactly("acme");
    }

    @Test
    void anImportWithTheKeyIsOfItsTenant() throws Exception {
        Path file = Files.writeString(folder.resolve("f.ndjson"), held("1", "") + "\nnonsense\n");

        FileImport.to(server.uri(), key)
                .run(Formats.find("sada").source(SourceOptions.NONE), List.of(file), progress -> {});

        assertThat(publisher.events()).extracting(Event::tenant).containsExactly("acme");
        assertThat(publisher.rejected()).extracting(Rejection::tenant).containsExactly("acme");
    }

    @Test
    void aRefusalReportedForAnotherTenantIsRefused() throws Exception {
        String report =
                "{\"tenant\":\"other\",\"source\":\"f\",\"position\":\"line 1\",\"reason\":\"r\",\"content\":\"\"}";

        assertThat(post("/v1/rejections", "application/x-ndjson", report)
                        .path("rejected")
                        .asInt())
                .isEqualTo(1);
        assertThat(publisher.rejected()).isEmpty();
    }

    private JsonNode post(String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path))
                .header("Content-Type", type)
                .header("X-Api-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        return JSON.readTree(answer.body());
    }

    private static String held(String id, String tenant) {
        return "{" + tenant + "\"type\":\"held\",\"id\":\"" + id
                + "\",\"interaction\":\"i\",\"occurred_at\":\"2026-01-31T09:30:00Z\"}";
    }
}
