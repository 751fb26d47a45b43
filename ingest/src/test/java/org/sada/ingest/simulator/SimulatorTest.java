package org.sada.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

class SimulatorTest {
    private static final Instant START = Instant.parse("2026-02-01T05:00:00Z");
    private static final int SAMPLE = 50_000;
    private static final Comparator<Event> ORDER =
            Comparator.comparingLong(Event::occurredAtMs).thenComparing(Event::id);

    @Test
    void equalSeedsGiveEqualBytes() {
        assertThat(digest(Scenario.endless(1, START))).isEqualTo(digest(Scenario.endless(1, START)));
    }

    @Test
    void anotherSeedGivesAnotherCentre() {
        assertThat(digest(Scenario.endless(2, START))).isNotEqualTo(digest(Scenario.endless(1, START)));
    }

    /** Guards against anything that differs between machines or releases of Java. A wanted change of behaviour changes the digest. */
    @Test
    void bytesAreTheSameOnEveryMachine() {
        assertThat(digest(Scenario.endless(1, START)))
                .as("SHA-256 of the first 50,000 events of seed 1")
                .isEqualTo("a065dbe937375bbb48c27e05728443acc7e2c34b49764baa2dad88c39c824426");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, -42})
    void everyEventKeepsTheContract(long seed) throws InvalidEvent {
        Simulator simulator = new Simulator(Scenario.endless(seed, START).forTenant("acme"));
        for (int i = 0; i < SAMPLE; i++) {
            Event event = simulator.next();
            assertThat(EventJson.read(EventJson.write(event)))
                    .as("seed %d, event %d", seed, i)
                    .isEqualTo(event);
            assertThat(event.tenant()).isEqualTo("acme");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 8, Long.MIN_VALUE})
    void eventsComeInOrderOfTimeThenIdAndNoIdTwice(long seed) {
        Iterator<Event> events = new Simulator(Scenario.endless(seed, START).ofInteractions(8_000));
        Event before = events.next();
        Set<String> ids = new HashSet<>();
        while (events.hasNext()) {
            Event event = events.next();
            assertThat(ORDER.compare(before, event))
                    .as("seed %d: %s then %s", seed, before, event)
                    .isNegative();
            assertThat(ids.add(event.id())).as("seed %d: %s", seed, event.id()).isTrue();
            before = event;
        }
    }

    @Test
    void asManyInteractionsStartAsAskedForAndThenTheStreamEnds() {
        Simulator simulator = new Simulator(Scenario.endless(3, START).ofInteractions(700));

        long started = 0;
        while (simulator.hasNext()) {
            started += simulator.next().body() instanceof Event.Started ? 1 : 0;
        }

        assertThat(started).isEqualTo(700);
        Assertions.assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(simulator::next);
    }

    @Test
    void nothingStartsAfterTheLastDay() {
        long endMs = START.toEpochMilli() + Rhythm.DAY_MS;
        Scenario scenario = Scenario.endless(4, START).ofDays(1).atRate(3_000);

        assertThat(Simulator.stream(scenario).filter(event -> event.body() instanceof Event.Started))
                .hasSizeBetween(2_000, 4_500)
                .allMatch(event -> event.occurredAtMs() <= endMs)
                .allMatch(event -> event.occurredAtMs() >= START.toEpochMilli());
    }

    @Test
    void aSpreadScenarioReachesItsInteractionsInAboutItsDays() {
        Scenario scenario = Scenario.endless(5, START).spread(14_000, 7);

        assertThat(Simulator.stream(scenario).filter(event -> event.body() instanceof Event.Started))
                .hasSizeBetween(12_000, 14_000);
    }

    @Test
    void memoryDoesNotGrowWithTime() {
        Simulator simulator = new Simulator(Scenario.endless(6, START).atRate(4_000));
        int mostInTheThirdWeek = mostHeld(simulator, 14, 21);
        int mostInTheTenthWeek = mostHeld(simulator, 63, 70);

        assertThat(mostInTheTenthWeek).isLessThan(mostInTheThirdWeek * 3 / 2).isLessThan(8_000);
    }

    private static int mostHeld(Simulator simulator, int fromDay, int toDay) {
        int most = 0;
        long fromMs = START.toEpochMilli() + fromDay * Rhythm.DAY_MS;
        long toMs = START.toEpochMilli() + toDay * Rhythm.DAY_MS;
        long nowMs = 0;
        while (nowMs < toMs) {
            nowMs = simulator.next().occurredAtMs();
            most = nowMs >= fromMs ? Math.max(most, simulator.held()) : most;
        }
        return most;
    }

    private static String digest(Scenario scenario) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Simulator.stream(scenario).limit(SAMPLE).forEach(event -> digest.update(EventJson.write(event)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
