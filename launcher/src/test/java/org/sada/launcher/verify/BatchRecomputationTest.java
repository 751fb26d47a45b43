package org.sada.launcher.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sada.contract.cell.Dimension.SOURCE;
import static org.sada.contract.cell.Measure.*;
import static org.sada.launcher.verify.Story.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.SurveyStatus;

class BatchRecomputationTest {
    private final BatchRecomputation batch =
            new BatchRecomputation(Definition.STANDARD, Retention.STANDARD, 1, text -> null);
    private long offset;

    @Test
    void the_ledger_counts_every_line_by_source_and_the_time_of_its_record() {
        Event started = event("1", "i", "02T10:00", started("c"));
        log("02T10:00", "door", lines(started, started) + "\n \t\r\n" + text(event("2", "i", "02T10:05", ended())));
        log("02T10:14:59.999", "door", text(event("1", "i", "02T10:00:00.001", started("c"))));
        log("02T10:15", null, "{\"no\": \"event\"}\n{");
        batch.refused(null, null, ms("02T10:29"));
        batch.refused(TENANT, "http", ms("02T10:29"));

        assertThat(ledger())
                .containsOnly(
                        Map.entry(
                                key(Cube.LEDGER, 15, "02T10:00", SOURCE, "door"),
                                measures(
                                        EVENTS_RECEIVED,
                                        4,
                                        EVENTS_ACCEPTED,
                                        2,
                                        EVENTS_COUNTED,
                                        2,
                                        EVENTS_REPEATED,
                                        2,
                                        EVENTS_CONFLICTING,
                                        1)),
                        Map.entry(
                                CellKey.of("default", 0, "ledger", 15, ms("02T10:15"), Map.of(SOURCE, "unknown")),
                                measures(EVENTS_RECEIVED, 3, EVENTS_REJECTED, 3)),
                        Map.entry(
                                key(Cube.LEDGER, 15, "02T10:15", SOURCE, "http"),
                                measures(EVENTS_RECEIVED, 1, EVENTS_REJECTED, 1)));
    }

    @Test
    void an_event_up_to_five_minutes_ahead_of_its_record_is_accepted_and_no_more() {
        log("02T10:00", "s", text(event("1", "i", "02T10:05", started("c"))));
        log("02T10:00", "s", text(event("2", "j", "02T10:05:00.001", started("c"))));

        assertThat(ledger().values())
                .containsExactly(
                        measures(EVENTS_RECEIVED, 2, EVENTS_ACCEPTED, 1, EVENTS_COUNTED, 1, EVENTS_REJECTED, 1));
    }

    @Test
    void an_event_in_a_partition_that_is_not_its_own_is_rejected() {
        BatchRecomputation two = new BatchRecomputation(Definition.STANDARD, Retention.STANDARD, 2, text -> null);
        byte[] line = EventJson.write(event("1", "i", "02T10:00", started("c")));
        two.line(0, 0, ms("02T10:00"), "s", line);
        two.line(1, 0, ms("02T10:00"), "s", line);

        Recomputed result = two.result();

        assertThat(total(result, Cube.LEDGER, 15))
                .isEqualTo(measures(EVENTS_RECEIVED, 2, EVENTS_ACCEPTED, 1, EVENTS_COUNTED, 1, EVENTS_REJECTED, 1));
        assertThat(result.facts()).hasSize(1);
    }

    @Test
    void of_two_payloads_under_one_id_the_later_one_wins_whatever_their_order() {
        Event early = event("1", "i", "02T10:00", queued("early"));
        Event late = event("1", "i", "02T10:01", queued("late"));
        Event greater = event("1", "i", "02T10:01", queued("later"));

        for (List<Event> order :
                List.of(List.of(early, late, greater), List.of(greater, late, early), List.of(late, greater, early))) {
            Recomputed result = new Story().recompute(order);
            assertThat(result.facts().get(new Subject(TENANT, "i")).legs())
                    .singleElement()
                    .satisfies(leg -> assertThat(leg.queue()).isEqualTo("later"));
            assertThat(total(result, Cube.LEDGER, 15).get(EVENTS_CONFLICTING)).isEqualTo(2);
        }
    }

    @Test
    void an_id_is_the_same_event_only_within_its_interaction() {
        log(
                "02T10:00",
                "s",
                lines(event("1", "i", "02T10:00", started("c")), event("1", "j", "02T10:00", started("c"))));

        assertThat(batch.result().facts()).hasSize(2);
    }

    @Test
    void an_event_for_an_unknown_interaction_is_late_once_it_is_older_than_the_retention() {
        log("2026-05-01T00:00", "s", text(event("1", "i", "2026-04-20T10:00", started("c"))));
        log("2026-05-01T00:00", "s", text(event("2", "j", "2026-03-06T10:00", started("c"))));
        log("2026-05-01T00:00", "s", text(event("3", "k", "2026-03-06T09:59:59.999", started("c"))));
        log("2026-05-01T00:00", "s", text(event("4", "j", "2026-01-01T00:00", queued("q"))));

        Recomputed result = batch.result();

        assertThat(total(result, Cube.LEDGER, 15))
                .isEqualTo(measures(EVENTS_RECEIVED, 4, EVENTS_ACCEPTED, 4, EVENTS_COUNTED, 3, EVENTS_LATE, 1));
        assertThat(result.facts().keySet())
                .containsExactlyInAnyOrder(new Subject(TENANT, "i"), new Subject(TENANT, "j"));
    }

    @Test
    void the_watermark_of_one_tenant_makes_nothing_late_in_another() {
        log("2026-05-01T00:00", "s", text(event("1", "i", "2026-04-20T10:00", started("c"))));
        log("2026-05-01T00:00", "s", text(new Event("u", "2", "j", ms("2026-01-01T00:00"), started("c"))));

        assertThat(total(batch.result(), Cube.LEDGER, 15).get(EVENTS_LATE)).isZero();
    }

    @Test
    void an_interaction_that_was_forgotten_and_speaks_again_lives_twice_and_both_lives_count() {
        log("2026-05-01T00:00", "s", text(event("1", "i", "02T10:00", started("c"))));
        log("2026-05-01T00:00", "s", text(event("2", "j", "2026-04-20T10:00", started("c"))));
        log("2026-05-01T00:00", "s", text(event("1", "i", "02T10:00", started("c"))));
        log("2026-05-01T00:00", "s", text(event("3", "i", "2026-04-19T10:00", started("c"))));

        Recomputed result = batch.result();

        assertThat(total(result, Cube.LEDGER, 15))
                .isEqualTo(measures(EVENTS_RECEIVED, 4, EVENTS_ACCEPTED, 4, EVENTS_COUNTED, 3, EVENTS_LATE, 1));
        assertThat(result.cells().get(quarter("02T10:00", null))).isEqualTo(measures(CONTACTS, 1));
        assertThat(result.cells().get(quarter("2026-04-19T10:00", null))).isEqualTo(measures(CONTACTS, 1));
        assertThat(result.reborn()).containsExactly(new Subject(TENANT, "i"));
        assertThat(result.facts().get(new Subject(TENANT, "i")).startedAtMs()).isEqualTo(ms("2026-04-19T10:00"));
    }

    @Test
    void agents_reference_data_is_counted_in_the_ledger_and_moves_no_watermark() {
        Event.AgentProfile profile =
                new Event.AgentProfile("ann", null, null, null, null, List.of(), ms("02T00:00"), null);
        log("2026-05-01T00:00", "s", text(event("1", null, "2026-05-01T00:00", profile)));
        log("2026-05-01T00:00", "s", text(event("2", "i", "2026-01-01T00:00", started("c"))));
        log("2026-05-01T00:00", "s", text(event("3", "j", "2026-04-30T00:00", started("c"))));
        log("2026-05-01T00:00", "s", text(event("4", null, "2026-01-01T00:00", profile)));
        log("2026-05-01T00:00", "s", text(event("4", null, "2026-01-01T00:00", profile)));

        Recomputed result = batch.result();

        assertThat(total(result, Cube.LEDGER, 15))
                .isEqualTo(measures(EVENTS_RECEIVED, 5, EVENTS_ACCEPTED, 4, EVENTS_COUNTED, 4, EVENTS_REPEATED, 1));
        assertThat(result.facts()).hasSize(2);
    }

    @Test
    void a_partition_fed_out_of_its_order_is_refused() {
        batch.line(0, 7, 0, "s", new byte[0]);
        batch.line(0, 7, 0, "s", new byte[0]);

        assertThatThrownBy(() -> batch.line(0, 6, 0, "s", new byte[0])).hasMessageContaining("offset 6");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_figure_depends_on_the_order_or_the_number_of_deliveries(long seed) {
        Random random = new Random(seed);
        Story story = new Story();
        Event.Body[] bodies = {
            started("c"),
            queued("a"),
            queued("b"),
            by("ann"),
            by("ben"),
            bot("bo"),
            new Event.Held(),
            new Event.Resumed(),
            new Event.Transferred(),
            new Event.Abandoned(),
            new Event.FlowedOut(),
            ended(),
            new Event.WrappedUp(null),
            new Event.WrappedUp("ann"),
            disposition(true, "fees"),
            new Event.Updated(customer("d")),
            survey(SurveyStatus.ANSWERED, 3, 7, 4, false)
        };
        for (int i = 0; i < 300; i++) {
            String time = String.format("%02dT10:%02d", 2 + random.nextInt(10), random.nextInt(60));
            story.tell("i" + random.nextInt(20), time, bodies[random.nextInt(bodies.length)]);
        }
        List<Event> shuffled = new ArrayList<>(story.events());
        shuffled.addAll(story.events().subList(0, 100));
        Collections.shuffle(shuffled, random);

        Recomputed one = story.recompute();
        Recomputed other = story.recompute(shuffled);

        assertThat(other.facts()).as("seed " + seed).isEqualTo(one.facts());
        assertThat(other.marks()).as("seed " + seed).isEqualTo(one.marks());
        assertThat(figures(other)).as("seed " + seed).isEqualTo(figures(one));
        assertThat(one.cells().values()).as("seed " + seed).allMatch(Comparison::balanced);
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private static Map<CellKey, Measures> figures(Recomputed recomputed) {
        recomputed.cells().keySet().removeIf(Scope::ofLedger);
        return recomputed.cells();
    }

    private Map<CellKey, Measures> ledger() {
        Map<CellKey, Measures> cells = batch.result().cells();
        cells.keySet().removeIf(key -> !Scope.ofLedger(key));
        return cells;
    }

    private void log(String time, String source, String value) {
        batch.log(0, offset++, ms(time), source, value.getBytes(UTF_8));
    }

    private static Event event(String id, String interaction, String time, Event.Body body) {
        return new Event(TENANT, id, interaction, ms(time), body);
    }

    private static String text(Event event) {
        return new String(EventJson.write(event), UTF_8);
    }

    private static String lines(Event one, Event other) {
        return text(one) + "\n" + text(other);
    }
}
