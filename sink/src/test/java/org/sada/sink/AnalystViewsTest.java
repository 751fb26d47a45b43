package org.sada.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Csat;
import org.sada.contract.event.CsatScale;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.Site;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Flag;
import org.sada.contract.fact.Leg;
import org.sada.contract.fact.Mark;
import org.sada.contract.fact.MarkKey;
import org.sada.contract.fact.Sentiment;
import org.sada.contract.fact.SurveyFact;
import org.sada.contract.topic.AgentProfileRow;
import org.sada.contract.topic.Topics;

/** Interactions, marks and agents, from their topics to the views. */
class AnalystViewsTest {
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
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
    void anInteractionIsShownWithItsMarkAndTheProfileOfItsTime() {
        contact("one", "i1", "amal", MONDAY + HOUR);
        mark("i1", "amal", DAY);
        mark("i1", "somebody before", null);
        profile("trainee", MONDAY - 10 * DAY, MONDAY);
        profile("second line", MONDAY, null);
        profile("lead", MONDAY + DAY, null);

        RunningSink.drain(log, store);

        assertThat(TestStores.rows(store, """
                        SELECT interaction, contact, started_at, ended_at, customer, channel, direction, queue, agent,
                            legs->0->>'talk_ms', legs->0->>'outcome', surveys->0->'csat'->>'scale', resolved, complaints,
                            flags, definition, first_contact, repeated, repeat_delay_ms, repeated_by,
                            agent_name, team, site, hired_on, trainings FROM sada.interaction"""))
                .containsExactly(List.of(
                        "i1",
                        "t",
                        "2026-11-02 01:00:00+00",
                        "2026-11-02 01:00:00.123+00",
                        "amal",
                        "voice",
                        "inbound",
                        "cards",
                        "ann",
                        "60000",
                        "answered",
                        "1-5",
                        "t",
                        "{\"a \\\"quoted\\\" \\\\ one\",delay}",
                        "{out-of-place}",
                        "1",
                        "t",
                        "t",
                        Long.toString(DAY),
                        "later",
                        "Ann",
                        "second line",
                        "remote",
                        "2020-02-29",
                        "{phone,\"difficult, long calls\"}"));
    }

    @Test
    void tombstonesTakeInteractionsMarksAndProfilesAway() {
        contact("one", "a|b", "amal", MONDAY);
        mark("a|b", "amal", null);
        profile("lead", MONDAY, null);
        RunningSink.drain(log, store);
        log.append(Topics.INTERACTIONS, 0, "one|a|b", null);
        log.append(Topics.MARKS, 0, new MarkKey("one", "a|b", "amal"), null);
        log.append(Topics.AGENTS, 0, "one|ann|" + MONDAY, null);

        RunningSink.drain(log, store);

        assertThat(TestStores.rows(
                        store,
                        "SELECT 1 FROM sada.interaction_fact UNION ALL SELECT 1 FROM sada.interaction_mark"
                                + " UNION ALL SELECT 1 FROM sada.agent_profile"))
                .isEmpty();
    }

    @Test
    void theWatermarkIsTheNewestEventOfEachTenant() {
        contact("one", "a", "amal", MONDAY + DAY);
        contact("one", "b", "amal", MONDAY);
        contact("two", "a", "amal", MONDAY + HOUR);

        RunningSink.drain(log, store);

        assertThat(TestStores.rows(store, "SELECT tenant, watermark FROM sada.watermark ORDER BY 1"))
                .containsExactly(
                        List.of("one", "2026-11-03 00:00:00.123+00"), List.of("two", "2026-11-02 01:00:00.123+00"));
    }

    /** Two first contacts on Monday, one repeated after 1.5 days; the newest event is 3 days after the one and 2.5 after the other. */
    @Test
    void theMaturityTriangleShowsWhatWasKnownAtEachAge() {
        contact("one", "early", "amal", MONDAY);
        mark("early", "amal", DAY + DAY / 2);
        contact("one", "late", "badr", MONDAY + DAY / 2);
        mark("late", "badr", null);
        contact("one", "no first contact", "amal", MONDAY + 3 * DAY);

        RunningSink.drain(log, store);

        assertThat(TestStores.rows(
                        store,
                        "SELECT age_days, first_contacts, reached, repeated, fcr, mature FROM sada.fcr_maturity"
                                + " WHERE cohort_day = '2026-11-02' ORDER BY 1 LIMIT 5"))
                .containsExactly(
                        List.of("0", "2", "2", "0", "1", "t"),
                        List.of("1", "2", "2", "0", "1", "t"),
                        List.of("2", "2", "2", "1", "0.5", "t"),
                        List.of("3", "2", "1", "1", "0", "f"),
                        java.util.Arrays.asList("4", "2", "0", "0", null, "f"));
    }

    @Test
    void windowsOfAMinuteGoOnceTheyAreThreeDaysOld() throws SQLException {
        contact("one", "newest", "amal", MONDAY + 5 * DAY);
        Measures measures = new Measures.Builder().add(Measure.CONTACTS, 1).build();
        for (int day = 0; day < 5; day++) {
            long time = MONDAY + day * DAY + HOUR;
            log.append(Topics.KPIS, 0, CellKey.at("one", 1, Cube.QUEUE, 1, time, Map.of()), measures);
            log.append(Topics.KPIS, 0, CellKey.at("one", 1, Cube.QUEUE, 15, time, Map.of()), measures);
            log.append(Topics.KPIS, 0, CellKey.at("unseen", 1, Cube.QUEUE, 1, time, Map.of()), measures);
        }
        RunningSink.drain(log, store);

        try (Connection connection = store.connections().getConnection()) {
            assertThat(MinuteCells.prune(connection)).isEqualTo(1);
            assertThat(MinuteCells.prune(connection)).isEqualTo(1);
            assertThat(MinuteCells.prune(connection)).isZero();
        }

        assertThat(TestStores.rows(
                        store, "SELECT tenant, grain_min, count(*) FROM sada.cell GROUP BY 1, 2 ORDER BY 1, 2"))
                .containsExactly(List.of("one", "1", "3"), List.of("one", "15", "5"), List.of("unseen", "1", "5"));
    }

    /** Ends and was last heard of 123 ms after its start. */
    private void contact(String tenant, String interaction, String customer, long startedAtMs) {
        Leg leg = new Leg("cards", "ann", null, startedAtMs, LegOutcome.ANSWERED, 1000, true, 60_000, 0, 5_000, false);
        Facts facts = new Facts(
                tenant,
                interaction,
                true,
                startedAtMs,
                startedAtMs + 123,
                startedAtMs + 123,
                new Details(customer, Channel.VOICE, Direction.INBOUND, "visa", null, "ar", null),
                List.of(leg),
                List.of(new SurveyFact(null, true, new Csat(5, CsatScale.ONE_TO_FIVE), 10, null, true)),
                true,
                List.of("a \"quoted\" \\ one", "delay"),
                Sentiment.NEGATIVE,
                List.of(Flag.OUT_OF_PLACE),
                new Facts.Attribution("cards", "ann"));
        log.append(Topics.INTERACTIONS, 0, tenant + "|" + interaction, facts);
    }

    private void mark(String interaction, String customer, Long repeatDelayMs) {
        log.append(
                Topics.MARKS,
                0,
                new MarkKey("one", interaction, customer),
                new Mark("one", interaction, 1, true, false, repeatDelayMs, repeatDelayMs == null ? null : "later"));
    }

    private void profile(String team, long validFromMs, Long validToMs) {
        log.append(
                Topics.AGENTS,
                0,
                "one|ann|" + validFromMs,
                new AgentProfileRow(
                        "one",
                        "ann",
                        "Ann",
                        team,
                        Site.REMOTE,
                        "2020-02-29",
                        List.of("phone", "difficult, long calls"),
                        validFromMs,
                        validToMs));
    }
}
