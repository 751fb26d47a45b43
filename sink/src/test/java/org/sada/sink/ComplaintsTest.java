package org.sada.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.fact.Sentiment;
import org.sada.contract.topic.Example;
import org.sada.contract.topic.ExampleKey;
import org.sada.contract.topic.Topics;

/** Examples and how categories develop, from their topics to the store. */
class ComplaintsTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long MONDAY = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();

    private final TestLog log = new TestLog(1);
    private Store store;

    @BeforeEach
    void migrate() {
        store = TestStores.migrated();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anExampleIsKeptAsItCameAndGoesWithItsTombstone() {
        long now = now();
        example(
                "i1",
                "e1",
                now,
                List.of("billing", "late, \"very\" late"),
                "charged twice \u0645\u0631\u062a\u064a\u0646");
        example("i1", "e2", now, List.of("waiting"), "on hold");
        log.append(Topics.EXAMPLES, 0, new ExampleKey("one", "i1", "e2"), null);

        RunningSink.drain(log, store);

        assertThat(TestStores.rows(
                        store,
                        "SELECT interaction, event, categories, likely, confidence, abstained, sentiment, text"
                                + " FROM sada.complaint_example"))
                .containsExactly(List.of(
                        "i1",
                        "e1",
                        "{billing,\"late, \\\"very\\\" late\"}",
                        "billing",
                        "0.75",
                        "f",
                        "negative",
                        "charged twice \u0645\u0631\u062a\u064a\u0646"));
    }

    @Test
    void textsGoWhenTheyHaveBeenKeptForLongEnough() throws SQLException {
        long now = now();
        example("i1", "older", now - 46 * DAY, List.of("billing"), "too old when it comes");
        example("i2", "old", now - 44 * DAY, List.of("billing"), "old");
        example("i3", "new", now - DAY, List.of("billing"), "new");

        RunningSink.drain(log, store);

        assertThat(kept()).containsExactly(List.of("new"), List.of("old"));
        assertThat(prune(Duration.ofDays(45)))
                .as("the control: nothing is deleted too early")
                .isZero();
        assertThat(prune(Duration.ofDays(2))).isEqualTo(1);
        assertThat(kept()).containsExactly(List.of("new"));
        assertThat(prune(Duration.ZERO)).isEqualTo(1);
        assertThat(kept()).isEmpty();
    }

    @Test
    void theTrendHasTheShareOfContactsAndItsInterval() {
        contacts(0, null, "cards", 50, 35);
        contacts(0, "billing", "cards", 35, 35);
        contacts(1, null, "cards", 20, 0);
        contacts(24, null, "cards", 10, 1);
        contacts(24, "billing", "cards", 1, 1);
        contacts(0, null, "loans", 400, 280);
        contacts(0, "billing", "loans", 280, 280);
        contacts(2, "waiting", "loans", 0, 0);

        RunningSink.drain(log, store);

        List<List<String>> rows = TestStores.rows(
                store,
                "SELECT day, category, queue, complaints, contacts, share, share_low, share_high, sentiment_negative"
                        + " FROM sada.complaint_trend ORDER BY day, category, queue");
        assertThat(rows)
                .extracting(row -> row.subList(0, 5))
                .containsExactly(
                        List.of("2026-11-02", "billing", "cards", "35", "70"),
                        List.of("2026-11-02", "billing", "loans", "280", "400"),
                        List.of("2026-11-03", "billing", "cards", "1", "10"));
        assertThat(Double.parseDouble(rows.get(0).get(5))).isEqualTo(0.5);
        // 35 of 50 is known from books, 280 of 400 too; 35 of 70 is symmetric about a half
        assertThat(Double.parseDouble(rows.get(0).get(6))
                        + Double.parseDouble(rows.get(0).get(7)))
                .isCloseTo(1, within(1e-12));
        assertThat(Double.parseDouble(rows.get(1).get(6))).isCloseTo(0.653, within(0.0005));
        assertThat(Double.parseDouble(rows.get(1).get(7))).isCloseTo(0.743, within(0.0005));
        assertThat(rows.get(0).get(8)).isEqualTo("35");
        assertThat(TestStores.value(store, "SELECT round(sada.wilson_low(35, 50)::numeric, 3)"))
                .isEqualTo("0.562");
        assertThat(TestStores.value(store, "SELECT sada.wilson_low(0, 7) || ' ' || sada.wilson_high(7, 7)"))
                .isEqualTo("0 1");
        assertThat(TestStores.value(store, "SELECT sada.wilson_high(0, 0)")).isNull();
    }

    private List<List<String>> kept() {
        return TestStores.rows(store, "SELECT event FROM sada.complaint_example ORDER BY event");
    }

    private int prune(Duration kept) throws SQLException {
        try (Connection connection = store.connections().getConnection()) {
            return new Examples(kept).prune(connection);
        }
    }

    /** By the clock of the store, which decides. */
    private long now() {
        return Long.parseLong(TestStores.value(store, "SELECT (extract(epoch FROM now()) * 1000)::bigint"));
    }

    private void example(String interaction, String event, long takenAtMs, List<String> categories, String text) {
        Example example = new Example(
                "one", interaction, event, MONDAY, 1, categories, "billing", 0.75, false, Sentiment.NEGATIVE, text);
        log.append(Topics.EXAMPLES, 0, new ExampleKey("one", interaction, event), example, takenAtMs);
    }

    private void contacts(int hour, String category, String queue, long contacts, long complaints) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        values.put(Dimension.QUEUE, queue);
        values.put(Dimension.CATEGORY, category);
        CellKey key = CellKey.at("one", 1, Cube.COMPLAINT, 15, MONDAY + hour * 3_600_000L, values);
        log.append(
                Topics.KPIS,
                0,
                key,
                new Measures.Builder()
                        .add(Measure.OFFERED, contacts + 1)
                        .add(Measure.CONTACTS, contacts)
                        .add(Measure.COMPLAINTS, complaints)
                        .add(Measure.SENTIMENT_NEGATIVE, complaints)
                        .build());
    }
}
