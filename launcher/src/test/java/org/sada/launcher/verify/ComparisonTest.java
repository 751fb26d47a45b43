package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sada.contract.cell.Measure.*;
import static org.sada.launcher.verify.Story.*;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measures;
import org.sada.contract.fact.Mark;
import org.sada.contract.fact.MarkKey;
import org.sada.launcher.verify.Verification.Cause;
import org.sada.launcher.verify.Verification.Difference;
import picocli.CommandLine;

class ComparisonTest {
    private final Recomputed expected = new Story()
            .call("i", "c", "02T10:00", "02T10:05")
            .call("j", "c", "03T10:00", "03T10:05")
            .recompute();
    private final Map<CellKey, Measures> topic = new HashMap<>(expected.cells());
    private final Stored stored =
            new Stored(new HashMap<>(expected.cells()), new HashMap<>(), new HashMap<>(expected.marks()));
    private long figuresAfterMs = Long.MIN_VALUE;

    ComparisonTest() {
        expected.facts().forEach((subject, facts) -> stored.spans().put(subject, Stored.Span.of(facts)));
    }

    @Test
    void the_same_is_equal() {
        assertThat(compare().equal()).isTrue();
    }

    @Test
    void a_difference_that_the_topic_has_too_is_the_topologies_and_any_other_the_sinks() {
        CellKey key = quarter("02T10:00", "q");
        topic.put(key, topic.get(key).plus(measures(CONTACTS, 1)));
        stored.cells().put(key, topic.get(key).plus(measures(TALK_MS, 5)));

        Verification found = compare();

        assertThat(found.topic().differences()).isEqualTo(1);
        assertThat(found.store().first())
                .containsExactly(
                        new Difference(key.toString(), "talk_ms", 300_000, 300_005, Cause.SINK),
                        new Difference(key.toString(), "contacts", 1, 2, Cause.TOPOLOGIES));
    }

    @Test
    void a_cell_that_nobody_expects_differs_even_where_it_balances() {
        CellKey key = quarter("04T10:00", "q");
        stored.cells().put(key, measures(OFFERED, 1, OPEN, 1));

        assertThat(compare().store().differences()).isEqualTo(2);
        assertThat(compare().store().unbalanced()).isZero();
    }

    @Test
    void all_differences_are_counted_and_the_first_twenty_named() {
        stored.cells().clear();

        assertThat(compare().store().first()).hasSize(20);
        assertThat(compare().store().differences()).isGreaterThan(100);
    }

    @Test
    void rows_that_differ_are_missing_or_too_many_are_named() {
        Mark mark = new Mark(TENANT, "j", 1, true, false, null, null);
        stored.marks().put(new MarkKey(TENANT, "j", "c"), mark);
        stored.marks().put(new MarkKey(TENANT, "j", "left behind"), mark);
        stored.marks().remove(new MarkKey(TENANT, "i", "c"));
        stored.spans().remove(new Subject(TENANT, "i"));

        Verification found = compare();

        assertThat(found.marks().differences()).isEqualTo(3);
        assertThat(found.interactions().rows()).isEqualTo(2);
        assertThat(found.interactions().first())
                .singleElement()
                .asString()
                .startsWith("t|i: expected")
                .endsWith("found no row");
        assertThat(found.equal()).isFalse();
    }

    @Test
    void a_ledger_that_does_not_add_up_is_found_and_so_is_one_that_misses_what_arrived() {
        CellKey key = key(Cube.LEDGER, 15, "2026-12-31T00:00", Dimension.SOURCE, "test");
        stored.cells().put(key, stored.cells().get(key).plus(measures(EVENTS_LATE, 1)));
        assertThat(compare().ledger()).containsExactly(new Verification.Ledger(TENANT, 8, 8, 0, 0, 8, 1, 8, 1));

        stored.cells().remove(key);
        assertThat(compare().ledger()).containsExactly(new Verification.Ledger(TENANT, 0, 0, 0, 0, 0, 0, 8, 0));
        assertThat(compare().ledger().get(0).holds()).isFalse();
    }

    @Test
    void figures_of_another_definition_and_old_minutes_are_left_out_and_counted() {
        stored.cells().put(CellKey.of(TENANT, 2, "queue", 15, ms("02T10:00"), Map.of()), measures(CONTACTS, 1));
        stored.cells().put(CellKey.of(TENANT, 1, "queue", 1, ms("2026-02-02T10:00"), Map.of()), measures(CONTACTS, 1));

        Verification found = compare();

        assertThat(found.equal()).isTrue();
        assertThat(found.leftOut()).isEqualTo(new Verification.LeftOut(1, 0, 1));
    }

    @Test
    void where_the_log_has_lost_its_beginning_only_later_windows_and_rows_are_compared() {
        figuresAfterMs = ms("02T10:00");
        stored.cells().replaceAll((key, cell) -> key.windowStartMs() == ms("02T10:00") ? measures(OFFERED, 9) : cell);
        stored.spans().remove(new Subject(TENANT, "i"));
        stored.marks().remove(new MarkKey(TENANT, "i", "c"));

        Verification found = compare();

        assertThat(found.equal()).isTrue();
        assertThat(found.leftOut().beforeLog()).isEqualTo(4);
        assertThat(found.store().cells()).isEqualTo(4 + 1);
        assertThat(found.marks().rows()).isEqualTo(1);
    }

    @Test
    void the_command_wants_a_folder_or_both_services() {
        for (String[] args : new String[][] {{}, {"--bootstrap", "x:1"}, {"--data", "d", "--store", "jdbc:x"}}) {
            CommandLine command = new CommandLine(new VerifyCommand(new Elsewhere(), Retention.STANDARD, Progress.NONE))
                    .setErr(new PrintWriter(new StringWriter()));
            assertThat(command.execute(args)).as(List.of(args).toString()).isEqualTo(2);
        }
    }

    private Verification compare() {
        long day = Duration.ofDays(1).toMillis();
        Scope scope =
                new Scope(Definition.STANDARD, Map.of(TENANT, ms("02T10:00") - day), figuresAfterMs, Long.MIN_VALUE);
        return Verify.compare(8, expected, topic, stored, scope);
    }
}
