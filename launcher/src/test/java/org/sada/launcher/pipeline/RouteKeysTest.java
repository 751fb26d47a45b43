package org.sada.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.contract.Definition;
import org.sada.runtime.Access;
import org.sada.runtime.HttpServer.Route;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.key.KeyFile;
import org.sada.runtime.key.KeyRing;
import org.sada.runtime.key.Scope;

/** Every route that the server has, as it tells itself, with every key that must not open it. */
@Timeout(300)
class RouteKeysTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int RATE = 10_000;

    /** What needs no key. Whoever adds to this list must be sure that it holds nothing of any tenant. */
    private static final Set<String> OPEN = Set.of(
            "GET /",
            "GET /health",
            "GET /health/live",
            "GET /page/chart.js",
            "GET /page/icon.svg",
            "GET /page/page.js",
            "GET /page/style.css",
            "GET /page/words.js");

    @TempDir
    private static Path folder;

    private static Pipeline pipeline;
    private static Front front;
    private static KeyFile keys;

    @BeforeAll
    static void start() {
        keys = KeyFile.in(folder.resolve("keys"));
        pipeline = Pipeline.open(PipelineSettings.once(folder.resolve("data"), Definition.STANDARD))
                .start();
        front = Front.open(pipeline, HttpSettings.onLoopback(0), KeyRing.of(keys));
    }

    @AfterAll
    static void stop() {
        front.close();
        pipeline.close();
    }

    @Test
    void noRouteOpensWithoutTheRightKey() throws Exception {
        String write = keys.create("acme", Scope.WRITE, "", RATE);
        String read = keys.create("acme", Scope.READ, "", RATE);
        String revoked = keys.create(null, Scope.ADMIN, "", RATE);
        keys.revoke(revoked.split("_")[1]);
        List<Route> guarded = front.routes().stream()
                .filter(route -> route.access() != Access.OPEN)
                .toList();
        assertThat(guarded).hasSizeGreaterThanOrEqualTo(6);

        List<String> opened = new ArrayList<>();
        for (Route route : guarded) {
            Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
            answers.put("no key", ask(route, "", null));
            answers.put("revoked", ask(route, "", revoked));
            answers.put("made up", ask(route, "", "sada_0123456789_" + "A".repeat(43)));
            answers.put("wrong scope", ask(route, "", route.access() == Access.READ ? write : read));
            answers.put("another tenant's", ask(route, "?tenant=other", read));
            answers.put("another tenant's, to write", ask(route, "?tenant=other", write));
            answers.forEach((how, answer) -> {
                if (answer.statusCode() != 401 && answer.statusCode() != 403) {
                    opened.add(route + " with " + how + ": " + answer.statusCode());
                }
            });
        }

        assertThat(opened).isEmpty();
    }

    @Test
    void onlyTheseRoutesAreOpen() {
        Set<String> open = front.routes().stream()
                .filter(route -> route.access() == Access.OPEN)
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toSet());

        assertThat(open).isEqualTo(OPEN);
    }

    /** The control: the right key is not refused, so the others were refused for what they are. */
    @Test
    void theRightKeyOpensThem() throws Exception {
        String admin = keys.create(null, Scope.ADMIN, "", RATE);
        for (Route route : front.routes()) {
            assertThat(ask(route, "", admin).statusCode()).as(route.toString()).isNotIn(401, 403, 429);
        }
    }

    @Test
    void eventsOfOneTenantAreNotSeenByAnother() throws Exception {
        String write = keys.create("acme", Scope.WRITE, "", RATE);
        String started =
                "{\"type\":\"started\",\"id\":\"1\",\"interaction\":\"c1\",\"occurred_at\":\"2026-01-31T09:30:00Z\",\"channel\":\"voice\"}";
        HttpRequest request = HttpRequest.newBuilder(front.uri().resolve("/v1/events"))
                .header("Authorization", "Bearer " + write)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(started))
                .build();
        assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
        pipeline.awaitQuiet(java.time.Duration.ofMinutes(2));
        Route interaction = new Route("GET", "/v1/interactions/c1", Access.READ);
        Route ledger = new Route("GET", "/v1/ledger", Access.READ);
        String own = keys.create("acme", Scope.READ, "", RATE);
        String other = keys.create("other", Scope.READ, "", RATE);

        assertThat(ask(interaction, "", own).statusCode()).isEqualTo(200);
        assertThat(ask(ledger, "", own).body()).contains("\"events_counted\":1");
        assertThat(ask(interaction, "", other).statusCode()).isEqualTo(404);
        assertThat(ask(ledger, "", other).body()).contains("\"events_received\":0");
    }

    private static HttpResponse<String> ask(Route route, String query, String key)
            throws IOException, InterruptedException {
        String path = route.path().replaceAll("[{<][^}>]*[}>]", "x");
        HttpRequest.Builder request = HttpRequest.newBuilder(front.uri().resolve(path + query))
                .method(route.method(), BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json");
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
