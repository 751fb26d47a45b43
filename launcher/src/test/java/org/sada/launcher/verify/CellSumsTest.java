package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sada.contract.cell.Dimension.*;
import static org.sada.contract.cell.HistogramMeasure.*;
import static org.sada.contract.cell.Measure.*;
import static org.sada.launcher.verify.Story.*;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sada.contract.Definition;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;

class CellSumsTest {
    @Test
    void a_transfer_counts_each_leg_where_it_was_offered_and_the_contact_where_it_was_answered_last() {
        Map<CellKey, Measures> cells = new Story()
                .tell("i", "02T10:10:00", started("c"))
                .tell("i", "02T10:10:00", queued("a"))
                .tell("i", "02T10:10:12.345", by("ann"))
                .tell("i", "02T10:15:12.345", new Event.Transferred())
                .tell("i", "02T10:15:12.345", queued("b"))
                .tell("i", "02T10:16:00", by("ben"))
                .tell("i", "02T10:20:00", ended())
                .recompute()
                .cells();

        Measures legA = measures(
                OFFERED,
                1,
                ANSWERED,
                1,
                ANSWERED_IN_TARGET,
                1,
                WAIT_ANSWERED_MS,
                12_345,
                WAIT_ANSWERED_SQ,
                123 * 123,
                WAIT_HIST,
                12_345,
                HANDLED,
                1,
                TALK_MS,
                300_000,
                HANDLE_SQ,
                3_000 * 3_000,
                HANDLE_HIST,
                300_000,
                TRANSFERRED_OUT,
                1);
        Measures legB = measures(
                OFFERED,
                1,
                ANSWERED,
                1,
                WAIT_ANSWERED_MS,
                47_655,
                WAIT_ANSWERED_SQ,
                477 * 477,
                WAIT_HIST,
                47_655,
                HANDLED,
                1,
                TALK_MS,
                240_000,
                HANDLE_SQ,
                2_400 * 2_400,
                HANDLE_HIST,
                240_000);
        Measures contact = measures(
                CONTACTS,
                1,
                HANDLED_CONTACTS,
                1,
                CONTACT_HANDLE_MS,
                540_000,
                CONTACT_HANDLE_SQ,
                5_400 * 5_400,
                ELIGIBLE,
                1,
                FIRST_CONTACTS,
                1);
        assertThat(cells.get(quarter("02T10:00", "a"))).isEqualTo(legA);
        assertThat(cells.get(quarter("02T10:00", "b"))).isEqualTo(contact);
        assertThat(cells.get(quarter("02T10:15", "b"))).isEqualTo(legB);
        assertThat(cells.get(minute("02T10:10", "a"))).isEqualTo(legA);
        assertThat(cells.get(minute("02T10:10", "b"))).isEqualTo(contact);
        assertThat(cells.get(minute("02T10:15", "b"))).isEqualTo(legB);
        assertThat(cells.get(key(Cube.AGENT, 15, "02T10:00", AGENT, "ann", QUEUE, "a")))
                .isEqualTo(legA);
        assertThat(cells.get(key(Cube.AGENT, 15, "02T10:00", AGENT, "ben", QUEUE, "b")))
                .isEqualTo(contact);
        assertThat(cells.get(key(Cube.AGENT, 15, "02T10:15", AGENT, "ben", QUEUE, "b")))
                .isEqualTo(legB);
        assertThat(cells.get(key(Cube.COMPLAINT, 15, "02T10:15", QUEUE, "b", CHANNEL, "voice")))
                .isEqualTo(legB);
        assertThat(cells).hasSize(3 + 3 + 3 + 3 + 1);
    }

    @Test
    void who_gave_up_before_the_limit_is_short_and_at_the_limit_is_not() {
        Map<CellKey, Measures> cells = new Story()
                .tell("i", "02T10:00:00", queued("q"))
                .tell("i", "02T10:00:04.999", new Event.Abandoned())
                .tell("j", "02T10:15:00", queued("q"))
                .tell("j", "02T10:15:05", new Event.Abandoned())
                .recompute()
                .cells();

        assertThat(cells.get(unknownChannel("02T10:00", "q")))
                .isEqualTo(measures(OFFERED, 1, SHORT_ABANDONED, 1, ABANDONED_IN_TARGET, 1, CONTACTS, 1));
        assertThat(cells.get(unknownChannel("02T10:15", "q")))
                .isEqualTo(measures(
                        OFFERED, 1, ABANDONED, 1, WAIT_ABANDONED_MS, 5_000, ABANDONED_IN_TARGET, 1, CONTACTS, 1));
    }

    @Test
    void with_a_limit_of_zero_nobody_is_short_and_a_queue_has_its_own_target() {
        Map<CellKey, Measures> cells = new Story()
                .under(definition(Definition.Match.ANY, Duration.ZERO))
                .tell("i", "02T10:00:00", queued("q"))
                .tell("i", "02T10:00:00", new Event.Abandoned())
                .tell("j", "02T10:15:00", queued("slow"))
                .tell("j", "02T10:16:00", by("ann"))
                .tell("k", "02T10:30:00", queued("q"))
                .tell("k", "02T10:30:20.001", by("ann"))
                .recompute()
                .cells();

        assertThat(cells.get(unknownChannel("02T10:00", "q")).get(ABANDONED)).isEqualTo(1);
        assertThat(cells.get(unknownChannel("02T10:15", "slow")))
                .as("answered in target, still talking")
                .isEqualTo(measures(
                        OFFERED,
                        1,
                        ANSWERED,
                        1,
                        ANSWERED_IN_TARGET,
                        1,
                        WAIT_ANSWERED_MS,
                        60_000,
                        WAIT_ANSWERED_SQ,
                        600 * 600,
                        WAIT_HIST,
                        60_000,
                        CONTACTS,
                        1));
        assertThat(cells.get(unknownChannel("02T10:30", "q")).get(ANSWERED_IN_TARGET))
                .isZero();
    }

    @Test
    void flowed_out_and_open_legs_are_offered_and_nothing_else() {
        Map<CellKey, Measures> cells = new Story()
                .tell("i", "02T10:00:00", started("c"))
                .tell("i", "02T10:00:00", queued("a"))
                .tell("i", "02T10:00:30", new Event.FlowedOut())
                .tell("i", "02T10:00:30", queued("b"))
                .recompute()
                .cells();

        assertThat(cells.get(quarter("02T10:00", "a"))).isEqualTo(measures(OFFERED, 1, FLOWED_OUT, 1));
        assertThat(cells.get(quarter("02T10:00", "b"))).isEqualTo(measures(OFFERED, 1, OPEN, 1, CONTACTS, 1));
    }

    @Test
    void an_outbound_leg_is_handled_and_never_offered() {
        Map<CellKey, Measures> cells = new Story()
                .tell("i", "02T10:00:00", outbound("c"))
                .tell("i", "02T10:00:05", by("ann"))
                .tell("i", "02T10:01:05", ended())
                .tell("j", "02T10:00:00", outbound("c"))
                .tell("j", "02T10:00:00", queued("dialler"))
                .recompute()
                .cells();

        assertThat(cells.get(key(Cube.QUEUE, 15, "02T10:00", CHANNEL, "voice", DIRECTION, "outbound")))
                .isEqualTo(measures(
                        HANDLED,
                        1,
                        TALK_MS,
                        60_000,
                        HANDLE_SQ,
                        600 * 600,
                        HANDLE_HIST,
                        60_000,
                        CONTACTS,
                        1,
                        HANDLED_CONTACTS,
                        1,
                        CONTACT_HANDLE_MS,
                        60_000,
                        CONTACT_HANDLE_SQ,
                        600 * 600));
        assertThat(cells.get(
                        key(Cube.QUEUE, 15, "02T10:00", QUEUE, "dialler", CHANNEL, "voice", DIRECTION, "outbound")))
                .isEqualTo(measures(CONTACTS, 1));
    }

    @Test
    void a_bot_counts_as_a_session_that_is_handed_off_or_contained_and_never_as_a_leg() {
        Map<CellKey, Measures> cells = new Story()
                .tell("i", "02T10:00:00", started("c"))
                .tell("i", "02T10:00:00", bot("bo"))
                .tell("i", "02T10:01:00", ended())
                .tell("j", "02T10:30:00", started("c"))
                .tell("j", "02T10:30:00", bot("bo"))
                .tell("j", "02T10:31:00", queued("p"))
                .tell("j", "02T10:31:02", new Event.Abandoned())
                .recompute()
                .cells();

        assertThat(cells.get(quarter("02T10:00", null)))
                .isEqualTo(measures(
                        CONTACTS,
                        1,
                        BOT_SESSIONS,
                        1,
                        BOT_CONTAINED,
                        1,
                        BOT_REPEATED,
                        1,
                        ELIGIBLE,
                        1,
                        REPEATED,
                        1,
                        FIRST_CONTACTS,
                        1,
                        FIRST_CONTACTS_REPEATED,
                        1,
                        REPEAT_DELAY_HIST,
                        29 * 60_000));
        assertThat(cells.get(quarter("02T10:30", "p")))
                .isEqualTo(measures(
                        OFFERED,
                        1,
                        SHORT_ABANDONED,
                        1,
                        ABANDONED_IN_TARGET,
                        1,
                        CONTACTS,
                        1,
                        BOT_SESSIONS,
                        1,
                        BOT_HANDED_OFF,
                        1));
    }

    @Test
    void windows_of_a_minute_are_left_out_once_they_are_older_than_their_retention() {
        Set<CellKey> keys = new Story()
                .call("i", "c", "02T10:00:00", "02T10:00:10")
                .call("j", "c", "02T10:01:00", "02T10:01:10")
                .tell("k", "05T10:01:00", started("d"))
                .recompute()
                .cells()
                .keySet();

        assertThat(keys)
                .contains(quarter("02T10:00", "q"), minute("02T10:01", "q"))
                .doesNotContain(minute("02T10:00", "q"));
    }

    @Test
    void conservation_holds_in_every_cell() {
        Map<CellKey, Measures> cells = new Story()
                .call("i", "c", "02T10:00:00", "02T10:00:10")
                .tell("j", "02T10:00:00", queued("q"))
                .tell("j", "02T10:00:01", new Event.Abandoned())
                .tell("k", "02T10:00:00", queued("q"))
                .tell("l", "02T10:00:00", queued("q"))
                .tell("l", "02T10:00:00", new Event.FlowedOut())
                .recompute()
                .cells();

        assertThat(cells.values()).allMatch(Comparison::balanced);
    }

    @Test
    void an_internal_contact_has_its_legs_offered_but_takes_no_part_in_repeats() {
        Details internal = new Details("c", Channel.VOICE, Direction.INTERNAL, null, null, null, null);
        Measures cell = new Story()
                .tell("i", "02T10:00:00", new Event.Started(internal))
                .tell("i", "02T10:00:00", queued("q"))
                .recompute()
                .cells()
                .get(key(Cube.QUEUE, 15, "02T10:00", QUEUE, "q", CHANNEL, "voice", DIRECTION, "internal"));

        assertThat(cell).isEqualTo(measures(OFFERED, 1, OPEN, 1, CONTACTS, 1));
    }

    private static CellKey minute(String time, String queue) {
        return key(Cube.QUEUE, 1, time, QUEUE, queue, CHANNEL, "voice", DIRECTION, "inbound");
    }

    private static CellKey unknownChannel(String time, String queue) {
        return key(Cube.QUEUE, 15, time, QUEUE, queue, DIRECTION, "inbound");
    }
}
