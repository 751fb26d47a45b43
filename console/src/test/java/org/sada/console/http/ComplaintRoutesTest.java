package org.sada.console.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sada.console.complaint.Unsure;
import org.sada.console.complaint.UnsureReader;
import org.sada.console.kpi.World;
import org.sada.console.store.EmbeddedStore;
import org.sada.contract.Definition;
import org.sada.contract.fact.Facts;
import org.sada.runtime.HttpServer;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.Telemetry;

/** {@code /v1/complaints} against counting by hand. */
class ComplaintRoutesTest {
    private static final Instant START = Instant.parse("2024-10-24T00:00:00Z");
    private static EmbeddedStore store;
    private static Telemetry telemetry;
    private static HttpServer server;
    private static World world;

    @BeforeAll
    static void start() throws SQLException {
        store = EmbeddedStore.start();
        world = new World("default", 11, 200, START, Duration.ofDays(4));
        store.write(world.cells());
        store.write(world.contacts.stream().map(World.Contact::facts).toList(), List.of());
        int number = 0;
        for (World.Contact contact : world.contacts) {
            Facts facts = contact.facts();
            if (!facts.complaints().isEmpty()) {
                example("default", facts, 1, number++ % 3 == 0 ? 0.95 : 0.51 + 0.001 * number, text(facts));
                example("other", facts, 1, 0.9, "another tenant's");
                example("default", facts.interaction(), "of before", facts, 2, 0.9, "of another definition");
            }
        }
        telemetry = new Telemetry();
        server = HttpServer.startOpen(
                HttpSettings.onLoopback(0),
                telemetry,
                List.of(new ConsoleRoutes(
                        store.source(), Definition.STANDARD, InstantSource.fixed(START.plus(Duration.ofDays(90))))));
    }

    @AfterAll
    static void stop() {
        server.close();
        telemetry.close();
        store.close();
    }

    @Test
    void rowsByCategoryHaveCountsSharesAndTheNewestExamples() throws Exception {
        JsonNode rows = get("/v1/complaints");

        assertThat(rows).extracting(row -> row.get("category").asText()).containsExactly("app", "fee", "wait");
        for (JsonNode row : rows) {
            assertRow(
                    row,
                    facts -> facts.complaints().contains(row.get("category").asText()),
                    facts -> true,
                    3);
        }
    }

    @Test
    void otherDimensionsTimesAndFiltersNarrowIt() throws Exception {
        Instant from = START.plus(Duration.ofDays(1));
        Instant to = START.plus(Duration.ofDays(3));
        JsonNode rows = get("/v1/complaints?by=queue,category&from=2024-10-25&to=2024-10-27&product=card&examples=2");

        Predicate<Facts> where = facts -> facts.startedAtMs() >= from.toEpochMilli()
                && facts.startedAtMs() < to.toEpochMilli()
                && "card".equals(facts.details().product());
        TreeSet<String> expected = new TreeSet<>();
        facts(where)
                .forEach(facts -> facts.complaints()
                        .forEach(category -> expected.add(
                                category + " " + facts.attribution().queue())));
        assertThat(rows)
                .extracting(row ->
                        row.get("category").asText() + " " + row.get("queue").asText())
                .containsExactlyInAnyOrderElementsOf(expected);
        for (JsonNode row : rows) {
            Predicate<Facts> there = where.and(facts -> Objects.equals(
                    facts.attribution().queue(),
                    row.get("queue").isNull() ? null : row.get("queue").asText()));
            assertRow(
                    row,
                    there.and(facts ->
                            facts.complaints().contains(row.get("category").asText())),
                    there,
                    2);
        }
    }

    @Test
    void oneCategoryCanBeAskedForWithoutExamples() throws Exception {
        JsonNode rows = get("/v1/complaints?category=fee&examples=0&tz=Asia/Riyadh");

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("from").asText()).endsWith("+03:00");
        assertThat(rows.get(0).get("examples")).isEmpty();
    }

    @Test
    void whatNobodyComplainsOfHasNoRow() throws Exception {
        assertThat(get("/v1/complaints?category=nothing")).isEmpty();
        assertThat(get("/v1/complaints?tenant=nobody")).isEmpty();
    }

    @Test
    void theLeastCertainTextsComeFirstEachOnce() throws Exception {
        List<Unsure> unsure = UnsureReader.read(store.source(), "other", 365, 10);
        assertThat(unsure).extracting(Unsure::text).containsExactly("another tenant's");

        List<Unsure> nearest = UnsureReader.read(store.source(), "default", 365, 10);
        assertThat(nearest)
                .as("of the newest definition")
                .allMatch(each -> each.text().equals("of another definition"));
    }

    private static void assertRow(JsonNode row, Predicate<Facts> counted, Predicate<Facts> among, int examples) {
        List<Facts> complaining = facts(counted);
        int contacts = facts(among).size();
        assertThat(row.get("complaints").asInt()).as("%s", row).isEqualTo(complaining.size());
        assertThat(row.at("/share/n").asInt()).as("%s", row).isEqualTo(contacts);
        double share = (double) complaining.size() / contacts;
        assertThat(row.at("/share/value").asDouble()).isCloseTo(share, within(1e-12));
        assertThat(row.at("/share/low").asDouble()).isLessThan(share);
        assertThat(row.at("/share/high").asDouble()).isGreaterThanOrEqualTo(share);
        assertThat(row.at("/share/final").asBoolean()).isTrue();
        List<String> newest = complaining.stream()
                .sorted(Comparator.comparingLong(Facts::startedAtMs).reversed())
                .limit(examples)
                .map(ComplaintRoutesTest::text)
                .toList();
        List<String> shown = new ArrayList<>();
        row.get("examples").forEach(example -> shown.add(example.get("text").asText()));
        assertThat(shown).as("%s", row).isEqualTo(newest);
    }

    private static List<Facts> facts(Predicate<Facts> which) {
        return world.contacts.stream().map(World.Contact::facts).filter(which).toList();
    }

    private static String text(Facts facts) {
        return "text of " + facts.interaction();
    }

    private static void example(String tenant, Facts facts, int definition, double confidence, String text)
            throws SQLException {
        example(tenant, facts.interaction(), "e", facts, definition, confidence, text);
    }

    private static void example(
            String tenant,
            String interaction,
            String event,
            Facts facts,
            int definition,
            double confidence,
            String text)
            throws SQLException {
        try (Connection connection = store.source().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO sada.complaint_example VALUES"
                        + " (?, ?, ?, ?, now(), ?, ?, ?, ?, false, 'negative', ?, 1, 0, 0)")) {
            insert.setString(1, tenant);
            insert.setString(2, interaction);
            insert.setString(3, event);
            insert.setObject(4, Instant.ofEpochMilli(facts.startedAtMs()).atOffset(ZoneOffset.UTC));
            insert.setInt(5, definition);
            insert.setArray(
                    6, connection.createArrayOf("text", facts.complaints().toArray()));
            insert.setString(7, facts.complaints().get(0));
            insert.setDouble(8, confidence);
            insert.setString(9, text);
            insert.executeUpdate();
        }
    }

    private static JsonNode get(String path) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.uri() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }
}
