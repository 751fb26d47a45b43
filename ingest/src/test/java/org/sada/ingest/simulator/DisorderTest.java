package org.sada.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.event.Event;

class DisorderTest {
    private static final List<Event> EVENTS = Simulator.stream(
                    Scenario.endless(1, Instant.parse("2026-02-01T05:00:00Z")).ofInteractions(3_000))
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSetOfEventsStaysTheSame(long seed) {
        List<Event> disordered = disorder(Disorder.Settings.usual(seed));

        assertThat(new HashSet<>(disordered)).as("seed %d", seed).isEqualTo(new HashSet<>(EVENTS));
        assertThat(disordered).as("seed %d", seed).hasSizeGreaterThan(EVENTS.size() * 11 / 10);
        assertThat(copies(disordered).values())
                .as("seed %d", seed)
                .contains(1, 2, 3)
                .allMatch(each -> each <= 3);
        assertThat(disordered.subList(0, EVENTS.size())).as("seed %d", seed).isNotEqualTo(EVENTS);
    }

    @Test
    void equalSeedsGiveEqualDisorder() {
        assertThat(disorder(Disorder.Settings.usual(5))).isEqualTo(disorder(Disorder.Settings.usual(5)));
    }

    @Test
    void withoutAnythingWrongTheOrderStays() {
        assertThat(disorder(new Disorder.Settings(1, 0, 1, 0, 1))).isEqualTo(EVENTS);
    }

    @Test
    void copiesThatAreKeptBackComeMuchLater() {
        List<Event> disordered = disorder(new Disorder.Settings(1, 0, 1, 0.01, 5_000));

        List<Event> late = new ArrayList<>();
        int ahead = 0;
        for (int i = 0; i < disordered.size(); i++) {
            int place = Collections.binarySearch(
                    EVENTS,
                    disordered.get(i),
                    (first, second) -> first.occurredAtMs() != second.occurredAtMs()
                            ? Long.compare(first.occurredAtMs(), second.occurredAtMs())
                            : first.id().compareTo(second.id()));
            if (i - place > 1_000) {
                late.add(disordered.get(i));
            }
            ahead = Math.max(ahead, place - i);
        }
        assertThat(late).hasSizeGreaterThan(50);
        assertThat(ahead).isLessThan(500);
    }

    @Test
    void everythingLateIsStillDelivered() {
        assertThat(new HashSet<>(disorder(new Disorder.Settings(1, 1, 10, 1, 100))))
                .isEqualTo(new HashSet<>(EVENTS));
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Disorder.Settings(1, 1.5, 1, 0, 1))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Disorder.Settings(1, 0, 0, 0, 1))
                .withMessageContaining("buffer");
    }

    private static Map<String, Integer> copies(List<Event> events) {
        Map<String, Integer> copies = new TreeMap<>();
        events.forEach(event -> copies.merge(event.id(), 1, Integer::sum));
        return copies;
    }

    private static List<Event> disorder(Disorder.Settings settings) {
        List<Event> delivered = new ArrayList<>();
        new Disorder(EVENTS.iterator(), settings).forEachRemaining(delivered::add);
        return delivered;
    }
}
