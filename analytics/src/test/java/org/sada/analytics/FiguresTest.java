package org.sada.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sada.contract.Definition;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Author;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;
import org.sada.contract.kpi.Kpi;
import org.sada.contract.kpi.KpiValue;
import org.sada.contract.kpi.Maturity;

/** What the topologies make of events whose figures are known. */
class FiguresTest {
    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;

    @Test
    void theCustomerWhoCallsTwiceIsTheOneThatWasNotHelpedAtFirst() {
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(Events.handled("a", "A", 0, 60))
                    .send(Events.handled("b1", "B", HOUR, 60))
                    .send(Events.handled("b2", "B", 2 * DAY, 60))
                    .send(Events.handled("c", "C", HOUR, 60));
            Map<Kpi, KpiValue> kpis = kpis(pipeline.total());
            assertThat(kpis.get(Kpi.FCR).value()).isCloseTo(2 / 3.0, within(1e-12));
            assertThat(kpis.get(Kpi.FCR).n()).isEqualTo(3);
            assertThat(kpis.get(Kpi.REPEAT_RATE).value()).isEqualTo(0.25);
        }
    }

    @Test
    void aTransferredCallIsTwoLegsAndOneContact() {
        List<Event> events = Events.call("t", "A", 0)
                .at(0, new Event.Queued("billing"))
                .at(10, new Event.Answered("amal", null))
                .at(290, new Event.Transferred())
                .at(290, new Event.Queued("cards"))
                .at(300, new Event.Answered("badr", null))
                .at(310, new Event.WrappedUp("amal"))
                .at(540, new Event.Ended())
                .at(540, new Event.WrappedUp("badr"))
                .list();
        try (TestPipeline pipeline = new TestPipeline()) {
            Measures total = pipeline.send(events).total();
            assertThat(kpis(total).get(Kpi.AHT_S).value()).isEqualTo(270);
            assertThat(kpis(total).get(Kpi.AHT_CONTACT_S).value()).isEqualTo(540);
            assertThat(total.get(Measure.TRANSFERRED_OUT)).isEqualTo(1);
            assertThat(sum(pipeline, Dimension.QUEUE, "billing").get(Measure.WRAP_MS))
                    .isEqualTo(20_000);
            assertThat(sum(pipeline, Dimension.QUEUE, "cards").get(Measure.CONTACTS))
                    .isEqualTo(1);
            assertThat(sum(pipeline, Dimension.QUEUE, "billing").get(Measure.CONTACTS))
                    .isZero();
        }
    }

    @Test
    void serviceLevelsCountEveryLegWhereItBelongs() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Events call = Events.call("s" + i, null, i * 60).at(0, new Event.Queued("billing"));
            boolean abandons = i >= 90;
            long wait = i < 70 ? 20 : abandons ? 12 : 21;
            call.at(wait, abandons ? new Event.Abandoned() : new Event.Answered("amal", null));
            events.addAll(call.list());
        }
        try (TestPipeline pipeline = new TestPipeline()) {
            Measures total = pipeline.send(events.subList(0, 150))
                    .send(events.subList(150, 300))
                    .total();
            assertThat(total.get(Measure.ANSWERED_IN_TARGET)).isEqualTo(70);
            assertThat(total.get(Measure.ABANDONED_IN_TARGET)).isEqualTo(10);
            assertThat(kpis(total).get(Kpi.SERVICE_LEVEL).value()).isCloseTo(70 / 90.0, within(1e-12));
        }
    }

    @Test
    void aShortAbandonIsSetApartAtExactlyTheLimit() {
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(abandonedAfter("short", 4)).send(abandonedAfter("long", 5));
            assertThat(pipeline.total().get(Measure.SHORT_ABANDONED)).isEqualTo(1);
            assertThat(pipeline.total().get(Measure.ABANDONED)).isEqualTo(1);
            assertThat(pipeline.total().get(Measure.WAIT_ABANDONED_MS)).isEqualTo(5000);
        }
    }

    @Test
    void aLateEventThatMovesAnInteractionLeavesNothingWhereItWas() {
        Events call = Events.call("m", "A", 26 * HOUR);
        List<Event> events = call.at(60, new Event.Queued("billing"))
                .at(70, new Event.Answered("amal", null))
                .at(90, new Event.Ended())
                .list();
        Event earlierStart = event("m", "early", 0, new Event.Queued("cards"));
        Event otherCustomer =
                event("m", "who", 27 * HOUR, new Event.Updated(new Details("B", null, null, null, null, null, null)));
        Event otherQueue = event("m", "first-queue", 26 * HOUR + 80, new Event.Queued("delivery"));
        List<Event> all = new ArrayList<>(events);
        all.addAll(List.of(earlierStart, otherCustomer, otherQueue));
        try (TestPipeline step = new TestPipeline();
                TestPipeline fresh = new TestPipeline()) {
            step.send(events);
            assertThat(step.cells().keySet()).anyMatch(cell -> "billing".equals(cell.value(Dimension.QUEUE)));
            step.send(earlierStart).send(otherCustomer).send(otherQueue);
            fresh.send(all);
            assertThat(step.cells()).isEqualTo(fresh.cells());
            assertThat(step.marks()).isEqualTo(fresh.marks());
            assertThat(step.marks().keySet()).allMatch(key -> key.customer().equals("B"));
            long day = Cube.windowStartMs(Events.DAY_ONE, Cube.QUARTER_HOUR);
            assertThat(step.cells().entrySet())
                    .filteredOn(cell -> cell.getValue().get(Measure.CONTACTS) > 0)
                    .allMatch(cell -> cell.getKey().windowStartMs() < day + 900_000);
        }
    }

    @Test
    void aBotThatHandsOverCountsInTheMeasuresOfBotsOnly() {
        List<Event> handedOver = Events.call("h", "A", 0)
                .at(0, new Event.Answered(null, "noor"))
                .at(30, new Event.Transferred())
                .at(30, new Event.Queued("billing"))
                .at(40, new Event.Answered("amal", null))
                .at(100, new Event.Ended())
                .list();
        List<Event> contained = Events.call("k", "B", 0)
                .at(0, new Event.Answered(null, "noor"))
                .at(20, new Event.Ended())
                .list();
        try (TestPipeline pipeline = new TestPipeline()) {
            Measures total = pipeline.send(handedOver).send(contained).total();
            assertThat(total.get(Measure.BOT_SESSIONS)).isEqualTo(2);
            assertThat(total.get(Measure.BOT_HANDED_OFF)).isEqualTo(1);
            assertThat(total.get(Measure.BOT_CONTAINED)).isEqualTo(1);
            assertThat(total.get(Measure.HANDLED)).isEqualTo(1);
            assertThat(total.get(Measure.TALK_MS)).isEqualTo(60_000);
            assertThat(total.get(Measure.OFFERED)).isEqualTo(1);
            assertThat(total.get(Measure.ELIGIBLE)).isEqualTo(2);
        }
    }

    @Test
    void aComplaintCountsOnceUnderEachOfItsCategoriesAndOnceAmongAllContacts() {
        Event.Feedback feedback = new Event.Feedback(Details.UNKNOWN, null, null, List.of("refund", "waiting"));
        List<Event> events = new ArrayList<>(Events.handled("c", "A", 0, 60));
        events.add(event("c", "said", 100, new Event.Text(Author.CUSTOMER, "أين المبلغ؟", feedback)));
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.send(events).send(Events.handled("d", "B", 0, 60));
            Measures all = complaints(pipeline, null);
            assertThat(all.get(Measure.CONTACTS)).isEqualTo(2);
            assertThat(all.get(Measure.COMPLAINTS)).isEqualTo(1);
            assertThat(complaints(pipeline, "refund").get(Measure.COMPLAINTS)).isEqualTo(1);
            assertThat(complaints(pipeline, "waiting").get(Measure.COMPLAINTS)).isEqualTo(1);
        }
    }

    @Test
    void anOutboundLegIsHandledAndNeverOffered() {
        Event started = event(
                "o",
                "0",
                0,
                new Event.Started(new Details(
                        "A", Channel.VOICE, org.sada.contract.event.Direction.OUTBOUND, null, null, null, null)));
        try (TestPipeline pipeline = new TestPipeline()) {
            Measures total = pipeline.send(
                            started,
                            event("o", "1", 5, new Event.Answered("amal", null)),
                            event("o", "2", 65, new Event.Ended()))
                    .total();
            assertThat(total.get(Measure.HANDLED)).isEqualTo(1);
            assertThat(total.get(Measure.OFFERED)).isZero();
            assertThat(total.get(Measure.ELIGIBLE)).isZero();
        }
    }

    private static List<Event> abandonedAfter(String id, long seconds) {
        return Events.call(id, null, 0)
                .at(0, new Event.Queued("billing"))
                .at(seconds, new Event.Abandoned())
                .list();
    }

    private static Event event(String interaction, String id, long second, Event.Body body) {
        return new Event("default", id, interaction, Events.DAY_ONE + second * 1000, body);
    }

    private static Map<Kpi, KpiValue> kpis(Measures measures) {
        return Kpi.all(measures, Definition.STANDARD.serviceLevel(), Maturity.FINAL);
    }

    private static Measures sum(TestPipeline pipeline, Dimension dimension, String value) {
        return sum(pipeline.cells(), Cube.QUEUE, dimension, value);
    }

    private static Measures complaints(TestPipeline pipeline, String category) {
        return sum(pipeline.cells(), Cube.COMPLAINT, Dimension.CATEGORY, category);
    }

    private static Measures sum(Map<CellKey, Measures> cells, Cube cube, Dimension dimension, String value) {
        Measures.Builder sum = new Measures.Builder();
        cells.forEach((cell, measures) -> {
            boolean wanted = cell.cube().equals(cube.name()) && cell.grainMin() == Cube.QUARTER_HOUR;
            if (wanted && java.util.Objects.equals(cell.value(dimension), value)) {
                sum.add(measures);
            }
        });
        return sum.build();
    }
}
