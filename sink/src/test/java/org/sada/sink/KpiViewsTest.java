package org.sada.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.kpi.Kpi;
import org.sada.contract.kpi.KpiValue;
import org.sada.contract.kpi.Maturity;
import org.sada.contract.kpi.ServiceLevel;
import org.sada.contract.topic.Topics;

/** The views against the contract's formulas over plainly added cells. */
class KpiViewsTest {
    /** In the week in which clocks change in Europe. */
    private static final long FIRST_DAY = Instant.parse("2026-03-27T00:00:00Z").toEpochMilli();

    private static final Map<CellKey, Measures> CELLS = new HashMap<>();
    private static Store store;

    @BeforeAll
    static void fill() {
        store = TestStores.migrated();
        TestStores.run(store, "SELECT sada.ensure_cell_month('2026-03-01'), sada.ensure_cell_month('2026-04-01')");
        RandomCells random = new RandomCells(7);
        for (int i = 0; i < 400; i++) {
            CELLS.put(random.key(FIRST_DAY, 6), random.measures());
        }
        TableFixture fixture = new TableFixture(store);
        fixture.fill(new CellFeed(), Topics.KPIS, CELLS);
        fixture.fill(
                new CellFeed(), Topics.KPIS, Map.of(ofMinute(), random.measures(), ledger("door"), ledgerMeasures()));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void hoursAreSumsOfTheirCells() throws SQLException {
        Map<List<String>, Measures> expected = added(
                time -> Instant.ofEpochMilli(time).truncatedTo(ChronoUnit.HOURS).toString());

        compare(
                "SELECT *, to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SSZ') AS period FROM sada.kpi_hourly",
                expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Kathmandu", "Europe/Berlin", "America/St_Johns"})
    void daysAreThoseOfTheZone(String zone) throws SQLException {
        Map<List<String>, Measures> expected = added(time ->
                Instant.ofEpochMilli(time).atZone(ZoneId.of(zone)).toLocalDate().toString());

        compare("SELECT *, day::text AS period FROM sada.kpi_daily('" + zone + "')", expected);
    }

    @Test
    void theViewOfDaysFollowsTheSetting() throws SQLException {
        ZoneId zone = ZoneId.of("Asia/Riyadh");
        Map<List<String>, Measures> expected = added(
                time -> Instant.ofEpochMilli(time).atZone(zone).toLocalDate().toString());

        compare("SET sada.zone = 'Asia/Riyadh'", "SELECT *, day::text AS period FROM sada.kpi_daily", expected);
    }

    @Test
    void timeOfAgentsIsAddedByDay() {
        Map<CellKey, Measures> cells = new HashMap<>();
        for (int window = 0; window < 3; window++) {
            cells.put(
                    CellKey.at(
                            "time", 1, Cube.AGENT, 15, FIRST_DAY + window * 900_000L, Map.of(Dimension.AGENT, "ann")),
                    new Measures.Builder()
                            .add(Measure.LOGIN_MS, 900_000)
                            .add(Measure.BUSY_MS, 300_000)
                            .add(Measure.WRAP_UP_MS, 60_500)
                            .add(Measure.AVAILABLE_MS, 360_500)
                            .add(Measure.PAUSED_MS, 179_000)
                            .build());
        }
        new TableFixture(store).fill(new CellFeed(), Topics.KPIS, cells);

        assertThat(TestStores.rows(
                        store,
                        "SELECT day, agent, login_s, pause_s, wrap_up_s, occupancy, handled, aht_s"
                                + " FROM sada.agent_daily WHERE tenant = 'time'"))
                .containsExactly(
                        java.util.Arrays.asList("2026-03-27", "ann", "2700", "537", "181.5", "0.5", "0", null));
    }

    @Test
    void monthsCanBeAskedForABoundedTime() {
        long before = CELLS.entrySet().stream()
                .filter(cell -> cell.getKey().windowStartMs() < FIRST_DAY + 86_400_000L)
                .mapToLong(cell -> cell.getValue().get(Measure.OFFERED))
                .sum();

        assertThat(
                        TestStores.value(
                                store,
                                "SELECT sum(offered) FROM sada.kpi_by('month', 'UTC', '2026-03-27 00:00Z', '2026-03-28 00:00Z')"))
                .isEqualTo(Long.toString(before));
    }

    @Test
    void theLedgerBalancesWhereEverythingIsAccountedFor() {
        new TableFixture(store)
                .fill(
                        new CellFeed(),
                        Topics.KPIS,
                        Map.of(
                                ledger("leak"),
                                new Measures.Builder()
                                        .add(Measure.EVENTS_RECEIVED, 2)
                                        .add(Measure.EVENTS_ACCEPTED, 1)
                                        .build()));

        assertThat(
                        TestStores.rows(
                                store,
                                "SELECT tenant, source, day, events_received, events_counted, balanced FROM sada.ledger ORDER BY 2"))
                .containsExactly(
                        List.of("one", "door", "2026-03-27", "10", "6", "t"),
                        List.of("one", "leak", "2026-03-27", "2", "0", "f"));
    }

    private static void compare(String query, Map<List<String>, Measures> expected) throws SQLException {
        compare("SELECT 1", query, expected);
    }

    private static void compare(String setting, String query, Map<List<String>, Measures> expected)
            throws SQLException {
        Map<List<String>, Measures> missing = new HashMap<>(expected);
        try (Connection connection = store.connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("RESET sada.zone");
            statement.execute(setting);
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    List<String> group = List.of(
                            row.getString("period"),
                            row.getString("tenant"),
                            row.getString("queue"),
                            row.getString("channel"),
                            row.getString("direction"));
                    Measures measures = missing.remove(group);
                    assertThat(measures).as("%s", group).isNotNull();
                    compare(row, measures);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static void compare(ResultSet row, Measures measures) throws SQLException {
        assertThat(row.getLong("offered")).isEqualTo(measures.get(Measure.OFFERED));
        assertThat(row.getLong("first_contacts")).isEqualTo(measures.get(Measure.FIRST_CONTACTS));
        Map<Kpi, KpiValue> kpis = Kpi.all(measures, ServiceLevel.IGNORE, Maturity.FINAL);
        kpis.keySet().removeIf(Kpi::ofAgents);
        for (Map.Entry<Kpi, KpiValue> kpi : kpis.entrySet()) {
            Double stored = row.getObject(kpi.getKey().text(), Double.class);
            Double expected = kpi.getValue().value();
            if (expected == null) {
                assertThat(stored).as("%s of %s", kpi.getKey(), measures).isNull();
            } else {
                assertThat(stored)
                        .as("%s of %s", kpi.getKey(), measures)
                        .isCloseTo(expected, within(Math.abs(expected) * 1e-12));
            }
        }
    }

    private static Map<List<String>, Measures> added(LongFunction<String> period) {
        Map<List<String>, Measures> sums = new HashMap<>();
        CELLS.forEach((key, measures) -> sums.merge(
                List.of(
                        period.apply(key.windowStartMs()),
                        key.tenant(),
                        text(key, Dimension.QUEUE),
                        text(key, Dimension.CHANNEL),
                        text(key, Dimension.DIRECTION)),
                measures,
                Measures::plus));
        return sums;
    }

    private static String text(CellKey key, Dimension dimension) {
        return key.value(dimension) == null ? "" : key.value(dimension);
    }

    private static CellKey ofMinute() {
        return CellKey.at("one", 1, Cube.QUEUE, 1, FIRST_DAY, Map.of(Dimension.QUEUE, "cards"));
    }

    private static CellKey ledger(String source) {
        long noon = FIRST_DAY + 12 * 3_600_000L;
        assertThat(Instant.ofEpochMilli(noon).atOffset(ZoneOffset.UTC).getHour())
                .isEqualTo(12);
        return CellKey.at("one", 0, Cube.LEDGER, 15, noon, Map.of(Dimension.SOURCE, source));
    }

    private static Measures ledgerMeasures() {
        return new Measures.Builder()
                .add(Measure.EVENTS_RECEIVED, 10)
                .add(Measure.EVENTS_ACCEPTED, 7)
                .add(Measure.EVENTS_REPEATED, 2)
                .add(Measure.EVENTS_REJECTED, 1)
                .add(Measure.EVENTS_COUNTED, 6)
                .add(Measure.EVENTS_LATE, 1)
                .build();
    }
}
