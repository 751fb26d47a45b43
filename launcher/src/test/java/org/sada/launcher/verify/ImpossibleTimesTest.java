package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sada.contract.cell.Measure.*;
import static org.sada.launcher.verify.Story.ms;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.RecordLeg;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Flag;

/** What cannot be is kept as far as it is clear, flagged, counted in the ledger, and never below zero. */
class ImpossibleTimesTest {
    private static final Details SOMEBODY = new Details("c", Channel.VOICE, null, null, null, null, null);

    @Test
    void whoLeftBeforeTheQueueWasEnteredGaveUpAtOnce() {
        Facts steps = new Story()
                .tell("i", "02T10:00:00", new Event.Started(SOMEBODY))
                .tell("i", "02T10:00:05", new Event.Ended())
                .tell("i", "02T10:00:09", new Event.Queued("q"))
                .facts("i");
        Facts record = new Story()
                .tell("i", "02T10:00:09", whole("02T10:00:00", "02T10:00:05", leg(LegOutcome.ABANDONED, -4_000, null)))
                .facts("i");

        assertThat(steps.flags()).containsExactly(Flag.TIME_RUNS_BACK);
        assertThat(steps.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.outcome()).isEqualTo(LegOutcome.ABANDONED);
            assertThat(leg.waitMs()).isZero();
        });
        assertThat(record.legs()).isEqualTo(steps.legs());
        assertThat(record.flags()).isEqualTo(steps.flags());
    }

    @Test
    void aFlowOutBeforeItsQueueKeepsItsReason() {
        Facts facts = new Story()
                .tell("i", "02T10:00:00", new Event.Ended())
                .tell("i", "02T10:00:05", new Event.FlowedOut("full"))
                .tell("i", "02T10:00:09", new Event.Queued("q"))
                .facts("i");

        assertThat(facts.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.outcome()).isEqualTo(LegOutcome.FLOWED_OUT);
            assertThat(leg.reason()).isEqualTo("full");
        });
        assertThat(facts.flags()).containsExactly(Flag.TIME_RUNS_BACK);
    }

    @Test
    void whoWaitsAgainAfterAConversationStillWaits() {
        Facts facts = new Story()
                .tell("i", "02T10:00:00", new Event.Queued("p"))
                .tell("i", "02T10:00:05", new Event.Answered("ann", null))
                .tell("i", "02T10:01:00", new Event.Ended())
                .tell("i", "02T10:01:00", new Event.Queued("q"))
                .facts("i");

        assertThat(facts.legs().get(1).outcome()).isEqualTo(LegOutcome.OPEN);
        assertThat(facts.flags()).isEmpty();
    }

    @Test
    void negativeTimesCountAsNoTimeAndAnEndBeforeTheStartAsTheStart() {
        Story story = new Story()
                .tell("i", "02T10:00:00", whole("02T10:00:00", "02T09:00:00", leg(LegOutcome.ANSWERED, -1, -60_000L)));
        Facts facts = story.facts("i");

        assertThat(facts.endedAtMs()).isEqualTo(facts.startedAtMs());
        assertThat(facts.flags()).containsExactly(Flag.TIME_RUNS_BACK);
        Measures sum = Story.total(story.recompute(), Cube.QUEUE, Cube.QUARTER_HOUR);
        assertThat(sum.get(ANSWERED)).isEqualTo(1);
        assertThat(sum.get(WAIT_ANSWERED_MS)).isZero();
        assertThat(sum.get(TALK_MS)).isZero();
    }

    @Test
    void theLedgerCountsThemOnceUnderNoSource() {
        Story story = new Story()
                .tell("i", "02T10:00:00", whole("02T10:00:00", "02T09:00:00"))
                .tell("j", "02T10:00:00", new Event.Held())
                .tell("k", "02T10:00:00", whole("02T10:00:00", "02T11:00:00"));
        List<CellKey> keys = story.recompute().cells().entrySet().stream()
                .filter(cell -> cell.getValue().get(INTERACTIONS_FLAGGED) > 0)
                .peek(cell ->
                        assertThat(cell.getValue().get(INTERACTIONS_FLAGGED)).isEqualTo(2))
                .map(java.util.Map.Entry::getKey)
                .toList();

        assertThat(keys).singleElement().satisfies(key -> {
            assertThat(key.cube()).isEqualTo(Cube.LEDGER.name());
            assertThat(key.values()).isEmpty();
            assertThat(key.windowStartMs()).isEqualTo(ms("02T10:00:00"));
        });
    }

    private static RecordLeg leg(LegOutcome outcome, long waitMs, Long talkMs) {
        String agent = outcome == LegOutcome.ANSWERED ? "ann" : null;
        return new RecordLeg("q", agent, null, ms("02T10:00:09"), outcome, waitMs, talkMs, null, null, false);
    }

    private static Event.Whole whole(String startedAt, String endedAt, RecordLeg... legs) {
        return new Event.Whole(1, ms(startedAt), ms(endedAt), SOMEBODY, List.of(legs), null, List.of());
    }
}
