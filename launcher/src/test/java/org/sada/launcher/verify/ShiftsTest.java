package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sada.contract.cell.Measure.*;
import static org.sada.contract.event.Presence.*;
import static org.sada.launcher.verify.Story.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Event;
import org.sada.contract.event.Presence;

class ShiftsTest {
    @Test
    void each_window_holds_the_part_of_the_time_that_lies_in_it() {
        Story story = new Story()
                .state("ann", "02T09:10", LOGIN)
                .state("ann", "02T09:14", BUSY)
                .state("ann", "02T09:31", WRAP_UP)
                .state("ann", "02T09:32", PAUSED)
                .state("ann", "02T09:40", AVAILABLE)
                .state("ann", "02T09:45", LOGOUT)
                .state("ben", "02T09:00", LOGIN)
                .state("ann", "02T23:00", LOGIN);

        assertThat(times(story))
                .isEqualTo(Map.of(
                        window("02T09:00"),
                        measures(LOGIN_MS, 300_000, AVAILABLE_MS, 240_000, BUSY_MS, 60_000),
                        window("02T09:15"),
                        measures(LOGIN_MS, 900_000, BUSY_MS, 900_000),
                        window("02T09:30"),
                        measures(
                                LOGIN_MS,
                                900_000,
                                BUSY_MS,
                                60_000,
                                WRAP_UP_MS,
                                60_000,
                                PAUSED_MS,
                                480_000,
                                AVAILABLE_MS,
                                300_000)));
    }

    @Test
    void a_state_of_more_than_twelve_hours_is_one_whose_end_was_lost() {
        Story story = new Story()
                .state("ann", "02T09:00", PAUSED)
                .state("ann", "02T21:00", BUSY)
                .state("ann", "03T09:00:00.001", LOGOUT);

        assertThat(total(story.recompute(), Cube.AGENT, 15))
                .isEqualTo(measures(LOGIN_MS, 43_200_000, PAUSED_MS, 43_200_000));
    }

    @Test
    void an_id_is_forgotten_after_its_retention_and_what_it_counted_stays() {
        Event first = new Event(TENANT, "x", null, ms("02T09:00"), new Event.AgentState("ann", LOGIN, null));
        Event end = new Event(TENANT, "y", null, ms("02T09:01"), new Event.AgentState("ann", LOGOUT, null));
        Event far = new Event(TENANT, "z", null, ms("2026-05-01T00:00"), new Event.AgentState("ann", LOGIN, null));
        Event again = new Event(TENANT, "x", null, ms("2026-05-01T00:01"), new Event.AgentState("ann", LOGOUT, null));

        Recomputed result = new Story().recompute(List.of(first, end, far, again, first));

        assertThat(total(result, Cube.AGENT, 15)).isEqualTo(measures(LOGIN_MS, 120_000, AVAILABLE_MS, 120_000));
        assertThat(total(result, Cube.LEDGER, 15))
                .isEqualTo(measures(EVENTS_RECEIVED, 5, EVENTS_ACCEPTED, 5, EVENTS_COUNTED, 4, EVENTS_LATE, 1));
        assertThat(result.facts()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_time_depends_on_the_order_or_the_number_of_deliveries_and_every_cell_is_balanced(long seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Presence state = Presence.values()[random.nextInt(6)];
            String time =
                    String.format("%02dT%02d:%02d", 2 + random.nextInt(3), random.nextInt(24), random.nextInt(60));
            Event.AgentState body = new Event.AgentState(random.nextBoolean() ? "ann" : "ben", state, null);
            events.add(new Event(TENANT, "e" + random.nextInt(180), null, ms(time), body));
        }
        List<Event> shuffled = new ArrayList<>(events);
        shuffled.addAll(events.subList(0, 70));
        Collections.shuffle(shuffled, random);

        Map<CellKey, Measures> one = new Story().recompute(events).cells();
        Map<CellKey, Measures> other = new Story().recompute(shuffled).cells();
        one.keySet().removeIf(Scope::ofLedger);
        other.keySet().removeIf(Scope::ofLedger);

        assertThat(other).as("seed " + seed).isEqualTo(one).isNotEmpty();
        assertThat(one.values())
                .as("seed " + seed)
                .allMatch(Comparison::balanced)
                .allMatch(cell -> cell.get(LOGIN_MS) <= 900_000);
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @Test
    void a_cell_whose_times_do_not_add_up_is_seen() {
        assertThat(Comparison.balanced(measures(LOGIN_MS, 5, BUSY_MS, 5))).isTrue();
        assertThat(Comparison.balanced(measures(LOGIN_MS, 5, BUSY_MS, 4))).isFalse();
    }

    private static Map<CellKey, Measures> times(Story story) {
        Map<CellKey, Measures> cells = new HashMap<>(story.recompute().cells());
        cells.keySet().removeIf(key -> !key.cube().equals(Cube.AGENT.name()));
        return cells;
    }

    private static CellKey window(String time) {
        return key(Cube.AGENT, 15, time, Dimension.AGENT, "ann");
    }
}
