package org.sada.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;

class CsvFormatTest {
    private static final Path EXAMPLE = Path.of("src/test/resources/org/sada/ingest/contacts-mapping.yaml");
    private static final String HEADER =
            "Call;Day;Start;Queued;Dir;Phone;Product;Solved;Tags;Skill;Agent;Result;Wait;Talk;Stars;Surveyed;Comment\n";
    private static final String ROW =
            "7;31/01/2026;09:30:00;09:30:10;I;+2010;card;J;fees| late |;sales;sara;ANS;0:00:20;65.5;5;2026-01-31T10:00:00Z;"
                    + "\"good; \"\"very\"\"\nشكرا\"\n";
    private static final String SHORT_ROW = "8;31/01/2026;09:30:00;;I;anonymous;;;;;;;;;;;\n";

    @TempDir
    private Path folder;

    @Test
    void aRowBecomesARecordAndASurvey() {
        Reading reading = Reading.of(source(EXAMPLE), HEADER + ROW);

        assertThat(reading.refusals()).isEmpty();
        assertThat(reading.events()).extracting(Event::id).containsExactly("call-7", "call-7-survey");
        assertThat(reading.events()).extracting(Event::interaction).containsOnly("call-7");
        Event.Whole call = reading.record(0);
        assertThat(Instant.ofEpochMilli(call.startedAtMs())).isEqualTo("2026-01-31T07:30:00Z");
        assertThat(call.details().customer()).isEqualTo("+2010");
        assertThat(call.resolved()).isTrue();
        assertThat(call.complaints()).containsExactly("fees", "late");
        assertThat(call.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.outcome()).isEqualTo(LegOutcome.ANSWERED);
            assertThat(List.of(leg.waitMs(), leg.talkMs())).containsExactly(20_000L, 65_500L);
        });
        Event.Survey survey = (Event.Survey) reading.events().get(1).body();
        assertThat(survey.csat().score()).isEqualTo(5);
        assertThat(survey.comment()).isEqualTo("good; \"very\"\nشكرا");
    }

    @Test
    void whatIsEmptyIsLeftOut() {
        Reading reading = Reading.of(source(EXAMPLE), HEADER + SHORT_ROW);

        assertThat(reading.refusals()).isEmpty();
        assertThat(reading.record(0).legs()).isEmpty();
        assertThat(reading.record(0).details().customer()).isNull();
        assertThat(reading.events()).hasSize(1);
    }

    @Test
    void whatIsUnknownIsNoReasonForAnObject() throws IOException {
        Source source = source(mapping("""
                unknown: ["-"]
                survey:
                  id: "{id}"
                  occurred_at: "{at}"
                  status: answered
                  csat: {when: "{stars}", score: "{stars}", scale: 1-5}
                """));

        Reading reading = Reading.of(
                source, "id,at,stars\n1,2026-01-31T10:00:00Z,-\n2,2026-01-31T10:00:00Z,\n3,2026-01-31T10:00:00Z,4\n");

        assertThat(reading.refusals()).isEmpty();
        assertThat(reading.events().stream().map(each -> ((Event.Survey) each.body()).csat() != null))
                .containsExactly(false, false, true);
    }

    @Test
    void badRowsAreRefusedWithTheirLineAndTheRestGoesOn() {
        Reading reading = Reading.of(
                source(EXAMPLE),
                HEADER
                        + ROW // two lines
                        + "1;2;3\n"
                        + SHORT_ROW.replace("31/01", "30/02")
                        + SHORT_ROW.replace(";I;", ";X;")
                        + ROW.replace("65.5", "long")
                        + ROW.replace(";5;", ";6;")
                        + "\"open" + SHORT_ROW
                        + "\"a\"b" + SHORT_ROW
                        + SHORT_ROW);

        assertThat(reading.events()).hasSize(3);
        assertThat(reading.refusals())
                .containsExactly(
                        "line 4: has 3 fields where there are 17 columns",
                        "line 5: record.started_at \"30/02/2026 09:30:00\" is not a time written as dd/MM/yyyy HH:mm:ss",
                        "line 6: record.direction \"X\" is none of the mapped values I, O",
                        "line 7: record.legs[0].talk_ms \"long\" is not a duration in s",
                        "line 9: csat.score 6 is not on the scale 1-5",
                        "line 11: a quote is opened and never closed",
                        "line 12: text stands beside a quoted field");
    }

    @Test
    void theRefusedRowIsKeptAsItCame() {
        Reading reading = Reading.of(source(EXAMPLE), HEADER + ROW.replace(";5;", ";6;"));

        assertThat(new String(reading.items().get(0).content(), UTF_8))
                .isEqualTo(ROW.replace(";5;", ";6;").strip());
    }

    @Test
    void textsAndAgentsCanBeMappedWithoutAHeader() throws Exception {
        Source source = source(mapping("""
                delimiter: tab
                header: false
                times: epoch-s
                text: {id: "t{1}", occurred_at: "{2}", author: customer, text: "{3}", when: "{3}"}
                agent: {id: "a{1}", agent: "{4}", valid_from: "{2}", hired_on: "{5}", when: "{4}"}
                """));

        Reading reading =
                Reading.of(source, "1\t1769851800\thello\t\t\n2\t1769851800\t\tsara\t2024-05-01\n3\t1\t\t\t\n");

        assertThat(reading.events()).extracting(Event::subject).containsExactly("|feedback|t1", "|agent|sara");
        assertThat(reading.events()).extracting(Event::occurredAtMs).containsOnly(1_769_851_800_000L);
        assertThat(reading.refusals())
                .containsExactly("line 3: the row is no event: every when: of the mapping is empty here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iso                     | 2026-01-31T09:30:00+03:00 | 2026-01-31T06:30:00Z",
                "iso                     | 2026-01-31 09:30          | 2026-01-31T07:30:00Z",
                "iso                     | 2026-01-31                | 2026-01-30T22:00:00Z",
                "epoch-ms                | 1769851800123             | 2026-01-31T09:30:00.123Z",
                "M/d/yy h:mm a           | 1/31/26 9:30 pm           | 2026-01-31T19:30:00Z",
                "dd-MMM-yyyy HH:mm:ss    | 31-JAN-2026 09:30:00      | 2026-01-31T07:30:00Z",
                "yyyy-MM-dd HH:mm:ss Z   | 2026-01-31 09:30:00 +0000 | 2026-01-31T09:30:00Z",
                "yyyy-MM-dd'T'HH:mm:ssXXX| 2026-01-31T09:30:00Z      | 2026-01-31T09:30:00Z",
                "iso                     | 2026-04-24 00:30          | 2026-04-23T22:30:00Z",
                "iso                     | 2026-10-29 23:30          | 2026-10-29T20:30:00Z"
            })
    void timesAreReadInManyFormsAndOverChangesOfClocks(String form, String written, String meant) throws Exception {
        Source source = source(mapping("""
                times: "%s"
                zone: Africa/Cairo
                record: {id: "{id}", started_at: "{at}", channel: chat}
                """.formatted(form)));

        Reading reading = Reading.of(source, "id,at\n1," + written + "\n");

        assertThat(reading.refusals()).isEmpty();
        assertThat(Instant.ofEpochMilli(reading.record(0).startedAtMs())).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "ms, 1500, 1500",
        "s, 1.0005, 1001",
        "s, '2,5', 2500",
        "min, 1.5, 90000",
        "h:mm:ss, 1:02:03, 3723000",
        "h:mm:ss, 75:03, 4503000",
        "h:mm:ss, 100:00:00.5, 360000500"
    })
    void durationsAreReadInTheirUnit(String unit, String written, long millis) throws Exception {
        Source source = source(mapping("""
                delimiter: ";"
                durations: "%s"
                record:
                  id: "{id}"
                  started_at: "2026-01-31T09:30:00Z"
                  channel: chat
                  legs: [{offered_at: "2026-01-31T09:30:00Z", outcome: open, wait_ms: "{wait}"}]
                """.formatted(unit)));

        Reading reading = Reading.of(source, "id;wait\n1;" + written + "\n");

        assertThat(reading.record(0).legs().get(0).waitMs()).isEqualTo(millis);
    }

    @Test
    void theZoneOfTheCommandLineGoesFirstAndWithoutAnyLocalTimesAreRefused() throws Exception {
        Path mapping = mapping("record: {id: \"{id}\", started_at: \"{at}\", channel: chat}\n");
        Source zoned = Formats.find("csv").source(new SourceOptions("acme", ZoneId.of("Asia/Tokyo"), mapping));

        assertThat(Reading.of(source(mapping), "id,at\n1,2026-01-31 09:30\n")
                        .refusals()
                        .get(0))
                .contains("line 2: record.started_at \"2026-01-31 09:30\"", "zone: or --tz");
        assertThat(Instant.ofEpochMilli(Reading.of(zoned, "id,at\n1,2026-01-31 09:30\n")
                        .record(0)
                        .startedAtMs()))
                .isEqualTo("2026-01-31T00:30:00Z");
    }

    @Test
    void aVersionCanBeATime() throws Exception {
        Source source = source(mapping("record: {id: \"{id}\", started_at: \"{at}\", channel: chat,"
                + " version: {value: \"{at}\", times: iso}}\n"));

        assertThat(Reading.of(source, "id,at\n1,1970-01-01T00:00:01Z\n")
                        .record(0)
                        .version())
                .isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recrod: {}                                        | unknown key \"recrod\"; known are delimiter",
                "record: {id: '{a}', colour: x}                    | record: unknown key \"colour\"; known are id",
                "record: {id: '{a}', started_at: '{b}'}            | record: lacks channel",
                "record: {id: a, started_at: b, channel: chat}     | names no column",
                "record: {id: {value: '{a}', maps: {}}}            | record.id: unknown key \"maps\"; known are value",
                "record: {id: {map: {a: b}}}                       | record.id: lacks value",
                "record: {id: {value: '{a}', unit: s}}             | unit has no place here",
                "record: {legs: [{queue: '{a}'}]}                  | record.legs[0]: lacks offered_at",
                "record: {legs: {queue: '{a}'}}                    | legs must be a list",
                "record: []                                        | record must be a list of keys",
                "delimiter: ';'                                    | maps no event; add at least one of record",
                "delimiter: '::'                                   | delimiter must be one character",
                "zone: Cairo                                       | zone \"Cairo\" is none of the IANA zones",
                "times: gibberish                                  | times \"gibberish\" is none of iso",
                "durations: hours                                  | durations \"hours\" is none of ms, s, min",
                "header: maybe                                     | header must be true or false",
                "a: [                                              | is not valid YAML",
                "zone: UTC\\nzone: UTC                             | Duplicate",
                "42                                                | the file must be a list of keys"
            })
    void aMappingThatIsWrongIsRefusedByNameAndPlace(String yaml, String message) throws Exception {
        Path file = mapping(yaml.replace("\\n", "\n"));

        assertThatThrownBy(() -> source(file))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aMappingIsNeededAndMustBeThere() {
        assertThatThrownBy(() -> Formats.find("csv").source(SourceOptions.NONE)).hasMessageContaining("--map");
        assertThatThrownBy(() -> source(folder.resolve("nothing.yaml")))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("nothing.yaml cannot be read");
    }

    @Test
    void aFileWithoutTheColumnsIsAnotherFormat() {
        assertThatThrownBy(() -> Reading.of(source(EXAMPLE), "Call,Day\n1,2\n"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("the header lacks Agent, Call")
                .hasMessageContaining("delimiter");
        assertThatThrownBy(() -> Reading.of(source(EXAMPLE), HEADER.replace("Tags", "Day")))
                .isInstanceOf(ImportException.class);
    }

    private static Source source(Path mapping) {
        return Formats.find("csv").source(new SourceOptions(null, null, mapping));
    }

    private Path mapping(String yaml) throws IOException {
        return Files.writeString(folder.resolve("map.yaml"), yaml);
    }
}
