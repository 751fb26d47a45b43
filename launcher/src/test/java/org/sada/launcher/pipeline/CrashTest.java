package org.sada.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sada.contract.Retention;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.ingest.simulator.Scenario;
import org.sada.ingest.simulator.Simulator;
import org.sada.launcher.verify.Progress;
import org.sada.launcher.verify.Verification;
import org.sada.launcher.verify.Verify;

/** {@code sada up} as its own process, killed without warning in the middle of an import. */
class CrashTest {
    private static final Duration START = Duration.ofMinutes(3);
    private static final long SEED = 7;

    @TempDir
    private Path folder;

    private Process up;

    @AfterEach
    void stop() {
        if (up != null) {
            up.destroyForcibly();
        }
    }

    @Test
    void afterAKillInTheMiddleOfAnImportAndTheImportAgainNothingDiffers() throws Exception {
        Path data = folder.resolve("data");
        Path file = folder.resolve("events.ndjson");
        List<Event> events = write(file);
        int port = freePort();

        startUp(data, port);
        Process firstImport = sada("import", "--format", "sada", "--to", url(port), file.toString());
        await().atMost(START).until(() -> received(port) > events.size() / 5);
        up.destroyForcibly().waitFor();
        firstImport.destroyForcibly().waitFor();

        startUp(data, port);
        assertThat(sada("import", "--format", "sada", "--to", url(port), file.toString())
                        .waitFor())
                .isZero();
        try (Installed running = DataFolder.open(data)) {
            assertThat(verify(running).equal()).as(() -> told(running)).isTrue();
        }
        String ledger = get(port, "/v1/ledger");
        String figures = get(port, "/v1/kpis?by=queue,channel&every=P1D&tz=Asia/Riyadh");
        up.destroy();
        up.waitFor();

        assertThat(ledger).contains("\"events_counted\":" + events.size(), "\"balanced\":true");
        assertThat(figures).isEqualTo(undisturbed(file));
        try (Installed again = DataFolder.open(data)) {
            assertThat(verify(again).equal()).as(() -> told(again)).isTrue();
        }
    }

    private String undisturbed(Path file) throws Exception {
        int port = freePort();
        startUp(folder.resolve("undisturbed"), port);
        assertThat(sada("import", "--format", "sada", "--to", url(port), file.toString())
                        .waitFor())
                .isZero();
        try (Installed running = DataFolder.open(folder.resolve("undisturbed"))) {
            return get(port, "/v1/kpis?by=queue,channel&every=P1D&tz=Asia/Riyadh");
        }
    }

    private static List<Event> write(Path file) throws IOException {
        List<Event> events = Simulator.stream(Scenario.endless(SEED, Instant.parse("2026-01-04T00:00:00Z"))
                        .spread(2_000, 12))
                .toList();
        try (OutputStream out = Files.newOutputStream(file)) {
            for (Event event : events) {
                out.write(EventJson.write(event));
                out.write('\n');
            }
        }
        return events;
    }

    private void startUp(Path data, int port) throws IOException {
        up = sada("up", "--data", data.toString(), "--port", Integer.toString(port));
        await().atMost(START).pollInterval(Duration.ofMillis(300)).until(() -> {
            assertThat(up.isAlive()).as("sada up is running").isTrue();
            return get(port, "/health").contains("\"ready\":true,\"checks\"");
        });
    }

    private static Process sada(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.sada.launcher.Sada"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long received(int port) {
        String answer = get(port, "/v1/ledger").replaceAll("(?s)\"sources\".*", "");
        return answer.contains("events_received")
                ? Long.parseLong(answer.replaceAll("(?s).*\"events_received\":(\\d+).*", "$1"))
                : 0;
    }

    private static String get(int port, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url(port) + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException notThere) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Verification verify(Installed folder) throws Exception {
        return new Verify(folder.definition(), Retention.STANDARD, folder.reading())
                .run(folder.bootstrap(), folder.store(), Progress.NONE);
    }

    private static String told(Installed folder) {
        try {
            return String.join("\n", verify(folder).lines());
        } catch (Exception e) {
            return e.toString();
        }
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
