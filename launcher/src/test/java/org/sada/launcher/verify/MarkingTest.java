package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sada.contract.cell.Measure.*;
import static org.sada.launcher.verify.Story.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sada.contract.Definition;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Mark;

class MarkingTest {
    private static final long WEEK_MS = Duration.ofDays(7).toMillis();

    @Test
    void of_three_issues_one_of_which_took_two_contacts_two_were_solved_at_first_contact() {
        Measures sum = total(
                new Story()
                        .call("1", "A", "02T10:00", "02T10:05")
                        .call("2", "B", "02T11:00", "02T11:05")
                        .call("3", "B", "03T11:00", "03T11:05")
                        .call("4", "C", "02T12:00", "02T12:05")
                        .recompute(),
                Cube.QUEUE,
                15);

        assertThat(sum.get(FIRST_CONTACTS)).isEqualTo(3);
        assertThat(sum.get(FIRST_CONTACTS_REPEATED)).isEqualTo(1);
        assertThat(sum.get(ELIGIBLE)).isEqualTo(4);
        assertThat(sum.get(REPEATED)).isEqualTo(1);
    }

    @Test
    void exactly_the_window_after_the_end_is_a_repeat_and_a_millisecond_later_is_none() {
        Story within = new Story().call("1", "c", "02T10:00", "02T10:05").call("2", "c", "09T10:05", "09T10:06");
        Story beyond = new Story().call("1", "c", "02T10:00", "02T10:05").call("2", "c", "09T10:05:00.001", "09T10:06");

        assertThat(within.mark("1")).isEqualTo(new Mark(TENANT, "1", 1, true, false, WEEK_MS, "2"));
        assertThat(within.mark("2").followUp()).isTrue();
        assertThat(beyond.mark("1").repeated()).isFalse();
        assertThat(beyond.mark("2").firstContact()).isTrue();
    }

    @Test
    void a_contact_that_starts_when_another_ends_does_not_repeat_it() {
        Story touching = new Story().call("1", "c", "02T10:00", "02T10:05").call("2", "c", "02T10:05", "02T10:06");
        Story after = new Story().call("1", "c", "02T10:00", "02T10:05").call("2", "c", "02T10:05:00.001", "02T10:06");

        assertThat(touching.mark("1").repeated()).isFalse();
        assertThat(touching.mark("2").followUp()).isFalse();
        assertThat(after.mark("1").repeatDelayMs()).isEqualTo(1);
        assertThat(after.mark("2").followUp()).isTrue();
    }

    @Test
    void of_two_repeats_at_one_time_the_lesser_id_is_named() {
        Story story = new Story()
                .call("1", "c", "02T10:00", "02T10:05")
                .call("y", "c", "03T10:00", "03T10:05")
                .call("x", "c", "03T10:00", "03T10:05");

        assertThat(story.mark("1").repeatedBy()).isEqualTo("x");
    }

    @Test
    void a_contact_that_was_given_up_repeats_another_and_opens_no_issue_itself() {
        Story story = new Story()
                .call("1", "c", "02T10:00", "02T10:05")
                .tell("2", "03T10:00:00", started("c"))
                .tell("2", "03T10:00:00", queued("q"))
                .tell("2", "03T10:01:00", new Event.Abandoned())
                .call("3", "c", "04T10:00", "04T10:05");

        assertThat(story.mark("1").repeatedBy()).isEqualTo("2");
        assertThat(story.mark("2").eligible()).isFalse();
        assertThat(story.mark("2").repeatedBy()).isEqualTo("3");
        assertThat(total(story.recompute(), Cube.QUEUE, 15).get(REPEATED)).isEqualTo(1);
        assertThat(story.mark("3").followUp()).isTrue();
    }

    @Test
    void who_does_not_count_neither_repeats_nor_is_repeated() {
        Story story = new Story()
                .call("1", "c", "02T10:00", "02T10:05")
                .tell("no leg", "02T11:00:00", started("c"))
                .tell("outbound", "02T11:00:00", outbound("c"))
                .tell("outbound", "02T11:00:00", by("ann"))
                .call("unknown", null, "02T11:00", "02T11:05")
                .call("unknown too", null, "02T12:00", "02T12:05");

        assertThat(story.recompute().marks().values())
                .containsExactly(new Mark(TENANT, "1", 1, true, false, null, null));
    }

    @Test
    void matched_by_queue_only_the_queue_of_the_last_answer_repeats_and_unknown_matches_unknown() {
        Story story = new Story()
                .under(definition(Definition.Match.QUEUE, Duration.ZERO))
                .tell("1", "02T10:00", started("c"))
                .tell("1", "02T10:00", queued("other"))
                .tell("1", "02T10:01", queued("q"))
                .tell("1", "02T10:02", by("ann"))
                .tell("1", "02T10:03", ended())
                .tell("direct", "02T11:00", started("c"))
                .tell("direct", "02T11:00", by("ann"))
                .tell("direct", "02T11:05", ended())
                .call("2", "c", "03T10:00", "03T10:05")
                .tell("direct again", "04T11:00", started("c"))
                .tell("direct again", "04T11:00", by("ben"));

        assertThat(story.mark("1").repeatedBy()).isEqualTo("2");
        assertThat(story.mark("direct").repeatedBy()).isEqualTo("direct again");
        assertThat(story.mark("2").repeated()).isFalse();
        assertThat(story.mark("direct").followUp()).isFalse();
    }

    @Test
    void matched_by_reason_only_the_same_reason_repeats() {
        Details card = new Details(null, null, null, null, null, null, "card");
        Story story = new Story()
                .under(definition(Definition.Match.REASON, Duration.ZERO))
                .call("1", "c", "02T10:00", "02T10:05")
                .tell("1", "02T10:05", new Event.Updated(card))
                .call("2", "c", "03T10:00", "03T10:05")
                .call("3", "c", "04T10:00", "04T10:05")
                .tell("3", "04T10:05", new Event.Disposition(null, "card", List.of()));

        assertThat(story.mark("1").repeatedBy()).isEqualTo("3");
        assertThat(story.mark("2").repeated()).isFalse();
        assertThat(story.mark("3").followUp()).isTrue();
    }

    /** Against the sentences of the definition, word by word, pair by pair. */
    @ParameterizedTest
    @MethodSource("seeds")
    void marks_are_what_the_definition_says_of_each_pair(long seed) {
        Random random = new Random(seed);
        Story story = new Story();
        for (int i = 0; i < 40; i++) {
            int start = random.nextInt(40);
            story.call("i" + i, "c" + random.nextInt(3), hour(start), hour(start + random.nextInt(4)));
        }
        Definition hours = new Definition(
                1,
                Duration.ofHours(3),
                Definition.Match.ANY,
                Duration.ZERO,
                Map.of(),
                Duration.ZERO,
                Definition.STANDARD.serviceLevel());
        List<Facts> all = new ArrayList<>(story.recompute().facts().values());
        Map<String, Mark> marks = new HashMap<>();
        story.under(hours).recompute().marks().values().forEach(mark -> marks.put(mark.interaction(), mark));

        for (Facts one : all) {
            Mark mark = marks.get(one.interaction());
            List<String> repeats = all.stream()
                    .filter(other -> repeats(other, one, hours))
                    .sorted(java.util.Comparator.comparingLong(Facts::startedAtMs)
                            .thenComparing(Facts::interaction))
                    .map(Facts::interaction)
                    .toList();
            assertThat(mark.repeatedBy()).as("seed " + seed).isEqualTo(repeats.isEmpty() ? null : repeats.get(0));
            assertThat(mark.followUp())
                    .as("seed " + seed)
                    .isEqualTo(all.stream().anyMatch(other -> repeats(one, other, hours)));
        }
    }

    private static boolean repeats(Facts later, Facts earlier, Definition definition) {
        return later.details().customer().equals(earlier.details().customer())
                && later.startedAtMs() > earlier.endedAtMs()
                && later.startedAtMs()
                        <= earlier.endedAtMs() + definition.fcrWindow().toMillis();
    }

    private static String hour(int hour) {
        return String.format("%02dT%02d:00", 2 + hour / 24, hour % 24);
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }
}
