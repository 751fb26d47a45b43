package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sada.launcher.verify.Story.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.RecordLeg;
import org.sada.contract.event.SurveyStatus;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Facts.Attribution;
import org.sada.contract.fact.Flag;
import org.sada.contract.fact.Leg;
import org.sada.contract.fact.SurveyFact;

class FoldingTest {
    @Test
    void a_transfer_ends_one_leg_and_the_wrap_up_of_the_first_agent_still_finds_it() {
        Facts facts = new Story()
                .tell("i", "02T10:00:00", started("c"))
                .tell("i", "02T10:00:10", queued("a"))
                .tell("i", "02T10:00:40", by("ann"))
                .tell("i", "02T10:02:00", new Event.Held())
                .tell("i", "02T10:02:30", new Event.Resumed())
                .tell("i", "02T10:05:00", new Event.Transferred())
                .tell("i", "02T10:05:00", queued("b"))
                .tell("i", "02T10:05:20", by("ben"))
                .tell("i", "02T10:05:45", new Event.WrappedUp("ann"))
                .tell("i", "02T10:09:20", ended())
                .tell("i", "02T10:09:50", new Event.WrappedUp(null))
                .facts("i");

        assertThat(facts.legs())
                .containsExactly(
                        answered("a", "ann", "02T10:00:10", 30_000, 230_000, 30_000, 45_000, true),
                        answered("b", "ben", "02T10:05:00", 20_000, 240_000, 0, 30_000, false));
        assertThat(facts.attribution()).isEqualTo(new Attribution("b", "ben"));
        assertThat(facts.endedAtMs()).isEqualTo(ms("02T10:09:50"));
        assertThat(facts.flags()).isEmpty();
    }

    @Test
    void a_wrap_up_while_the_leg_still_talks_ends_it_with_none() {
        Facts facts = new Story()
                .tell("i", "02T10:00:00", by("ann"))
                .tell("i", "02T10:01:00", new Event.WrappedUp("ann"))
                .tell("i", "02T10:02:00", new Event.WrappedUp("ann"))
                .facts("i");

        assertThat(facts.legs()).containsExactly(answered(null, "ann", "02T10:00:00", 0, 60_000, 0, 0, false));
        assertThat(facts.flags()).containsExactly(Flag.OUT_OF_PLACE);
        assertThat(facts.details().channel()).isNull();
    }

    @Test
    void a_hold_that_never_ended_ends_with_its_leg() {
        Facts facts = new Story()
                .tell("i", "02T10:00:00", by("ann"))
                .tell("i", "02T10:01:00", new Event.Held())
                .tell("i", "02T10:03:00", ended())
                .facts("i");

        assertThat(facts.legs()).containsExactly(answered(null, "ann", "02T10:00:00", 0, 60_000, 120_000, 0, false));
    }

    @Test
    void who_waits_and_is_queued_again_or_transferred_flowed_out_and_who_waits_at_the_end_abandoned() {
        Facts facts = new Story()
                .tell("i", "02T10:00:00", queued("a"))
                .tell("i", "02T10:00:10", queued("b"))
                .tell("i", "02T10:00:30", new Event.Transferred())
                .tell("i", "02T10:00:31", queued("c"))
                .tell("i", "02T10:01:31", new Event.FlowedOut())
                .tell("i", "02T10:02:00", queued("d"))
                .tell("i", "02T10:02:07", ended())
                .tell("i", "02T10:03:00", queued("e"))
                .facts("i");

        assertThat(facts.legs())
                .extracting(Leg::queue, Leg::outcome, Leg::waitMs)
                .containsExactly(
                        tuple("a", LegOutcome.FLOWED_OUT, 10_000L),
                        tuple("b", LegOutcome.FLOWED_OUT, 20_000L),
                        tuple("c", LegOutcome.FLOWED_OUT, 60_000L),
                        tuple("d", LegOutcome.ABANDONED, 7_000L),
                        tuple("e", LegOutcome.OPEN, 0L));
    }

    @Test
    void at_the_same_time_queued_comes_before_answered_and_transferred_after_both() {
        Facts facts = new Story()
                .tell("i", "02T10:00:00", new Event.Transferred())
                .tell("i", "02T10:00:00", by("ann"))
                .tell("i", "02T10:00:00", queued("a"))
                .facts("i");

        assertThat(facts.legs()).containsExactly(answered("a", "ann", "02T10:00:00", 0, 0, 0, 0, true));
    }

    @Test
    void answered_while_another_talks_is_a_transfer_to_a_direct_leg() {
        Facts facts = new Story()
                .tell("i", "02T10:00:00", queued("a"))
                .tell("i", "02T10:00:05", by("ann"))
                .tell("i", "02T10:01:05", by("ben"))
                .tell("i", "02T10:03:05", ended())
                .facts("i");

        assertThat(facts.legs())
                .containsExactly(
                        answered("a", "ann", "02T10:00:00", 5_000, 60_000, 0, 0, true),
                        answered(null, "ben", "02T10:01:05", 0, 120_000, 0, 0, false));
    }

    @Test
    void told_at_the_time_of_the_next_leg_a_transfer_ends_the_leg_before_and_not_the_next() {
        Facts direct = new Story()
                .tell("i", "02T10:00:00", by("ann"))
                .tell("i", "02T10:05:00", by("ben"))
                .tell("i", "02T10:05:00", new Event.Transferred())
                .tell("i", "02T10:09:00", ended())
                .facts("i");
        Facts toClosedQueueAndOn = new Story()
                .tell("i", "02T10:00:00", by("ann"))
                .tell("i", "02T10:05:00", new Event.Transferred())
                .tell("i", "02T10:05:00", queued("b"))
                .tell("i", "02T10:05:00", new Event.FlowedOut())
                .tell("i", "02T10:05:00", queued("c"))
                .tell("i", "02T10:09:00", new Event.Abandoned())
                .facts("i");

        assertThat(direct.legs())
                .containsExactly(
                        answered(null, "ann", "02T10:00:00", 0, 300_000, 0, 0, true),
                        answered(null, "ben", "02T10:05:00", 0, 240_000, 0, 0, false));
        assertThat(toClosedQueueAndOn.legs())
                .extracting(Leg::queue, Leg::outcome, Leg::waitMs, Leg::transferredOut)
                .containsExactly(
                        tuple(null, LegOutcome.ANSWERED, 0L, true),
                        tuple("b", LegOutcome.FLOWED_OUT, 0L, false),
                        tuple("c", LegOutcome.ABANDONED, 240_000L, false));
        assertThat(toClosedQueueAndOn.flags()).isEmpty();
    }

    @Test
    void of_events_at_one_time_the_first_that_fits_comes_next_and_the_first_where_none_does() {
        Facts heldAgain = new Story()
                .tell("i", "02T10:00:00", by("ann"))
                .tell("i", "02T10:01:00", new Event.Held())
                .tell("i", "02T10:02:00", new Event.Held())
                .tell("i", "02T10:02:00", new Event.Resumed())
                .tell("i", "02T10:03:00", ended())
                .tell("i", "02T10:03:00", new Event.WrappedUp("ann"))
                .facts("i");
        Facts untoldTransfer = new Story()
                .tell("i", "02T10:00:00", by("ann"))
                .tell("i", "02T10:01:00", new Event.WrappedUp("ann"))
                .tell("i", "02T10:01:00", by("ben"))
                .tell("i", "02T10:01:00", queued("b"))
                .facts("i");

        assertThat(heldAgain.legs())
                .containsExactly(answered(null, "ann", "02T10:00:00", 0, 60_000, 120_000, 0, false));
        assertThat(heldAgain.flags()).isEmpty();
        assertThat(untoldTransfer.legs())
                .extracting(Leg::queue, Leg::agent, Leg::talkMs, Leg::transferredOut, Leg::handled)
                .containsExactly(tuple(null, "ann", 60_000L, true, true), tuple("b", "ben", 0L, false, false));
        assertThat(untoldTransfer.flags()).isEmpty();
    }

    @Test
    void told_at_the_time_of_its_own_queue_a_flow_out_ends_that_wait() {
        Facts facts = new Story()
                .tell("i", "02T10:00:00", queued("closed"))
                .tell("i", "02T10:00:00", new Event.FlowedOut())
                .facts("i");

        assertThat(facts.legs())
                .singleElement()
                .satisfies(leg -> assertThat(leg.outcome()).isEqualTo(LegOutcome.FLOWED_OUT));
        assertThat(facts.flags()).isEmpty();
    }

    @Test
    void what_has_no_place_is_flagged_and_passed_over() {
        for (Event.Body body : List.of(
                new Event.Held(),
                new Event.Resumed(),
                new Event.Transferred(),
                new Event.Abandoned(),
                new Event.FlowedOut(),
                new Event.WrappedUp(null))) {
            Facts facts = new Story()
                    .tell("i", "02T10:00:00", started("c"))
                    .tell("i", "02T10:00:05", body)
                    .facts("i");
            assertThat(facts.flags()).as(body.toString()).containsExactly(Flag.OUT_OF_PLACE);
            assertThat(facts.legs()).isEmpty();
        }
    }

    @Test
    void a_record_gives_the_same_facts_as_the_life_cycle_it_tells() {
        Story lifeCycle = new Story()
                .tell("i", "02T10:00:00", started("c"))
                .tell("i", "02T10:00:10", queued("a"))
                .tell("i", "02T10:00:40", by("ann"))
                .tell("i", "02T10:05:00", new Event.Transferred())
                .tell("i", "02T10:05:00", queued("b"))
                .tell("i", "02T10:06:00", new Event.Abandoned());
        RecordLeg first = new RecordLeg(
                "a", "ann", null, ms("02T10:00:10"), LegOutcome.ANSWERED, 30_000L, 260_000L, null, null, true);
        RecordLeg second = new RecordLeg(
                "b", null, null, ms("02T10:05:00"), LegOutcome.ABANDONED, 60_000L, null, null, null, false);
        Story record = new Story().tell("i", "02T10:06:00", whole(2, "02T10:06:00", second, first));

        assertThat(record.facts("i")).isEqualTo(lifeCycle.facts("i"));
    }

    @Test
    void the_highest_version_of_a_record_replaces_others_and_all_life_cycle_events() {
        RecordLeg leg =
                new RecordLeg("a", "ann", null, ms("02T10:00:00"), LegOutcome.ANSWERED, null, null, 5L, 7L, false);
        Facts facts = new Story()
                .tell("i", "02T09:00:00", queued("z"))
                .tell("i", "02T11:00:00", whole(7, null, leg))
                .tell("i", "02T12:00:00", whole(6, "02T10:30:00"))
                .tell("i", "02T13:00:00", new Event.Updated(new Details(null, null, null, "loan", null, null, null)))
                .facts("i");

        assertThat(facts.startedAtMs()).isEqualTo(ms("02T10:00:00"));
        assertThat(facts.endedAtMs()).isEqualTo(ms("02T10:00:00") + 12);
        assertThat(facts.lastEventAtMs()).isEqualTo(ms("02T13:00:00"));
        assertThat(facts.details().product()).isEqualTo("loan");
        assertThat(facts.legs()).singleElement().satisfies(each -> {
            assertThat(each.answered()).isTrue();
            assertThat(each.handled()).as("it may still talk").isFalse();
        });
    }

    @Test
    void of_two_records_of_one_version_the_later_one_holds() {
        Facts facts = new Story()
                .tell("i", "02T12:00:00", whole(3, "02T10:30:00"))
                .tell("i", "02T11:00:00", whole(3, "02T10:20:00"))
                .facts("i");

        assertThat(facts.endedAtMs()).isEqualTo(ms("02T10:30:00"));
    }

    @Test
    void a_record_in_which_time_runs_back_is_taken_as_it_is_and_flagged() {
        RecordLeg early =
                new RecordLeg("a", null, null, ms("02T09:59:59"), LegOutcome.OPEN, null, null, null, null, false);
        RecordLeg late =
                new RecordLeg("a", null, null, ms("02T10:00:00"), LegOutcome.ANSWERED, 1L, 60_000L, null, null, false);

        Facts offeredBefore = new Story()
                .tell("i", "02T11:00:00", whole(1, "02T10:10:00", early))
                .facts("i");
        Facts endsBefore = new Story()
                .tell("i", "02T11:00:00", whole(1, "02T10:01:00", late))
                .facts("i");
        Facts fits = new Story()
                .tell("i", "02T11:00:00", whole(1, "02T10:01:00.001", late))
                .facts("i");

        assertThat(offeredBefore.flags()).containsExactly(Flag.TIME_RUNS_BACK);
        assertThat(endsBefore.flags()).containsExactly(Flag.TIME_RUNS_BACK);
        assertThat(endsBefore.endedAtMs()).isEqualTo(ms("02T10:01:00"));
        assertThat(fits.flags()).isEmpty();
    }

    @Test
    void a_survey_before_its_interaction_counts_by_itself_until_that_comes() {
        Event.Feedback feedback = new Event.Feedback(customer("other"), "fq", "fa", List.of("fees"));
        Story story = new Story().tell("i", "03T08:00:00", survey(SurveyStatus.ANSWERED, 5, 9, 6, true, feedback));

        Facts before = story.facts("i");
        Facts after = story.call("i", "c", "02T10:00:00", "02T10:05:00").facts("i");

        assertThat(before.contact()).isFalse();
        assertThat(before.startedAtMs()).isEqualTo(ms("03T08:00:00"));
        assertThat(before.endedAtMs()).isEqualTo(ms("03T08:00:00"));
        assertThat(before.attribution()).isEqualTo(new Attribution("fq", "fa"));
        assertThat(before.details().customer()).isEqualTo("other");
        assertThat(after.contact()).isTrue();
        assertThat(after.startedAtMs()).isEqualTo(ms("02T10:00:00"));
        assertThat(after.endedAtMs()).isEqualTo(ms("02T10:05:00"));
        assertThat(after.lastEventAtMs()).isEqualTo(ms("03T08:00:00"));
        assertThat(after.attribution()).isEqualTo(new Attribution("q", "ann"));
        assertThat(after.details().customer()).isEqualTo("c");
        assertThat(after.complaints()).containsExactly("fees");
        assertThat(after.surveys()).isEqualTo(before.surveys());
    }

    @Test
    void an_answered_survey_outlasts_a_later_dismissal_and_is_replaced_by_a_later_answer() {
        Facts facts = new Story()
                .tell("i", "02T10:00:00", survey(SurveyStatus.INVITED, null, null, null, null))
                .tell("i", "02T11:00:00", survey(SurveyStatus.ANSWERED, 2, null, null, null))
                .tell("i", "02T12:00:00", survey(SurveyStatus.ANSWERED, 4, null, null, null))
                .tell("i", "02T13:00:00", survey(SurveyStatus.DISMISSED, null, null, null, null))
                .facts("i");

        assertThat(facts.surveys())
                .extracting(SurveyFact::answered, each -> each.csat().score())
                .containsExactly(tuple(true, 4));
    }

    @Test
    void the_customers_word_on_the_solution_stands_above_the_agents_and_that_above_the_records() {
        Story story = new Story().tell("i", "02T10:00:00", whole(1, null, true));
        assertThat(story.facts("i").resolved()).isTrue();

        story.tell("i", "02T11:00:00", disposition(false)).tell("i", "02T12:00:00", disposition(null));
        assertThat(story.facts("i").resolved()).isFalse();

        story.tell("i", "02T10:30:00", survey(SurveyStatus.ANSWERED, null, null, null, true));
        assertThat(story.facts("i").resolved()).isTrue();
    }

    @Test
    void an_interaction_belongs_to_its_last_answering_person_else_its_last_queue_else_its_bot() {
        Story story = new Story().tell("i", "02T10:00:00", queued("b")).tell("i", "02T10:00:01", bot("bo"));
        assertThat(story.facts("i").attribution()).isEqualTo(new Attribution("b", null));

        story.tell("i", "02T10:01:00", queued("p"));
        assertThat(story.facts("i").attribution()).isEqualTo(new Attribution("p", null));

        story.tell("i", "02T10:02:00", by("ann"));
        story.tell("i", "02T10:03:00", queued("r")).tell("i", "02T10:04:00", new Event.Abandoned());
        assertThat(story.facts("i").attribution()).isEqualTo(new Attribution("p", "ann"));
    }

    private static Leg answered(
            String queue, String agent, String offered, long wait, long talk, long hold, long wrap, boolean on) {
        return new Leg(queue, agent, null, ms(offered), LegOutcome.ANSWERED, wait, true, talk, hold, wrap, on);
    }

    private static Event.Whole whole(long version, String endedAt, RecordLeg... legs) {
        Long endedAtMs = endedAt == null ? null : ms(endedAt);
        return new Event.Whole(version, ms("02T10:00:00"), endedAtMs, customer("c"), List.of(legs), null, List.of());
    }

    private static Event.Whole whole(long version, String endedAt, boolean resolved) {
        Event.Whole whole = whole(version, endedAt);
        Details chat = new Details("c", Channel.CHAT, Direction.INBOUND, null, null, null, null);
        return new Event.Whole(version, whole.startedAtMs(), whole.endedAtMs(), chat, List.of(), resolved, List.of());
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
