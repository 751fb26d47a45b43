package org.sada.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;

class AnonymousBankFormatTest {
    private static final String HEADER = "vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit\t"
            + "vru_time\tq_start\tq_exit\tq_time\toutcome\tser_start\tser_exit\tser_time\tserver\n";
    private static final String ANSWERED =
            "AA0101\t33118\t27997683\t2\tPS\t990101\t6:55:20\t6:55:26\t6\t6:55:26\t6:55:43\t"
                    + "17\tAGENT\t6:55:43\t6:56:37\t54\tMICHAL\n";
    private static final Source SOURCE = Formats.find("anonymous-bank").source(SourceOptions.NONE);

    @Test
    void anAnsweredCallIsARecordWithOneLeg() {
        Reading reading = Reading.of(SOURCE, HEADER + ANSWERED);

        Event event = reading.events().get(0);
        Event.Whole call = reading.record(0);
        assertThat(event.id()).isEqualTo("990101-AA0101-33118").isEqualTo(event.interaction());
        assertThat(Instant.ofEpochMilli(call.startedAtMs())).isEqualTo("1999-01-01T04:55:20Z");
        assertThat(Instant.ofEpochMilli(event.occurredAtMs())).isEqualTo("1999-01-01T04:56:37Z");
        assertThat(call.endedAtMs()).isEqualTo(event.occurredAtMs());
        assertThat(call.details().customer()).isEqualTo("27997683");
        assertThat(call.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.queue()).isEqualTo("PS");
            assertThat(leg.agent()).isEqualTo("MICHAL");
            assertThat(leg.outcome()).isEqualTo(LegOutcome.ANSWERED);
            assertThat(Instant.ofEpochMilli(leg.offeredAtMs())).isEqualTo("1999-01-01T04:55:26Z");
            assertThat(List.of(leg.waitMs(), leg.talkMs())).containsExactly(17_000L, 54_000L);
        });
    }

    @Test
    void whoHangsUpHasAbandonedAndWhoIsNoOneIsUnknown() {
        String hang = ANSWERED.replace("AGENT", "HANG")
                .replace("MICHAL", "NO_SERVER")
                .replace("27997683", "0")
                .replace("\t54\t", "\t0\t");

        Event.Whole call = Reading.of(SOURCE, HEADER + hang).record(0);

        assertThat(call.details().customer()).isNull();
        assertThat(call.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.outcome()).isEqualTo(LegOutcome.ABANDONED);
            assertThat(leg.waitMs()).isEqualTo(17_000);
            assertThat(leg.talkMs()).isNull();
        });
    }

    @Test
    void anAnswerByNobodyIsAnAnswer() {
        Event.Whole call = Reading.of(SOURCE, HEADER + ANSWERED.replace("MICHAL", "NO_SERVER"))
                .record(0);

        assertThat(call.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.agent()).isNull();
            assertThat(leg.outcome()).isEqualTo(LegOutcome.ANSWERED);
        });
    }

    @Test
    void aCustomersIdIsText() {
        Event.Whole call = Reading.of(SOURCE, HEADER + ANSWERED.replace("27997683", "6.02E+11"))
                .record(0);

        assertThat(call.details().customer()).isEqualTo("6.02E+11");
    }

    @Test
    void aPhantomHasNoLeg() {
        assertThat(Reading.of(SOURCE, HEADER + ANSWERED.replace("AGENT", "PHANTOM"))
                        .record(0)
                        .legs())
                .isEmpty();
    }

    @Test
    void aNegativeTimeInTheVruCountsAsNone() {
        Event.Whole call = Reading.of(SOURCE, HEADER + ANSWERED.replace("\t6\t", "\t-106\t"))
                .record(0);

        assertThat(call.legs().get(0).offeredAtMs()).isEqualTo(call.startedAtMs());
        assertThat(call.endedAtMs() - call.startedAtMs()).isEqualTo(71_000);
    }

    @ParameterizedTest
    @CsvSource({
        "990101, 23:59:50, 1999-01-01T21:59:50Z",
        "990101, 24:00:10, 1999-01-01T22:00:10Z",
        "990131, 25:00:00, 1999-01-31T23:00:00Z",
        "990402, 1:59:59, 1999-04-01T23:59:59Z", // clocks went from 2:00 to 3:00
        "990402, 2:30:00, 1999-04-02T00:30:00Z",
        "990402, 3:00:00, 1999-04-02T00:00:00Z",
        "990903, 1:30:00, 1999-09-02T22:30:00Z", // and from 2:00 back to 1:00
        "990903, 2:00:00, 1999-09-03T00:00:00Z"
    })
    void clocksRunPastMidnightAndOverTheirChanges(String date, String clock, String start) {
        String row = ANSWERED.replace("990101", date).replace("\t6:55:20\t", "\t" + clock + "\t");

        assertThat(Instant.ofEpochMilli(
                        Reading.of(SOURCE, HEADER + row).record(0).startedAtMs()))
                .isEqualTo(start);
    }

    @Test
    void anotherZoneAndTenantCanBeSaid() {
        Source source =
                Formats.find("anonymous-bank").source(new SourceOptions("bank", ZoneId.of("Asia/Kathmandu"), null));

        Event event = Reading.of(source, HEADER + ANSWERED).events().get(0);

        assertThat(event.tenant()).isEqualTo("bank");
        assertThat(Instant.ofEpochMilli(((Event.Whole) event.body()).startedAtMs()))
                .isEqualTo("1999-01-01T01:10:20Z");
    }

    @Test
    void columnsAreFoundByNameWhateverTheirOrderAndLineEnds() {
        String text = "\uFEFF" + reversed(HEADER) + reversed(ANSWERED) + "\r\n\n";

        assertThat(Reading.of(SOURCE, text.replace("\n", "\r\n")).events())
                .isEqualTo(Reading.of(SOURCE, HEADER + ANSWERED).events());
    }

    @Test
    void malformedRowsAreRefusedWithTheirLineAndTheRestGoesOn() {
        Reading reading = Reading.of(
                SOURCE,
                HEADER
                        + "AA0101\t1\n"
                        + ANSWERED.replace("\t17\t", "\tx\t")
                        + ANSWERED
                        + ANSWERED.replace("990101", "990230")
                        + ANSWERED.replace("6:55:20", "6:65:20")
                        + ANSWERED.replace("6:55:20", "48:00:00")
                        + ANSWERED.replace("AGENT", "GHOST")
                        + ANSWERED.replace("\t54\t", "\t-54\t")
                        + ANSWERED.replace("\tPS\t", "\t \t")
                        + ANSWERED.replace("33118", "9999999999")
                        + ANSWERED.replace("AA0101", "")
                        + ANSWERED.replace("MICHAL", "a\u0001b")
                        + ANSWERED.replace("33118", "33119"));

        assertThat(reading.events())
                .extracting(Event::id)
                .containsExactly("990101-AA0101-33118", "990101-AA0101-33119");
        assertThat(reading.refusals())
                .containsExactly(
                        "line 2: has 2 fields where there are 17 columns",
                        "line 3: q_time \"x\" is not a whole number of at most 9 digits",
                        "line 5: date \"990230\" is no day of the calendar",
                        "line 6: vru_entry \"6:65:20\" is not a time such as 9:05:59",
                        "line 7: vru_entry \"48:00:00\" is not a time such as 9:05:59",
                        "line 8: outcome \"GHOST\" is none of AGENT, HANG, PHANTOM",
                        "line 9: ser_time \"-54\" is negative",
                        "line 10: legs[0].queue must not be blank; leave it out where it is unknown",
                        "line 11: call_id \"9999999999\" is not a whole number of at most 9 digits",
                        "line 12: vru+line is empty",
                        "line 13: legs[0].agent must not hold control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b,c\n1,2,3\n", "{\"type\":\"held\"}\n", "call_id\tdate\n", "\u0000\u0001"})
    void anotherFormatIsRefusedAsAWhole(String text) {
        assertThatThrownBy(() -> Reading.of(SOURCE, text))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("the header lacks")
                .hasMessageContaining("vru+line")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void orderOfRowsDoesNotMatter(int seed) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rows.add(ANSWERED.replace("33118", "" + i));
        }
        List<Event> inOrder = Reading.of(SOURCE, HEADER + String.join("", rows)).events();
        Collections.shuffle(rows, new Random(seed));

        assertThat(Reading.of(SOURCE, HEADER + String.join("", rows)).events())
                .as("seed " + seed)
                .containsExactlyInAnyOrderElementsOf(inOrder);
    }

    private static String reversed(String line) {
        List<String> fields = Arrays.asList(line.strip().split("\t", -1));
        Collections.reverse(fields);
        return String.join("\t", fields) + "\n";
    }
}
