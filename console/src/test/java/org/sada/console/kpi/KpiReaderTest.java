package org.sada.console.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.console.store.EmbeddedStore;
import org.sada.contract.Definition;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.kpi.Kpi;
import org.sada.contract.kpi.KpiValue;
import org.sada.contract.kpi.ServiceLevel;

class KpiReaderTest {
    private static final Definition DEFINITION = new Definition(
            1,
            Duration.ofDays(2),
            Definition.Match.ANY,
            Duration.ofSeconds(20),
            Map.of(),
            Duration.ofSeconds(5),
            ServiceLevel.CREDIT);
    private static final String[] ZONES = {
        "UTC",
        "Europe/Berlin",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "America/New_York",
        "Asia/Riyadh",
        "America/St_Johns",
        "Pacific/Apia",
        "+05:30"
    };
    private static final int CONTACTS = 600;
    private static EmbeddedStore store;
    private static World autumn;
    private static World spring;

    @BeforeAll
    static void fill() throws SQLException {
        store = EmbeddedStore.start();
        autumn = new World("autumn", 1, CONTACTS, Instant.parse("2024-10-24T00:00:00Z"), Duration.ofDays(12));
        spring = new World("spring", 2, CONTACTS, Instant.parse("2024-03-29T00:00:00Z"), Duration.ofDays(10));
        for (World world : List.of(autumn, spring)) {
            store.write(world.cells());
            store.write(
                    world.contacts.stream().map(World.Contact::facts).toList(),
                    world.contacts.stream()
                            .map(World.Contact::mark)
                            .filter(mark -> mark != null)
                            .toList());
        }
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void answersAreThoseOfCountingContactByContact(long seed) throws SQLException {
        Random random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            World world = random.nextBoolean() ? autumn : spring;
            Instant newest = newest(world);
            // a clock that is right, one that bounds the watermark, and one at which everything is long over
            Instant now = newest.plus(Duration.ofHours(List.of(1, -30, -100).get(random.nextInt(3))));
            KpiQuery query = random(random, world);
            Instant watermark = now.isBefore(newest) ? now : newest;

            List<KpiRow> rows = reader(now).read(query);
            List<KpiRow> expected = new Naive(world, DEFINITION, watermark).answer(query);

            // row by row, for a difference among thousands of rows could not be read
            assertThat(rows)
                    .extracting(KpiReaderTest::place)
                    .as("seed %d: %s", seed, query)
                    .isEqualTo(expected.stream().map(KpiReaderTest::place).toList());
            for (int row = 0; row < rows.size(); row++) {
                assertThat(rows.get(row)).as("seed %d: %s", seed, query).isEqualTo(expected.get(row));
            }
            assertThat(reader(now).readKpis(query))
                    .extracting(KpiRow::kpis)
                    .as("seed %d: %s", seed, query)
                    .isEqualTo(rows.stream().map(KpiRow::kpis).toList());
        }
    }

    @Test
    void theHourThatComesTwiceStaysApart() throws SQLException {
        KpiQuery query = KpiQuery.all("autumn", 1)
                .every(Every.PT1H, ZoneId.of("Europe/Berlin"))
                .between(Instant.parse("2024-10-26T23:00:00Z"), Instant.parse("2024-10-27T02:00:00Z"));

        assertThat(reader(Instant.MAX).read(query))
                .extracting(row -> row.from() + " " + row.to())
                .containsExactly(
                        "2024-10-27T01:00+02:00 2024-10-27T02:00+02:00",
                        "2024-10-27T02:00+02:00 2024-10-27T02:00+01:00",
                        "2024-10-27T02:00+01:00 2024-10-27T03:00+01:00");
    }

    @Test
    void aDayOnWhichClocksGoBackHasTwentyFiveHours() throws SQLException {
        KpiQuery query = KpiQuery.all("autumn", 1)
                .every(Every.P1D, ZoneId.of("Europe/Berlin"))
                .between(Instant.parse("2024-10-26T22:00:00Z"), Instant.parse("2024-10-27T23:00:00Z"));

        List<KpiRow> rows = reader(Instant.MAX).read(query);

        assertThat(rows).hasSize(1);
        assertThat(Duration.between(rows.get(0).from(), rows.get(0).to())).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void complaintsOfACategoryAreCountedAmongAllContacts() throws SQLException {
        KpiQuery query = KpiQuery.all("autumn", 1).by(List.of(Dimension.CATEGORY));

        List<KpiRow> rows = reader(Instant.MAX).read(query);

        assertThat(rows).extracting(row -> row.values().get(Dimension.CATEGORY)).containsExactly("app", "fee", "wait");
        for (KpiRow row : rows) {
            KpiValue rate = row.kpis().get(Kpi.COMPLAINT_RATE);
            assertThat(rate.n()).isEqualTo(CONTACTS);
            assertThat(rate.value()).isBetween(0.2, 0.3);
        }
    }

    @Test
    void nothingIsFinalBeforeTheRepeatWindowIsOver() throws SQLException {
        Instant newest = newest(autumn);
        KpiQuery lastDays = KpiQuery.all("autumn", 1)
                .every(Every.P1D, ZoneId.of("UTC"))
                .between(Instant.parse("2024-10-31T00:00:00Z"), null);

        List<KpiRow> rows = reader(newest).read(lastDays);

        assertThat(rows.get(0).kpis().get(Kpi.FCR).mature()).isEqualTo(1);
        KpiValue last = rows.get(rows.size() - 1).kpis().get(Kpi.FCR);
        assertThat(last.complete()).isFalse();
        assertThat(last.mature()).isZero();
        assertThat(last.expected()).isLessThanOrEqualTo(last.value());
    }

    @Test
    void agentsTimeIsReadByAgentAndInTotalAndIsFinalTwelveHoursLater() throws SQLException {
        Instant window = Instant.parse("2024-05-01T09:00:00Z");
        World later = new World("agents", 3, 1, Instant.parse("2024-05-03T00:00:00Z"), Duration.ofMinutes(1));
        store.write(later.contacts.stream().map(World.Contact::facts).toList(), List.of());
        store.write(later.cells());
        store.write(Map.of(time(window, "a1"), time(600_000, 150_000, 100_000, 50_000)));
        store.write(Map.of(time(window, "a2"), time(0, 300_000, 0, 300_000)));
        KpiQuery query = KpiQuery.all("agents", 1).between(window, window.plusSeconds(900));

        KpiRow total = reader(Instant.MAX).read(query).get(0);
        List<KpiRow> agents = reader(Instant.MAX).read(query.by(List.of(Dimension.AGENT)));

        assertThat(total.kpis().get(Kpi.OCCUPANCY))
                .isEqualTo(new KpiValue(550_000 / 1_150_000.0, 1_150_000, null, null, true, null, null));
        assertThat(total.kpis().get(Kpi.LOGIN_S).value()).isEqualTo(1_500);
        assertThat(agents)
                .extracting(row -> row.kpis().get(Kpi.PAUSE_S).value())
                .containsExactly(50.0, 300.0);
        assertThat(agents)
                .extracting(row -> row.kpis().get(Kpi.WRAP_UP_S).value())
                .containsExactly(100.0, 0.0);
        assertThat(reader(Instant.MAX).read(query.by(List.of(Dimension.QUEUE)))).isEmpty();
        Instant over = window.plusSeconds(900).plus(Duration.ofHours(12));
        assertThat(reader(over).read(query).get(0).kpis().get(Kpi.OCCUPANCY).complete())
                .isTrue();
        assertThat(reader(over.minusMillis(1))
                        .read(query)
                        .get(0)
                        .kpis()
                        .get(Kpi.OCCUPANCY)
                        .complete())
                .isFalse();
    }

    private static CellKey time(Instant window, String agent) {
        return CellKey.at("agents", 1, Cube.AGENT, 15, window.toEpochMilli(), Map.of(Dimension.AGENT, agent));
    }

    private static Measures time(long availableMs, long busyMs, long wrapUpMs, long pausedMs) {
        return new Measures.Builder()
                .add(Measure.LOGIN_MS, availableMs + busyMs + wrapUpMs + pausedMs)
                .add(Measure.AVAILABLE_MS, availableMs)
                .add(Measure.BUSY_MS, busyMs)
                .add(Measure.WRAP_UP_MS, wrapUpMs)
                .add(Measure.PAUSED_MS, pausedMs)
                .build();
    }

    @Test
    void anotherTenantHasNoRows() throws SQLException {
        assertThat(reader(Instant.MAX).read(KpiQuery.all("nobody", 1))).isEmpty();
        assertThat(reader(Instant.MAX).read(KpiQuery.all("nobody", 1).every(Every.P1D, ZoneId.of("UTC"))))
                .isEmpty();
    }

    @Test
    void anotherDefinitionIsRefused() {
        assertThatThrownBy(() -> reader(Instant.MAX).read(KpiQuery.all("autumn", 2)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("definition 2 is not served here; it is 1");
    }

    private static String place(KpiRow row) {
        return row.from() + " " + row.to() + " " + row.values().values();
    }

    private static KpiReader reader(Instant now) {
        return new KpiReader(store.source(), DEFINITION, InstantSource.fixed(now));
    }

    private static Instant newest(World world) {
        return Instant.ofEpochMilli(world.contacts.stream()
                .mapToLong(contact -> contact.facts().lastEventAtMs())
                .max()
                .orElseThrow());
    }

    private static KpiQuery random(Random random, World world) {
        Cube cube = Cube.STANDARD.get(random.nextInt(3));
        List<Dimension> dimensions = new ArrayList<>(cube.by());
        Collections.shuffle(dimensions, random);
        List<Dimension> by = dimensions.subList(0, random.nextInt(Math.min(4, dimensions.size() + 1)));
        Map<Dimension, String> filters = new EnumMap<>(Dimension.class);
        for (Dimension dimension : cube.by()) {
            if (random.nextInt(4) == 0) {
                World.Contact any = world.contacts.get(random.nextInt(world.contacts.size()));
                String value = dimension == Dimension.CATEGORY
                        ? List.of("fee", "").get(random.nextInt(2))
                        : any.values().get(dimension);
                filters.put(dimension, value == null ? "" : value);
            }
        }
        Instant first = Instant.ofEpochMilli(Cube.windowStartMs(
                world.contacts.get(random.nextInt(CONTACTS)).facts().startedAtMs(), 15));
        return new KpiQuery(
                world.tenant,
                1,
                by,
                Every.values()[random.nextInt(Every.values().length)],
                ZoneId.of(ZONES[random.nextInt(ZONES.length)]),
                random.nextInt(3) == 0 ? first : null,
                random.nextInt(3) == 0 ? first.plus(Duration.ofMinutes(15L * (1 + random.nextInt(500)))) : null,
                filters,
                random.nextInt(4) == 0 ? Set.of(Kpi.FCR, Kpi.AHT_P90_S) : Set.of());
    }
}
