package org.sada.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Event;

/** Figures are a function of the set of events: neither order nor repeats nor the size of records leaves a trace. */
class OrderTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void shuffledAndRepeatedEventsGiveTheSameCellsFactsAndMarks(int seed) {
        Random random = new Random(seed);
        List<Event> events = Histories.of(random, 60);
        events.sort(java.util.Comparator.comparingLong(Event::occurredAtMs));
        try (TestPipeline plain = new TestPipeline();
                TestPipeline mixed = new TestPipeline()) {
            events.forEach(plain::send);
            List<Event> copies = new ArrayList<>();
            events.forEach(event -> copies.addAll(Collections.nCopies(1 + random.nextInt(3), event)));
            Collections.shuffle(copies, random);
            for (int from = 0; from < copies.size(); ) {
                int to = Math.min(copies.size(), from + 1 + random.nextInt(100));
                mixed.send(copies.subList(from, to));
                from = to;
            }
            assertThat(quarterHours(mixed)).isEqualTo(quarterHours(plain)).isNotEmpty();
            assertThat(mixed.facts()).isEqualTo(plain.facts());
            assertThat(mixed.marks()).isEqualTo(plain.marks()).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {101, 102, 103})
    void conservationHoldsInEveryCellAfterEveryEvent(int seed) {
        Random random = new Random(seed);
        List<Event> events = Histories.of(random, 40);
        Collections.shuffle(events, random);
        try (TestPipeline pipeline = new TestPipeline()) {
            for (Event event : events) {
                pipeline.send(event);
                pipeline.cells()
                        .forEach((cell, measures) -> assertThat(decided(measures))
                                .as("after %s in %s", event, cell)
                                .isEqualTo(measures.get(Measure.OFFERED)));
            }
            assertThat(pipeline.total().get(Measure.OFFERED)).isPositive();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {7, 8})
    void figuresOfRepeatedContactsFollowTheMatchOfTheDefinition(int seed) {
        List<Event> events = Histories.of(new Random(seed), 80);
        long any = repeated(events, Definition.Match.ANY);
        long queue = repeated(events, Definition.Match.QUEUE);
        assertThat(queue).isPositive().isLessThan(any);
        assertThat(repeated(events, Definition.Match.REASON)).isPositive().isLessThan(any);
    }

    private static long repeated(List<Event> events, Definition.Match match) {
        Definition standard = Definition.STANDARD;
        Definition definition = new Definition(
                1,
                standard.fcrWindow(),
                match,
                standard.target(),
                standard.targets(),
                standard.shortAbandon(),
                standard.serviceLevel());
        try (TestPipeline pipeline = new TestPipeline(definition, Retention.STANDARD)) {
            return pipeline.send(events).total().get(Measure.REPEATED);
        }
    }

    private static long decided(Measures measures) {
        return measures.get(Measure.ANSWERED)
                + measures.get(Measure.ABANDONED)
                + measures.get(Measure.SHORT_ABANDONED)
                + measures.get(Measure.FLOWED_OUT)
                + measures.get(Measure.OPEN);
    }

    /** Cells of a minute mean nothing beyond three days, so only those within them must be equal. */
    private static Map<CellKey, Measures> quarterHours(TestPipeline pipeline) {
        Map<CellKey, Measures> cells = pipeline.cells();
        long newestMs =
                cells.keySet().stream().mapToLong(CellKey::windowStartMs).max().orElse(0);
        long keptMs = Retention.STANDARD.minuteCells().toMillis();
        cells.keySet()
                .removeIf(cell -> cell.grainMin() == 1 && cell.windowStartMs() < newestMs - keptMs + 2 * 86_400_000L);
        return cells;
    }
}
