package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sada.contract.cell.Measure.*;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.RecordLeg;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Mark;

/** Every call of a real call centre in a month, against figures that were computed elsewhere. */
class AnonymousBankTest {
    private static final Path FILE = Path.of("../../shared/data/anonymous-bank-1999/1999-01.tsv.gz");
    private static final ZoneId ZONE = ZoneId.of("Asia/Jerusalem");
    private static final Definition NOBODY_IS_SHORT = Story.definition(Definition.Match.ANY, Duration.ZERO);

    private static Recomputed month;
    private static Measures sum;

    @BeforeAll
    static void recompute() throws IOException {
        assumeTrue(Files.exists(FILE), FILE.toAbsolutePath().normalize() + " is not there");
        BatchRecomputation batch = new BatchRecomputation(NOBODY_IS_SHORT, Retention.STANDARD, 1, text -> null);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            reader.readLine();
            long offset = 0;
            for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                batch.line(0, offset++, Story.ms("02T00:00"), "bank", EventJson.write(call(row.split("\t"))));
            }
        }
        month = batch.result();
        sum = Story.total(month, Cube.QUEUE, Cube.QUARTER_HOUR);
    }

    @Test
    void contacts_and_waits_are_those_of_the_month() {
        assertThat(sum.get(CONTACTS)).isEqualTo(31_599);
        assertThat(sum.get(ANSWERED)).isEqualTo(27_060);
        assertThat(sum.get(ABANDONED)).isEqualTo(4_299);
        assertThat(sum.get(OFFERED)).isEqualTo(31_599 - 240);
        assertThat(100.0 * sum.get(ABANDONED) / sum.get(OFFERED)).isEqualTo(13.709, within(0.0005));
        assertThat(sum.get(WAIT_ANSWERED_MS) / 1000.0 / sum.get(ANSWERED)).isEqualTo(35.028, within(0.0005));
        assertThat((sum.get(TALK_MS) + sum.get(HOLD_MS) + sum.get(WRAP_MS)) / 1000.0 / sum.get(HANDLED))
                .isEqualTo(183.452, within(0.0005));
        assertThat(100.0 * sum.get(ANSWERED_IN_TARGET) / sum.get(ANSWERED)).isEqualTo(60.613, within(0.0005));
    }

    @Test
    void first_contact_resolution_is_that_of_the_month() {
        assertThat(sum.get(ELIGIBLE)).isEqualTo(11_481);
        assertThat(sum.get(REPEATED)).isEqualTo(6_792);
        assertThat(sum.get(FIRST_CONTACTS)).isEqualTo(4_279);
        assertThat(sum.get(FIRST_CONTACTS_REPEATED)).isEqualTo(1_271);
        assertThat(100.0 * (4_279 - 1_271) / 4_279).isEqualTo(70.297, within(0.0005));
    }

    @Test
    void as_many_first_contacts_are_mature_when_the_file_ends() {
        long newestMs = month.facts().values().stream()
                .mapToLong(Facts::endedAtMs)
                .max()
                .orElseThrow();
        long windowMs = NOBODY_IS_SHORT.fcrWindow().toMillis();
        List<Mark> mature = month.marks().values().stream()
                .filter(Mark::firstContact)
                .filter(mark -> month.facts()
                                        .get(new Subject(mark.tenant(), mark.interaction()))
                                        .endedAtMs()
                                + windowMs
                        <= newestMs)
                .toList();

        assertThat(mature).hasSize(3_646);
        assertThat(mature.stream().filter(Mark::repeated)).hasSize(1_180);
    }

    @Test
    void every_cube_and_every_total_of_all_contacts_says_the_same() {
        assertThat(Story.total(month, Cube.AGENT, Cube.QUARTER_HOUR)).isEqualTo(sum);
        assertThat(Story.total(month, Cube.COMPLAINT, Cube.QUARTER_HOUR)).isEqualTo(sum);
        assertThat(month.cells().values()).allMatch(Comparison::balanced);
    }

    private static Event call(String[] row) {
        LocalDate day = LocalDate.parse("19" + row[5], DateTimeFormatter.BASIC_ISO_DATE);
        String[] clock = row[6].split(":");
        long secondsOfDay = Long.parseLong(clock[0]) * 3600 + Long.parseLong(clock[1]) * 60 + Long.parseLong(clock[2]);
        long startedAtMs = day.atStartOfDay()
                .plusSeconds(secondsOfDay)
                .atZone(ZONE)
                .toInstant()
                .toEpochMilli();
        long menuMs = Math.max(0, Long.parseLong(row[8])) * 1000;
        long waitMs = Long.parseLong(row[11]) * 1000;
        long talkMs = Long.parseLong(row[15]) * 1000;
        boolean answered = row[12].equals("AGENT");
        RecordLeg leg = new RecordLeg(
                row[4],
                !answered || row[16].equals("NO_SERVER") ? null : row[16],
                null,
                startedAtMs + menuMs,
                answered ? LegOutcome.ANSWERED : LegOutcome.ABANDONED,
                waitMs,
                answered ? talkMs : null,
                null,
                null,
                false);
        Details details = new Details(
                row[2].equals("0") ? null : row[2], Channel.VOICE, Direction.INBOUND, null, null, null, null);
        long endedAtMs = startedAtMs + menuMs + waitMs + talkMs;
        Event.Whole whole = new Event.Whole(
                1,
                startedAtMs,
                endedAtMs,
                details,
                row[12].equals("PHANTOM") ? List.of() : List.of(leg),
                null,
                List.of());
        String id = row[5] + "-" + row[0] + "-" + row[1];
        return new Event(Story.TENANT, id, id, endedAtMs, whole);
    }
}
