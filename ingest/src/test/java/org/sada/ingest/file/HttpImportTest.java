package org.sada.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.contract.event.Event;
import org.sada.ingest.RecordingPublisher;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.http.EventRoutes;
import org.sada.ingest.source.Formats;
import org.sada.ingest.source.ImportException;
import org.sada.ingest.source.Source;
import org.sada.ingest.source.SourceOptions;
import org.sada.runtime.HttpRoutes;
import org.sada.runtime.HttpServer;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.Telemetry;

@Timeout(60)
class HttpImportTest {
    private static final Source SADA = Formats.find("sada").source(SourceOptions.NONE);
    private static final FutureCheck NOON = new FutureCheck(InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z")));

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final AtomicInteger failures = new AtomicInteger();
    private final Telemetry telemetry = new Telemetry();
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        HttpRoutes unsteady = config -> config.routes.before("/v1/*", context -> {
            if (failures.getAndDecrement() > 0) {
                throw new HttpResponseException(503, "not now");
            }
        });
        server = HttpServer.startOpen(
                HttpSettings.onLoopback(0), telemetry, List.of(unsteady, new EventRoutes(publisher, NOON)));
    }

    @AfterEach
    void stop() {
        server.close();
        telemetry.close();
    }

    @Test
    void everythingArrivesAndRefusalsAreFoundAgainInTheFile() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 3000; i++) {
            lines.add(
                    i == 1700
                            ? "nonsense"
                            : i == 2100 ? held("late", "2026-02-01") : held("" + i % 2900, "2026-01-31"));
        }

        ImportResult result = FileImport.to(server.uri(), null).run(SADA, List.of(write(lines)), progress -> {});

        assertThat(List.of(result.accepted(), result.repeated(), result.rejected()))
                .containsExactly(2898L, 100L, 2L);
        assertThat(publisher.events()).hasSize(2998);
        assertThat(publisher.published())
                .extracting(RecordingPublisher.Published::source)
                .containsOnly("a م.ndjson");
        assertThat(result.reasons())
                .extracting(ImportResult.Reason::position)
                .containsExactlyInAnyOrder("a م.ndjson line 1700", "a م.ndjson line 2100");
        assertThat(publisher.rejected()).hasSize(2).anySatisfy(each -> {
            assertThat(each.door()).isEqualTo("file");
            assertThat(new String(each.content(), UTF_8)).isEqualTo("nonsense");
        });
    }

    @Test
    void aRequestWhoseEveryEventIsRefusedIsNoFailure() throws Exception {
        ImportResult result = FileImport.to(server.uri(), null)
                .run(SADA, List.of(write(List.of(held("1", "2026-02-01"), held("1", "2026-02-01")))), progress -> {});

        assertThat(List.of(result.accepted(), result.repeated(), result.rejected()))
                .containsExactly(0L, 0L, 2L);
    }

    @Test
    void largeEventsGoInRequestsThatTheServerTakes() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            lines.add("{\"type\":\"text\",\"id\":\"" + i
                    + "\",\"occurred_at\":\"2026-01-31T09:30:00Z\",\"author\":\"bot\"," + "\"text\":\""
                    + "😀".repeat(16_000) + "\"}");
            lines.add("x".repeat(200_000));
        }

        ImportResult result = FileImport.to(server.uri(), null).run(SADA, List.of(write(lines)), progress -> {});

        assertThat(List.of(result.accepted(), result.rejected())).containsExactly(50L, 50L);
        assertThat(publisher.events()).hasSize(50);
        assertThat(publisher.rejected()).hasSize(50);
    }

    @Test
    void whatIsTurnedAwayIsSentAgain() throws Exception {
        failures.set(6);
        HttpSender sender = HttpSender.to(server.uri(), null, Duration.ofMillis(5));
        Tally tally = new Tally();
        HttpDestination destination = new HttpDestination(sender, tally);

        Event event =
                org.sada.contract.event.EventJson.read(held("1", "2026-01-31").getBytes(UTF_8));
        destination.send(new Destination.Parcel(event, "a", "a line 1", new byte[0], false));
        destination.finish();

        assertThat(publisher.events()).containsExactly(event);
    }

    @Test
    void aPipelineThatStaysAwayFailsTheImportInTheEnd() throws Exception {
        URI gone = server.uri();
        server.close();
        HttpSender.Flight flight =
                HttpSender.to(gone, null, Duration.ofMillis(1)).flight();

        flight.send(URI.create(gone + "/v1/events"), new byte[0], answer -> {});

        assertThatThrownBy(flight::land)
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("cannot reach " + gone)
                .hasMessageContaining("./sada up");
    }

    @Test
    void somethingElseBehindTheAddressIsNamed() throws Exception {
        Path file = write(List.of(held("1", "2026-01-31")));

        assertThatThrownBy(() -> FileImport.to(URI.create(server.uri() + "/elsewhere/"), null)
                        .run(SADA, List.of(file), p -> {}))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("404");
        assertThatThrownBy(() -> FileImport.to(URI.create("localhost:8080"), null))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("http://127.0.0.1:8080");
    }

    private Path write(List<String> lines) throws Exception {
        return Files.write(folder.resolve("a م.ndjson"), lines, UTF_8);
    }

    private static String held(String id, String day) {
        return "{\"type\":\"held\",\"id\":\"" + id + "\",\"interaction\":\"i\",\"occurred_at\":\"" + day
                + "T09:30:00Z\"}";
    }
}
