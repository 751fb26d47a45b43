package org.sada.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.analytics.agent.RandomShifts;
import org.sada.analytics.agent.StateOracle;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Event;
import org.sada.contract.event.Presence;

/** Time of agents is a function of the set of their states, and lies in the windows in which it passed. */
class AgentTimeTest {
    private int events;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shuffledRepeatedAndConflictingStatesGiveTheTimesOfTheOracle(int seed) {
        Random random = new Random(seed);
        List<Event> states = RandomShifts.of(random, 20 + random.nextInt(150));
        List<Event> mixed = RandomShifts.mixed(states, random);
        try (TestPipeline inOrder = new TestPipeline();
                TestPipeline inNoOrder = new TestPipeline()) {
            states.forEach(inOrder::send);
            for (int from = 0; from < mixed.size(); ) {
                int to = Math.min(mixed.size(), from + 1 + random.nextInt(40));
                inNoOrder.send(mixed.subList(from, to));
                from = to;
            }

            Map<CellKey, Measures> expected = StateOracle.cells(states);
            assertThat(expected).as("seed %d", seed).isNotEmpty();
            assertThat(inOrder.cells()).as("seed %d", seed).isEqualTo(expected);
            assertThat(inNoOrder.cells()).as("seed %d", seed).isEqualTo(expected);
            assertThat(expected.values()).as("seed %d", seed).allMatch(AgentTimeTest::balanced);
        }
    }

    /** The control of the test above: it would see one state that is missing, or another in its place. */
    @Test
    void theOracleTellsAStateThatIsMissingOrAnotherFromTheWhole() {
        List<Event> states = List.of(
                state("a", "2026-03-02T09:00:00Z", Presence.LOGIN),
                state("a", "2026-03-02T09:10:00Z", Presence.BUSY),
                state("a", "2026-03-02T09:20:00Z", Presence.LOGOUT));
        Event other = new Event(
                "default",
                states.get(1).id(),
                null,
                states.get(1).occurredAtMs(),
                new Event.AgentState("a", Presence.PAUSED, null));
        try (TestPipeline pipeline = new TestPipeline()) {
            Map<CellKey, Measures> found = pipeline.send(states).cells();
            assertThat(found).isEqualTo(StateOracle.cells(states));
            assertThat(found).isNotEqualTo(StateOracle.cells(List.of(states.get(0), states.get(2))));
            assertThat(found).isNotEqualTo(StateOracle.cells(List.of(states.get(0), other, states.get(2))));
        }
    }

    @Test
    void timeLiesInTheWindowsInWhichItPassed() {
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(
                    state("a", "2026-03-02T09:05:00Z", Presence.LOGIN),
                    state("a", "2026-03-02T09:10:00Z", Presence.BUSY),
                    state("a", "2026-03-02T09:40:00.250Z", Presence.WRAP_UP),
                    state("a", "2026-03-02T09:41:00Z", Presence.PAUSED),
                    state("a", "2026-03-02T09:45:00Z", Presence.LOGOUT),
                    state("a", "2026-03-02T10:00:00Z", Presence.AVAILABLE));

            assertThat(pipeline.cells())
                    .isEqualTo(new TreeMap<>(Map.of(
                            cell("a", "2026-03-02T09:00:00Z"), time(300_000, 300_000, 0, 0),
                            cell("a", "2026-03-02T09:15:00Z"), time(0, 900_000, 0, 0),
                            cell("a", "2026-03-02T09:30:00Z"), time(0, 600_250, 59_750, 240_000))));
        }
    }

    @Test
    void aShiftAcrossMidnightCountsOnBothDays() {
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(state("a", "2026-03-03T00:10:00Z", Presence.LOGOUT))
                    .send(state("a", "2026-03-02T23:50:00Z", Presence.PAUSED));

            assertThat(pipeline.cells())
                    .isEqualTo(new TreeMap<>(Map.of(
                            cell("a", "2026-03-02T23:45:00Z"), time(0, 0, 0, 600_000),
                            cell("a", "2026-03-03T00:00:00Z"), time(0, 0, 0, 600_000))));
        }
    }

    @Test
    void aStateWhoseEndIsTwelveHoursAwayCountsAndOneMillisecondMoreIsALostLogout() {
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(
                    state("a", "2026-03-02T09:00:00Z", Presence.LOGIN),
                    state("a", "2026-03-02T21:00:00Z", Presence.LOGIN),
                    state("a", "2026-03-03T09:00:00.001Z", Presence.LOGIN));

            assertThat(total(pipeline)).isEqualTo(time(12 * 3_600_000, 0, 0, 0));
        }
    }

    @Test
    void aStateThatNothingEndsIsNotCountedYet() {
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(state("a", "2026-03-02T09:00:00Z", Presence.LOGIN))
                    .send(state("b", "2026-03-02T10:00:00Z", Presence.LOGIN));

            assertThat(pipeline.cells()).isEmpty();
        }
    }

    @Test
    void aLogoutWithoutALoginAndTimeAfterItCountNothing() {
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(
                    state("a", "2026-03-02T09:00:00Z", Presence.LOGOUT),
                    state("a", "2026-03-02T10:00:00Z", Presence.LOGOUT),
                    state("a", "2026-03-02T10:00:00Z", Presence.BUSY),
                    state("a", "2026-03-02T10:01:00Z", Presence.LOGOUT));

            assertThat(total(pipeline)).isEqualTo(time(0, 60_000, 0, 0));
        }
    }

    @Test
    void aLateStateCorrectsWindowsOfWeeksAgo() {
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(
                    state("a", "2026-03-02T09:00:00Z", Presence.LOGIN),
                    state("a", "2026-03-02T09:10:00Z", Presence.LOGOUT),
                    state("b", "2026-04-10T09:10:00Z", Presence.LOGOUT));
            assertThat(total(pipeline)).isEqualTo(time(600_000, 0, 0, 0));
            pipeline.send(state("a", "2026-03-02T09:04:00Z", Presence.PAUSED));

            assertThat(total(pipeline)).isEqualTo(time(240_000, 0, 0, 360_000));
        }
    }

    @Test
    void beyondTheRetentionAStateIsLateAndItsIdBeginsANewLife() {
        Event login = state("a", "2026-03-02T09:00:00Z", Presence.LOGIN);
        Event logout = state("a", "2026-03-02T09:10:00Z", Presence.LOGOUT);
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(login, logout, state("b", "2026-04-20T00:00:00Z", Presence.LOGIN))
                    .send(state("a", "2026-03-02T09:04:00Z", Presence.PAUSED), login)
                    .send(new Event(
                            "default", logout.id(), null, login.occurredAtMs() + 50 * 86_400_000L, logout.body()));

            assertThat(total(pipeline)).isEqualTo(time(600_000, 0, 0, 0));
            assertThat(pipeline.late()).hasSize(2);
            Measures ledger = pipeline.ledger().values().stream().reduce(Measures.ZERO, Measures::plus);
            assertThat(ledger.get(Measure.EVENTS_RECEIVED)).isEqualTo(6);
            assertThat(ledger.get(Measure.EVENTS_LATE)).isEqualTo(2);
            assertThat(ledger.get(Measure.EVENTS_COUNTED)).isEqualTo(4);
            assertThat(ledger.get(Measure.EVENTS_REPEATED)).isZero();
        }
    }

    @Test
    void referenceDataOfTheSameAgentAndTheSameIdIsAnotherEvent() {
        Event profile = new Event(
                "default", "e1", null, 0, new Event.AgentProfile("a", "Amal", null, null, null, List.of(), 0, null));
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(
                    state("a", "2026-03-02T09:00:00Z", Presence.LOGIN),
                    profile,
                    state("a", "2026-03-02T09:10:00Z", Presence.LOGOUT));

            assertThat(total(pipeline)).isEqualTo(time(600_000, 0, 0, 0));
        }
    }

    private Event state(String agent, String time, Presence presence) {
        events++;
        return new Event(
                "default",
                "e" + events,
                null,
                Instant.parse(time).toEpochMilli(),
                new Event.AgentState(agent, presence, null));
    }

    private static CellKey cell(String agent, String window) {
        return CellKey.of(
                "default",
                1,
                Cube.AGENT.name(),
                Cube.QUARTER_HOUR,
                Instant.parse(window).toEpochMilli(),
                Map.of(Dimension.AGENT, agent));
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

    private static Measures total(TestPipeline pipeline) {
        return new ArrayList<>(pipeline.cells().values()).stream().reduce(Measures.ZERO, Measures::plus);
    }

    private static boolean balanced(Measures cell) {
        long parts = cell.get(Measure.AVAILABLE_MS)
                + cell.get(Measure.BUSY_MS)
                + cell.get(Measure.WRAP_UP_MS)
                + cell.get(Measure.PAUSED_MS);
        return cell.get(Measure.LOGIN_MS) == parts && parts <= 15 * 60_000;
    }
}
