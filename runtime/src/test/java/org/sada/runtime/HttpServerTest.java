package org.sada.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.BadRequestResponse;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.runtime.HealthCheck.Health;
import org.sada.runtime.key.KeyFile;
import org.sada.runtime.key.KeyRing;
import org.sada.runtime.key.Scope;

@Timeout(30)
class HttpServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicReference<Health> BROKER = new AtomicReference<>(Health.ok());
    private static Telemetry telemetry;
    private static HttpServer server;

    @BeforeAll
    static void start() {
        telemetry = new Telemetry();
        telemetry.watch(check("broker"));
        telemetry.meters().counter("sada.events", "outcome", "accepted").increment(3);
        server = HttpServer.startOpen(
                HttpSettings.onLoopback(0),
                telemetry,
                List.of(config -> config.routes
                        .get("/greeting", context -> context.result("صدى"))
                        .get("/refused", context -> {
                            throw new BadRequestResponse("every must be one of PT1M, PT15M");
                        })
                        .get("/defect", context -> {
                            throw new IllegalStateException("secret detail");
                        })
                        .post(
                                "/body",
                                context -> context.result(
                                        Integer.toString(context.body().length())))));
    }

    @AfterAll
    static void stop() {
        server.close();
        telemetry.close();
    }

    @Test
    void servesTheRoutesOfItsModules() throws Exception {
        HttpResponse<String> response = get("/greeting");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("صدى");
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        for (String path : List.of("/greeting", "/nowhere", "/defect", "/metrics")) {
            assertThat(get(path).headers().firstValue("Content-Security-Policy").orElse("none at " + path))
                    .contains("default-src 'none'")
                    .contains("script-src 'self'")
                    .contains("frame-ancestors 'none'");
            assertThat(get(path).headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(get(path).headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void aForeseenErrorSaysWhatToDo() throws Exception {
        assertProblem(get("/refused"), 400, "Bad Request", "every must be one of PT1M, PT15M");
    }

    @Test
    void anUnknownPathIsAProblemThatRepeatsNothingOfTheRequest() throws Exception {
        assertProblem(get("/nowhere?q=%3Cscript%3E"), 404, "Not Found", "there is nothing at this path");
    }

    @Test
    void aWrongMethodIsAProblem() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(server.uri().resolve("/greeting")).DELETE());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(Problem.CONTENT_TYPE);
    }

    @Test
    void aDefectShowsAnIdAndNothingElse() throws Exception {
        HttpResponse<String> response = get("/defect");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body())
                .contains("under id")
                .doesNotContain("secret")
                .doesNotContain("Exception");
    }

    @Test
    void aBodyOverTheLimitIsRefused() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(server.uri().resolve("/body"))
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat((1 << 20) + 1))));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(Problem.CONTENT_TYPE);
    }

    @Test
    void brokenHttpIsAProblemToo() throws Exception {
        String answer = raw("GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain("<html");
    }

    @Test
    void aRequestForAForeignNameIsRefused() throws Exception {
        String answer = raw("GET /greeting HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 421")
                .contains("not as evil.example")
                .doesNotContain("صدى");
    }

    @Test
    void healthNamesWhatIsNotReadyAndWhy() throws Exception {
        BROKER.set(Health.notReady("no connection to 127.0.0.1:9092"));
        try {
            HttpResponse<String> response = get("/health");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body())
                    .isEqualTo("{\"alive\":true,\"ready\":false,\"checks\":{\"broker\":{\"alive\":true,"
                            + "\"ready\":false,\"reason\":\"no connection to 127.0.0.1:9092\"}}}");
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
        } finally {
            BROKER.set(Health.ok());
        }
    }

    @Test
    void aDeadPartIsNotAlive() throws Exception {
        BROKER.set(Health.dead("a defect stopped it"));
        try {
            assertThat(get("/health/live").statusCode()).isEqualTo(503);
        } finally {
            BROKER.set(Health.ok());
        }
    }

    @Test
    void healthIsGoodWhenAllIsReady() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void aCheckThatThrowsIsNotReady() {
        try (Telemetry own = new Telemetry()) {
            own.watch(new HealthCheck() {
                @Override
                public String name() {
                    return "broken";
                }

                @Override
                public Health check() {
                    throw new IllegalStateException("oops");
                }
            });

            assertThat(own.health().ready()).isFalse();
            assertThat(own.health().checks().get("broken").reason()).contains("oops");
        }
    }

    @Test
    void metricsShowTheMetersOfTheProgramAndOfTheJvm() throws Exception {
        assertThat(get("/metrics").body())
                .contains("sada_events_total{outcome=\"accepted\"} 3.0")
                .contains("jvm_memory_used_bytes")
                .contains("process_uptime_seconds");
    }

    @Test
    void aPortInUseIsOneLineThatSaysWhatToDo() {
        HttpSettings taken = HttpSettings.onLoopback(server.port());

        assertThatThrownBy(() -> HttpServer.startOpen(taken, telemetry, List.of()))
                .isInstanceOf(StartException.class)
                .hasMessage("port " + server.port()
                        + " on 127.0.0.1 is in use: stop what listens there, or choose another port");
    }

    @Test
    void anAddressOfAnotherMachineIsOneLine(@TempDir Path folder) {
        KeyFile.in(folder).create("acme", Scope.READ, "", 1);
        KeyRing keys = KeyRing.of(KeyFile.in(folder));

        assertThatThrownBy(() -> HttpServer.start(new HttpSettings("192.0.2.1", 0, 1024), telemetry, List.of(), keys))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("cannot listen on 192.0.2.1");
    }

    @Test
    void runReturnsOnceClosed() throws Exception {
        HttpServer own = HttpServer.startOpen(HttpSettings.onLoopback(0), telemetry, List.of());
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
            try {
                own.run();
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
            }
        });

        own.close();

        run.get(10, TimeUnit.SECONDS);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String title, String detail)
            throws Exception {
        JsonNode body = new ObjectMapper().readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(Problem.CONTENT_TYPE);
        assertThat(body.get("status").asInt()).isEqualTo(status);
        assertThat(body.get("title").asText()).isEqualTo(title);
        assertThat(body.get("detail").asText()).isEqualTo(detail);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.uri() + path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HealthCheck check(String name) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Health check() {
                return BROKER.get();
            }
        };
    }
}
