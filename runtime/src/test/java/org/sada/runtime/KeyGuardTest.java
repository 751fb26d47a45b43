package org.sada.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.runtime.key.KeyFile;
import org.sada.runtime.key.KeyRing;
import org.sada.runtime.key.Scope;

@Timeout(60)
class KeyGuardTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int RATE = 1000;

    private final Telemetry telemetry = new Telemetry();
    private KeyFile file;
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        file = KeyFile.in(folder);
        HttpRoutes routes = config -> config.routes
                .get("/page", context -> context.result("page"), Access.OPEN)
                .get("/figures", context -> context.result(Caller.of(context).tenantOr("nobody")))
                .post("/events", context -> context.result(Caller.of(context).tenantOr("nobody")))
                .delete("/events", context -> context.result("deleted"));
        server = HttpServer.start(HttpSettings.onLoopback(0), telemetry, List.of(routes), KeyRing.of(file));
    }

    @AfterEach
    void stop() {
        server.close();
        telemetry.close();
    }

    @Test
    void withoutAnyKeyThisMachineMayDoAll() throws Exception {
        assertThat(ask("GET", "/figures", null).body()).isEqualTo("nobody");
        assertThat(ask("POST", "/events", null).statusCode()).isEqualTo(200);
    }

    @Test
    void fromTheFirstKeyOnEachRouteAsksForOne() throws Exception {
        String write = file.create("acme", Scope.WRITE, "", RATE);
        String read = file.create("acme", Scope.READ, "", RATE);
        String admin = file.create(null, Scope.ADMIN, "", RATE);

        assertThat(statuses(null)).containsExactly(200, 401, 401, 401, 401, 200);
        assertThat(statuses("sada_0000000000_x")).containsExactly(200, 401, 401, 401, 401, 200);
        assertThat(statuses(write)).containsExactly(200, 403, 200, 200, 403, 200);
        assertThat(statuses(read)).containsExactly(200, 200, 403, 403, 403, 200);
        assertThat(statuses(admin)).containsExactly(200, 200, 200, 200, 200, 200);
    }

    @Test
    void theTenantIsTheKeysAndNoOther() throws Exception {
        String key = file.create("acme", Scope.READ, "", RATE);

        assertThat(ask("GET", "/figures", key).body()).isEqualTo("acme");
        assertThat(ask("GET", "/figures?tenant=acme", key).statusCode()).isEqualTo(200);
        for (String query : List.of("?tenant=other", "?tenant=acme&tenant=other", "?tenant=", "?tenant=ACME")) {
            assertThat(ask("GET", "/figures" + query, key).statusCode())
                    .as(query)
                    .isEqualTo(403);
        }
    }

    @Test
    void headAndUnknownMethodsOpenNothing() throws Exception {
        file.create("acme", Scope.READ, "", RATE);

        for (String method : List.of("HEAD", "OPTIONS", "PUT", "PATCH", "TRACE")) {
            assertThat(ask(method, "/figures", null).statusCode()).as(method).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void aKeyInTheAddressIsNoKey() throws Exception {
        String key = file.create("acme", Scope.READ, "", RATE);

        for (String name : List.of("key", "api_key", "access_token", "x-api-key", "authorization")) {
            assertThat(ask("GET", "/figures?" + name + "=" + key, null).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aKeyMayComeInEitherHeader() throws Exception {
        String key = file.create("acme", Scope.READ, "", RATE);
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/figures"))
                .header("X-Api-Key", key)
                .build();

        assertThat(CLIENT.send(request, BodyHandlers.ofString()).body()).isEqualTo("acme");
        assertThat(ask("GET", "/figures", null).headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer");
    }

    @Test
    void revokingNeedsNoRestart() throws Exception {
        String key = file.create("acme", Scope.READ, "", RATE);
        assertThat(ask("GET", "/figures", key).statusCode()).isEqualTo(200);

        file.revoke(key.split("_")[1]);

        assertThat(ask("GET", "/figures", key).statusCode()).isEqualTo(401);
    }

    @Test
    void tooManyRequestsOfOneKeyAreToldWhenToComeAgainAndOthersGoOn() throws Exception {
        String busy = file.create("acme", Scope.READ, "", 1);
        String other = file.create("acme", Scope.READ, "", 1);
        int answered = 0;
        HttpResponse<String> last = ask("GET", "/figures", busy);
        while (last.statusCode() == 200 && answered++ < 200) {
            last = ask("GET", "/figures", busy);
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After")).hasValue(1);
        assertThat(last.body()).contains("1 requests a second");
        assertThat(ask("GET", "/figures", other).statusCode()).isEqualTo(200);
    }

    @Test
    void keysThatCannotBeReadOpenNothing() throws Exception {
        String key = file.create("acme", Scope.READ, "", RATE);
        java.nio.file.Files.writeString(folder.resolve("keys.json"), "{");

        assertThat(ask("GET", "/figures", key).statusCode()).isEqualTo(503);
        assertThat(ask("GET", "/figures", null).statusCode()).isEqualTo(503);
    }

    @Test
    void itTellsItsRoutes() {
        assertThat(server.routes())
                .contains(
                        new HttpServer.Route("GET", "/metrics", Access.ADMIN),
                        new HttpServer.Route("GET", "/figures", Access.READ),
                        new HttpServer.Route("DELETE", "/events", Access.WRITE),
                        new HttpServer.Route("GET", "/page", Access.OPEN))
                .hasSize(7);
    }

    @Test
    void withoutAKeyItListensOnThisMachineOnly() {
        HttpSettings everywhere = new HttpSettings("0.0.0.0", 0, 1024);
        assertThatThrownBy(() -> HttpServer.start(everywhere, telemetry, List.of(), KeyRing.of(file)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("refusing to listen on 0.0.0.0 without API keys");

        file.create("acme", Scope.READ, "", RATE);

        try (HttpServer open = HttpServer.start(everywhere, telemetry, List.of(), KeyRing.of(file))) {
            assertThat(open.port()).isPositive();
        }
    }

    /** Of the page, figures, sending, deleting, metrics and health. */
    private List<Integer> statuses(String key) throws Exception {
        return List.of(
                ask("GET", "/page", key).statusCode(),
                ask("GET", "/figures", key).statusCode(),
                ask("POST", "/events", key).statusCode(),
                ask("DELETE", "/events", key).statusCode(),
                ask("GET", "/metrics", key).statusCode(),
                ask("GET", "/health", key).statusCode());
    }

    private HttpResponse<String> ask(String method, String path, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.uri().resolve(path)).method(method, BodyPublishers.noBody());
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
