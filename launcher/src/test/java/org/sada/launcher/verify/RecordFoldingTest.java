package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.analytics.interaction.FoldDoor;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.RecordLeg;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Leg;

/** Records of parts, by the fold of the pipeline and by the recomputation. */
class RecordFoldingTest {
    private static final long T = 1_767_225_600_000L;
    private static final int SETS = 2_000;

    private final List<Event> events = new ArrayList<>();

    @Test
    void the_sides_of_a_transfer_are_the_legs_of_one_contact() {
        tell(part("b", "a", 2, 60, 400L, answered("cards", "omar", 70, 20, 200, 30L)));
        tell(part("a", null, 1, 0, 100L, answered("billing", "sara", 10, 5, 50, 7L)));

        Facts facts = facts();

        assertThat(facts.startedAtMs()).isEqualTo(T);
        assertThat(facts.endedAtMs()).isEqualTo(T + 400_000);
        assertThat(facts.legs()).extracting(Leg::agent).containsExactly("sara", "omar");
        assertThat(facts.legs()).extracting(Leg::transferredOut).containsExactly(true, false);
        assertThat(facts.legs().stream().mapToLong(Leg::handleMs).sum()).isEqualTo(287_000);
        assertThat(facts.attribution().agent()).isEqualTo("omar");
    }

    @Test
    void of_each_part_the_highest_version_holds() {
        tell(part("a", null, 5, 0, 100L, answered("billing", "sara", 10, 5, 50, 7L)));
        tell(part("a", null, 4, 0, 90L, answered("billing", "omar", 10, 5, 40, 7L)));
        tell(part("b", null, 1, 50, 200L, answered("cards", "ali", 60, 5, 50, 7L)));

        assertThat(facts().legs()).extracting(Leg::agent).containsExactly("sara", "ali");
    }

    @Test
    void who_was_led_on_from_a_queue_flowed_out_of_it() {
        tell(part("a", null, 1, 0, 30L, waited("billing", LegOutcome.ABANDONED, 10, 20)));
        tell(part("b", "a", 1, 30, 60L, waited("cards", LegOutcome.ABANDONED, 30, 30)));

        assertThat(facts().legs())
                .extracting(Leg::outcome)
                .containsExactly(LegOutcome.FLOWED_OUT, LegOutcome.ABANDONED);
    }

    @Test
    void while_one_part_is_open_the_end_is_what_is_known() {
        tell(part("a", null, 1, 0, 500L, answered("billing", "sara", 10, 5, 50, null)));
        tell(part("b", "a", 1, 60, null, answered("cards", "omar", 70, 20, null)));

        Facts facts = facts();

        assertThat(facts.endedAtMs()).isEqualTo(T + 90_000);
        assertThat(facts.legs()).extracting(Leg::handled).containsExactly(true, false);
    }

    @Test
    void a_record_of_the_whole_replaces_the_parts() {
        tell(part("a", null, 9, 0, 500L, answered("billing", "sara", 10, 5, 50, null)));
        tell(part(null, null, 1, 5, 20L));

        assertThat(facts().legs()).isEmpty();
        assertThat(facts().startedAtMs()).isEqualTo(T + 5_000);
    }

    @Test
    void after_contact_work_told_apart_goes_to_the_leg_that_ended_last_before() {
        tell(part("a", null, 1, 0, 65L, answered("billing", "sara", 10, 5, 50, null)));
        tell(part("b", "a", 1, 60, 400L, answered("cards", "omar", 70, 20, 200, null)));
        tell(75, new Event.WrappedUp(null));
        tell(300, new Event.WrappedUp("omar"));
        tell(310, new Event.WrappedUp("omar"));

        assertThat(facts().legs()).extracting(Leg::wrapMs).containsExactly(10_000L, 10_000L);
    }

    @Test
    void after_contact_work_that_the_record_knows_stands() {
        tell(part("a", null, 1, 0, 65L, answered("billing", "sara", 10, 5, 50, 0L)));
        tell(75, new Event.WrappedUp("sara"));

        assertThat(facts().legs()).extracting(Leg::wrapMs).containsExactly(0L);
        assertThat(facts().endedAtMs()).isEqualTo(T + 65_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void two_programs_agree_on_any_set_in_any_order(long seed) {
        Random random = new Random(seed);
        for (int set = 0; set < SETS; set++) {
            events.clear();
            for (int i = 1 + random.nextInt(7); i > 0; i--) {
                tell(random.nextInt(300), random.nextInt(4) == 0 ? wrappedUp(random) : anyPart(random));
            }
            Facts facts = facts();
            Collections.shuffle(events, random);
            assertThat(facts()).as("seed %d, set %d: %s", seed, set, events).isEqualTo(facts);
        }
    }

    private Event.Body wrappedUp(Random random) {
        return new Event.WrappedUp(random.nextBoolean() ? null : "agent" + random.nextInt(2));
    }

    private Event.Body anyPart(Random random) {
        String part = random.nextInt(12) == 0 ? null : "p" + random.nextInt(3);
        String follows =
                part == null || random.nextBoolean() ? null : "q".equals(part) ? "p0" : "p" + random.nextInt(3);
        RecordLeg[] legs = new RecordLeg[random.nextInt(3)];
        for (int i = 0; i < legs.length; i++) {
            int at = random.nextInt(200);
            legs[i] = random.nextInt(3) == 0
                    ? waited("q", LegOutcome.values()[2 + random.nextInt(2)], at, random.nextInt(50))
                    : answered(
                            "q",
                            "agent" + random.nextInt(2),
                            at,
                            random.nextInt(20),
                            random.nextInt(4) == 0 ? null : random.nextInt(90),
                            random.nextBoolean() ? null : Long.valueOf(random.nextInt(30)));
        }
        int startS = random.nextInt(100);
        Long endS = random.nextInt(4) == 0 ? null : Long.valueOf(startS + random.nextInt(300));
        return part(part, part != null && part.equals(follows) ? null : follows, random.nextInt(3), startS, endS, legs);
    }

    /** By the pipeline; the recomputation must say the same. */
    private Facts facts() {
        Facts facts = FoldDoor.of(events);
        assertThat(Folding.fold(new Subject("default", "i"), events, text -> null))
                .as("%s", events)
                .isEqualTo(facts);
        return facts;
    }

    private void tell(Event.Body body) {
        tell(1000, body);
    }

    private void tell(int atS, Event.Body body) {
        events.add(new Event("default", "e" + events.size(), "i", T + atS * 1000L, body));
    }

    private static Event.Body part(
            String part, String follows, long version, int startS, Long endS, RecordLeg... legs) {
        return new Event.Whole(
                part,
                follows,
                version,
                T + startS * 1000L,
                endS == null ? null : Long.valueOf(T + endS * 1000),
                new Details("k", Channel.VOICE, Direction.INBOUND, "product of " + part, null, null, null),
                List.of(legs),
                null,
                List.of());
    }

    private static RecordLeg answered(String queue, String agent, int atS, int waitS, Integer talkS, Long wrapS) {
        return new RecordLeg(
                queue,
                agent,
                null,
                T + atS * 1000L,
                LegOutcome.ANSWERED,
                waitS * 1000L,
                talkS == null ? null : Long.valueOf(talkS * 1000L),
                null,
                wrapS == null ? null : Long.valueOf(wrapS * 1000),
                false);
    }

    private static RecordLeg answered(String queue, String agent, int atS, int waitS, Integer talkS) {
        return answered(queue, agent, atS, waitS, talkS, null);
    }

    private static RecordLeg waited(String queue, LegOutcome outcome, int atS, int waitS) {
        return new RecordLeg(queue, null, null, T + atS * 1000L, outcome, waitS * 1000L, null, null, null, false);
    }
}
