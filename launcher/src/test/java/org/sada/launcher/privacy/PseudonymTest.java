package org.sada.launcher.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.analytics.StateStores;
import org.sada.analytics.complaint.ComplaintSettings;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.ingest.privacy.PrivacySettings;
import org.sada.ingest.simulator.Scenario;
import org.sada.ingest.simulator.Simulator;
import org.sada.launcher.SadaCall;
import org.sada.launcher.pipeline.Front;
import org.sada.launcher.pipeline.Pipeline;
import org.sada.launcher.pipeline.PipelineSettings;
import org.sada.launcher.verify.Progress;
import org.sada.launcher.verify.Verification;
import org.sada.launcher.verify.Verify;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.key.KeyRing;
import org.sada.sink.SinkSettings;

/** Pseudonyms change no figure, and an erasure changes none. */
@Timeout(300)
class PseudonymTest {
    private static final long SEED = 20_261_126;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void everyFigureIsTheSameWithPseudonymsAndWithout() throws Exception {
        Path file = folder.resolve("events.ndjson");
        try (OutputStream lines = Files.newOutputStream(file)) {
            for (Event event : events(3_000, 20)) {
                lines.write(EventJson.write(event));
                lines.write('\n');
            }
        }

        SadaCall hashed = SadaCall.of("analyze", "--format", "sada", "--by", "queue", "--json", file.toString());
        SadaCall plain = SadaCall.of(
                "analyze",
                "--format",
                "sada",
                "--by",
                "queue",
                "--json",
                "-S",
                "privacy.customer=keep",
                file.toString());

        assertThat(hashed.code()).as(hashed.err()).isZero();
        assertThat(hashed.out()).isEqualTo(plain.out()).contains("\"first_contacts_repeated\":");
    }

    @Test
    void anErasureCutsTheTieAndLeavesEveryFigure() throws Exception {
        PipelineSettings settings = new PipelineSettings(
                folder,
                true,
                2,
                2,
                StateStores.MEMORY,
                Duration.ofMillis(100),
                Definition.STANDARD,
                Retention.STANDARD,
                ComplaintSettings.SHIPPED,
                SinkSettings.KEPT_EXAMPLES,
                false);
        List<Event> events = events(300, 10);
        String customer = events.stream()
                .filter(event -> event.body() instanceof Event.Started started
                        && started.details().customer() != null)
                .map(event -> ((Event.Started) event.body()).details().customer())
                .findFirst()
                .orElseThrow();
        try (Pipeline pipeline =
                        Pipeline.open(settings, PrivacySettings.STANDARD).start();
                Front front = Front.open(pipeline, HttpSettings.onLoopback(0), KeyRing.none())) {
            publish(pipeline, events);
            TreeSet<String> before = customers(pipeline);
            String address = "http://127.0.0.1:" + front.port();

            SadaCall erased = SadaCall.of("erase", "--customer", customer, "--to", address);

            assertThat(erased.code()).as(erased.err()).isZero();
            assertThat(verification(pipeline).equal()).isTrue();
            assertThat(customers(pipeline)).isEqualTo(before);
            assertThat(Files.readString(folder.resolve("privacy.key")))
                    .as("the root of the first generation")
                    .doesNotContain("v1 0 - ");
            // the same customer again, and all others again
            publish(pipeline, events.stream().map(PseudonymTest::again).toList());
            assertThat(customers(pipeline)).containsAll(before).hasSize(before.size() + 1);
            assertThat(verification(pipeline).equal()).isTrue();
            assertThat(SadaCall.of("erase", "--customer", before.first(), "--to", address)
                            .err())
                    .contains("this is a pseudonym");
        }
    }

    private static List<Event> events(int interactions, int days) {
        return Simulator.stream(Scenario.endless(SEED, Instant.parse("2026-01-04T00:00:00Z"))
                        .spread(interactions, days))
                .toList();
    }

    private static Event again(Event event) {
        return new Event(
                event.tenant(),
                "again-" + event.id(),
                event.interaction() == null ? null : "again-" + event.interaction(),
                event.occurredAtMs(),
                event.body());
    }

    private static void publish(Pipeline pipeline, List<Event> events) throws Exception {
        pipeline.publisher().publish("test", events, Duration.ofSeconds(30)).join();
        pipeline.awaitQuiet(PATIENCE);
    }

    private static Verification verification(Pipeline pipeline) throws SQLException {
        return new Verify(pipeline.definition(), Retention.STANDARD, pipeline.reader()::said)
                .run(pipeline.bootstrap(), pipeline.store().connections(), Progress.NONE);
    }

    private static TreeSet<String> customers(Pipeline pipeline) throws SQLException {
        TreeSet<String> customers = new TreeSet<>();
        try (Connection connection = pipeline.store().connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT DISTINCT customer FROM sada.interaction_fact WHERE customer IS NOT NULL")) {
            while (rows.next()) {
                customers.add(rows.getString(1));
            }
        }
        return customers;
    }
}
