package org.sada.console.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.console.kpi.World;
import org.sada.console.store.EmbeddedStore;
import org.sada.console.store.StoreWatch;
import org.sada.contract.Definition;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.fact.Mark;
import org.sada.runtime.HttpServer;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.Telemetry;

class ConsoleRoutesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Instant START = Instant.parse("2024-10-24T00:00:00Z");
    private static EmbeddedStore store;
    private static HikariDataSource pool;
    private static Telemetry telemetry;
    private static HttpServer server;
    private static World world;

    @BeforeAll
    static void start() throws SQLException {
        store = EmbeddedStore.start();
        world = new World("default", 7, 300, START, Duration.ofDays(5));
        store.write(world.cells());
        store.write(
                world.contacts.stream().map(World.Contact::facts).toList(),
                world.contacts.stream()
                        .map(World.Contact::mark)
                        .filter(mark -> mark != null)
                        .toList());
        store.write(Map.of(
                ledger("http", 0), account(100, 80, 15, 5, 79, 1), ledger("file", 1), account(9, 9, 0, 0, 9, 0)));
        telemetry = new Telemetry();
        pool = pool(store.port());
        server = serve(pool);
    }

    @AfterAll
    static void stop() {
        server.close();
        pool.close();
        telemetry.close();
        store.close();
    }

    @Test
    void kpisAreRowsInTheDocumentedForm() throws Exception {
        HttpResponse<String> response = get("/v1/kpis?by=queue,channel&every=P1D&tz=Europe/Berlin");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode first = new ObjectMapper().readTree(response.body()).get(0);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly("from", "to", "queue", "channel", "kpis", "measures");
        assertThat(first.get("from").asText()).isEqualTo("2024-10-24T00:00:00+02:00");
        assertThat(first.get("kpis").get("fcr").fieldNames())
                .toIterable()
                .containsExactly("value", "n", "low", "high", "final", "mature", "expected");
        assertThat(response.body())
                .isEqualTo(get("/v1/kpis?by=queue,channel&every=P1D&tz=Europe/Berlin")
                        .body());
    }

    @Test
    void filtersAndMetricsNarrowTheAnswer() throws Exception {
        JsonNode rows = json(
                "/v1/kpis?metric=nps,fcr&queue=billing&measures=none&from=2024-10-25&to=2024-10-26&tz=Asia/Riyadh");

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("kpis").fieldNames()).toIterable().containsExactly("fcr", "nps");
        assertThat(rows.get(0).has("measures")).isFalse();
        assertThat(rows.get(0).get("from").asText()).isEqualTo("2024-10-25T00:00:00+03:00");
    }

    @Test
    void anEmptyFilterAsksForTheUnknown() throws Exception {
        JsonNode rows = json("/v1/kpis?by=queue&queue=");

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("queue").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/kpis?by=queue&format=csv", "/v1/kpis?by=queue"})
    void csvComesByFormatOrByAccept(String path) throws Exception {
        HttpResponse<String> response = CLIENT.send(
                HttpRequest.newBuilder(server.uri().resolve(path))
                        .header("Accept", "text/csv")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(response.body().lines().findFirst().orElseThrow())
                .startsWith("from,to,queue,aht_s,aht_s_n,aht_s_low,aht_s_high,aht_s_final,");
        assertThat(response.body().lines().count()).isEqualTo(1 + 4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/kpis?colour=red                    | colour        | metric, by, from
            /v1/kpis?metric=happiness              | happiness     | fcr
            /v1/kpis?by=team                       | team          | queue, channel, direction, agent
            /v1/kpis?by=source                     | source        | queue, channel
            /v1/kpis?tz=Mars/Olympus               | Mars/Olympus  | Asia/Riyadh
            /v1/kpis?every=P2D                     | P2D           | PT15M, PT30M, PT1H, P1D, P1W, P1M, P1Y, all
            /v1/kpis?from=yesterday                | yesterday     | 1999-01-31
            /v1/kpis?from=2024-02-30               | 2024-02-30    | 1999-01-31
            /v1/kpis?from=0000-01-01               | 0000-01-01    | 1900 and 2999
            /v1/kpis?from=2024-10-25T10:07         | 10:07         | quarter of an hour
            /v1/kpis?from=2024-10-25&to=2024-10-25 | from          | before
            /v1/kpis?by=agent,product              | agent, product | agent (agent, queue)
            /v1/kpis?by=queue,queue                | by            | twice
            /v1/kpis?by=                           |               |
            /v1/kpis?format=xml                    | xml           | json, csv
            /v1/kpis?measures=some                 | some          | all, none
            /v1/kpis?tenant=a&tenant=b             | tenant        | more than once
            /v1/kpis?queue=%00                     | queue         | no value can have
            /v1/ledger?every=P1D                   | every         | tenant, source, from, to
            /v1/complaints?metric=fcr              | metric        | from, to, by, tz
            /v1/complaints?by=agent                | agent         | complaint (category, queue
            /v1/complaints?by=team                 | team          | queue, channel
            /v1/complaints?category=               | category      | leave it out for all
            /v1/complaints?examples=21             | 21            | between 0 and 20
            /v1/complaints?examples=-1             | -1            | between 0 and 20
            /v1/complaints?examples=few            | few           | 0 to 20
            /v1/complaints?tz=Mars/Olympus         | Mars/Olympus  | Asia/Riyadh
            /v1/complaints?from=2024-10-25T10:07   | 10:07         | quarter of an hour
            /v1/complaints?category=%00            | category      | no value can have
            /v1/interactions/i1?by=queue           | by            | tenant
            """)
    void whatCannotBeAskedIsNamedWithWhatCan(String path, String culprit, String choice) throws Exception {
        HttpResponse<String> response = get(path);
        if (culprit == null) {
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return;
        }

        assertThat(response.statusCode()).as(path).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new ObjectMapper().readTree(response.body()).get("detail").asText())
                .contains(culprit)
                .contains(choice)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/kpis?queue='%20OR%20''%3D'",
                "/v1/kpis?tenant=x'--",
                "/v1/kpis?from=1900-01-01&to=2999-12-31"
            })
    void valuesAreOnlyValues(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void anInteractionShowsItsFactsAndWhyItCounts() throws Exception {
        Map<String, String> whys = new HashMap<>();
        for (World.Contact contact : world.contacts) {
            JsonNode found = json("/v1/interactions/" + contact.facts().interaction());
            Mark mark = contact.mark();
            String expected =
                    mark == null || !mark.eligible() ? "contact" : mark.followUp() ? "follow-up" : "first-contact";

            assertThat(found.get("facts").get("interaction").asText())
                    .isEqualTo(contact.facts().interaction());
            assertThat(found.get("facts").has("run_id")).isFalse();
            assertThat(found.get("mark").isNull()).isEqualTo(mark == null);
            assertThat(found.get("counts").get("as").asText()).isEqualTo(expected);
            whys.put(found.get("counts").get("why").asText(), expected);
        }
        assertThat(whys.keySet())
                .anyMatch(why -> why.contains("came again within 7 days"))
                .hasSizeGreaterThan(4);
    }

    @Test
    void anUnknownInteractionIsNotFound() throws Exception {
        assertThat(get("/v1/interactions/nobody").statusCode()).isEqualTo(404);
        assertThat(get("/v1/interactions/i1?tenant=other").statusCode()).isEqualTo(404);
        assertThat(get("/v1/interactions/a%7Cb").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void theLedgerAddsUpInAllAndBySource() throws Exception {
        JsonNode ledger = json("/v1/ledger");

        assertThat(ledger.get("total").get("events_received").asLong()).isEqualTo(109);
        assertThat(ledger.get("total").get("events_late").asLong()).isEqualTo(1);
        assertThat(ledger.get("total").get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("sources").findValuesAsText("source")).containsExactly("file", "http");
        assertThat(Instant.parse(ledger.get("watermark").asText())).isAfter(START);
        assertThat(json("/v1/ledger?source=file&from=2024-10-24T00:15&to=2024-10-25")
                        .get("total")
                        .get("events_received")
                        .asLong())
                .isEqualTo(9);
        assertThat(json("/v1/ledger?tenant=other")
                        .get("total")
                        .get("events_received")
                        .asLong())
                .isZero();
    }

    @Test
    void thePageAndItsFilesAreServedAndHoldNothingInline() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .doesNotContain("style=")
                .doesNotContain("onclick")
                .contains("type=\"module\"");
        for (String file : List.of("style.css", "page.js", "words.js", "chart.js", "icon.svg")) {
            HttpResponse<String> response = get("/page/" + file);
            assertThat(response.statusCode()).as(file).isEqualTo(200);
            assertThat(response.body())
                    .as(file)
                    .doesNotContain("innerHTML")
                    .doesNotContainPattern("https?://(?!www.w3.org/2000/svg)");
        }
        assertThat(get("/page/../org/sada/console/http/Page.class").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aStoreThatIsAwayIsAProblemThatPassesAndTheAnswerComesBackByItself() throws Exception {
        EmbeddedStore other = EmbeddedStore.start();
        try (HikariDataSource otherPool = pool(other.port());
                HttpServer otherServer = serve(otherPool);
                StoreWatch watch = new StoreWatch(otherPool)) {
            Thread watching = new Thread(() -> {
                try {
                    watch.run();
                } catch (InterruptedException interrupt) {
                    Thread.currentThread().interrupt();
                }
            });
            watching.start();
            await().until(() -> watch.check().ready());

            other.close();

            HttpResponse<String> response = get(otherServer, "/v1/kpis");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(response.body()).contains("the store cannot be reached");
            assertThat(get(otherServer, "/").statusCode()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(20)).until(() -> !watch.check().ready());
            assertThat(watch.check().alive()).isTrue();
        }
    }

    @Test
    void aStoreWithoutTablesIsAProblemThatPasses() throws Exception {
        try (Connection connection = store.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE bare");
        }
        HikariConfig config = config(store.port(), "bare");
        try (HikariDataSource bare = new HikariDataSource(config);
                HttpServer bareServer = serve(bare)) {
            HttpResponse<String> response = get(bareServer, "/v1/ledger");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("no tables yet");
        }
    }

    private static HttpServer serve(HikariDataSource source) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2024-11-30T00:00:00Z"));
        return HttpServer.startOpen(
                HttpSettings.onLoopback(0), telemetry, List.of(new ConsoleRoutes(source, Definition.STANDARD, clock)));
    }

    private static HikariDataSource pool(int port) {
        return new HikariDataSource(config(port, "postgres"));
    }

    private static HikariConfig config(int port, String database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + database);
        config.setUsername("postgres");
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(1000);
        return config;
    }

    private static CellKey ledger(String source, int quarter) {
        return CellKey.at(
                "default",
                0,
                Cube.LEDGER,
                15,
                START.plus(Duration.ofMinutes(15L * quarter)).toEpochMilli(),
                Map.of(Dimension.SOURCE, source));
    }

    private static Measures account(
            long received, long accepted, long repeated, long rejected, long counted, long late) {
        return new Measures.Builder()
                .add(Measure.EVENTS_RECEIVED, received)
                .add(Measure.EVENTS_ACCEPTED, accepted)
                .add(Measure.EVENTS_REPEATED, repeated)
                .add(Measure.EVENTS_REJECTED, rejected)
                .add(Measure.EVENTS_COUNTED, counted)
                .add(Measure.EVENTS_LATE, late)
                .build();
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return get(server, path);
    }

    private static HttpResponse<String> get(HttpServer from, String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(from.uri() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
