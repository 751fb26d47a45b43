package org.sada.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.topic.Rejection;

/** What is late, refused or expired goes where it can be found, and is counted. */
class RetentionTest {
    private static final long DAY = 24 * 3600;

    @Test
    void anEventForAnInteractionBeyondItsRetentionIsLateAndChangesNothing() {
        Event late = Events.handled("old", "A", 0, 60).get(3);
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(Events.handled("old", "A", 0, 60).subList(0, 3))
                    .send(Events.handled("new", "B", 46 * DAY, 60));
            Measures before = pipeline.total();
            pipeline.send(late);
            assertThat(pipeline.total()).isEqualTo(before);
            List<Rejection> kept = pipeline.late();
            assertThat(kept).extracting(Rejection::source).containsExactly("test");
            assertThat(kept.get(0).content()).isEqualTo(EventJson.write(late));
            assertThat(ledger(pipeline).get(Measure.EVENTS_LATE)).isEqualTo(1);
            assertThat(ledger(pipeline).get(Measure.EVENTS_ACCEPTED)).isEqualTo(8);
        }
    }

    @Test
    void anEventWithinTheRetentionStillCorrectsItsInteraction() {
        List<Event> old = Events.handled("old", "A", 0, 60);
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(old.subList(0, 3))
                    .send(Events.handled("new", "B", 44 * DAY, 60))
                    .send(old.get(3));
            assertThat(pipeline.total().get(Measure.HANDLED)).isEqualTo(2);
            assertThat(pipeline.late()).isEmpty();
        }
    }

    @Test
    void anIdThatIsUsedAgainAfterItsRetentionBeginsANewLife() {
        try (TestPipeline pipeline = new TestPipeline()) {
            List<Event> first = Events.handled("same", "A", 0, 60);
            List<Event> again = Events.handled("same", "A", 60 * DAY, 60);
            pipeline.send(first)
                    .send(Events.handled("between", "B", 59 * DAY, 60))
                    .send(again);
            assertThat(pipeline.total().get(Measure.CONTACTS)).isEqualTo(3);
            assertThat(pipeline.total().get(Measure.FIRST_CONTACTS)).isEqualTo(3);
        }
    }

    @Test
    void bothLivesOfAnIdCountWhereOneRecordOfTheLogHoldsThem() {
        try (TestPipeline pipeline = new TestPipeline()) {
            List<Event> events = new java.util.ArrayList<>(Events.handled("same", "A", 0, 60));
            events.addAll(Events.handled("between", "B", 59 * DAY, 60));
            events.addAll(Events.handled("same", "A", 60 * DAY, 60));
            assertThat(pipeline.send(events).total().get(Measure.CONTACTS)).isEqualTo(3);
        }
    }

    @Test
    void badLinesAreRefusedWithTheirPlaceAndTheirNeighboursCount() {
        byte[] good = EventJson.write(Events.handled("a", "A", 0, 60).get(0));
        String lines = "{\"type\":\"started\"}\n" + new String(good, StandardCharsets.UTF_8) + "\n\nnonsense\n";
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.sendLines(lines.getBytes(StandardCharsets.UTF_8));
            List<Rejection> rejected = pipeline.rejected();
            assertThat(rejected)
                    .extracting(Rejection::position)
                    .containsExactly("partition 0, offset 0, line 1", "partition 0, offset 0, line 4");
            assertThat(rejected).extracting(Rejection::source).containsOnly("test");
            assertThat(pipeline.total().get(Measure.CONTACTS)).isEqualTo(1);
            Measures ledger = ledger(pipeline);
            assertThat(ledger.get(Measure.EVENTS_RECEIVED)).isEqualTo(3);
            assertThat(ledger.get(Measure.EVENTS_REJECTED)).isEqualTo(2);
        }
    }

    @Test
    void anEventFromBeyondTheClockOfTheLogMovesNobodysTime() {
        long farMs = TestPipeline.TAKEN_AT.toEpochMilli() + 6 * 60_000;
        Event fromTheFuture = new Event("default", "f", "f", farMs, new Event.Queued("billing"));
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(fromTheFuture).send(Events.handled("a", "A", 0, 60));
            assertThat(pipeline.rejected()).hasSize(1);
            assertThat(pipeline.total().get(Measure.HANDLED)).isEqualTo(1);
        }
    }

    @Test
    void whatADoorRefusedIsCountedOnceInTheLedger() {
        Rejection atTheDoor = new Rejection(null, "http", "crm", "item 3", "no id", new byte[] {1});
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.refuseAtTheDoor(atTheDoor);
            assertThat(ledger(pipeline).get(Measure.EVENTS_RECEIVED)).isEqualTo(1);
            assertThat(ledger(pipeline).get(Measure.EVENTS_REJECTED)).isEqualTo(1);
        }
    }

    @Test
    void repeatedAndConflictingEventsAreCountedApart() {
        List<Event> events = Events.handled("a", "A", 0, 60);
        Event end = events.get(3);
        Event otherEnd = new Event("default", end.id(), end.interaction(), end.occurredAtMs() + 30_000, end.body());
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(events).send(end).send(otherEnd).send(end);
            Measures ledger = ledger(pipeline);
            assertThat(ledger.get(Measure.EVENTS_REPEATED)).isEqualTo(3);
            assertThat(ledger.get(Measure.EVENTS_CONFLICTING)).isEqualTo(2);
            assertThat(pipeline.total().get(Measure.TALK_MS)).isEqualTo(90_000);
        }
    }

    @Test
    void cellsOfAMinuteGoAfterThreeDaysAndThoseOfAQuarterHourStay() {
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(Events.handled("a", "A", 0, 60));
            assertThat(minutes(pipeline)).isPositive();
            pipeline.send(Events.handled("b", "B", 4 * DAY, 60));
            long oldest = Events.DAY_ONE + DAY * 1000;
            assertThat(pipeline.cells().keySet())
                    .noneMatch(cell -> cell.grainMin() == Cube.MINUTE && cell.windowStartMs() < oldest)
                    .anyMatch(cell -> cell.grainMin() == Cube.QUARTER_HOUR && cell.windowStartMs() < oldest);
        }
    }

    private static long minutes(TestPipeline pipeline) {
        return pipeline.cells().keySet().stream()
                .filter(cell -> cell.grainMin() == Cube.MINUTE)
                .count();
    }

    private static Measures ledger(TestPipeline pipeline) {
        Measures.Builder sum = new Measures.Builder();
        pipeline.ledger().values().forEach(sum::add);
        return sum.build();
    }
}
