package org.sada.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.event.Event;

/** What the formats of vendors refuse, and that it harms no neighbour. */
class VendorFormatsTest {
    private static final String CALL = "1772438400|c|q|NONE|FULL";
    private static final String TASK =
            "{\"EventType\":\"task.created\",\"Timestamp\":\"1772438400\",\"TaskSid\":\"WT1\",\"Sid\":\"EV1\"}";
    private static final String CONVERSATION =
            "{\"conversationId\":\"c\",\"conversationStart\":\"2026-03-02T08:00:00Z\",\"participants\":[]}";

    @Test
    void aRowOfAQueueLogThatIsNoneIsRefusedWithItsLineAndTheRestGoesOn() {
        Reading reading = read(
                "asterisk-queue-log",
                String.join(
                        "\n",
                        "\uFEFF" + CALL,
                        "",
                        "nonsense",
                        "yesterday|c|q|NONE|FULL",
                        "2026-02-30 10:00:00|c|q|NONE|FULL",
                        "1772438400|c|q|NONE|full; DROP TABLE cell",
                        "1772438400|" + "c".repeat(201) + "|q|NONE|FULL",
                        "1772438400|c\u0000|q|NONE|FULL",
                        "1772438400|NONE|NONE|NONE|QUEUESTART|",
                        "1772438400|c|q|NONE|MYOWN|1|2",
                        "99999999999|c|q|NONE|FULL",
                        CALL));

        assertThat(reading.events()).hasSize(6);
        assertThat(reading.refusals())
                .satisfiesExactlyInAnyOrder(
                        each -> assertThat(each).startsWith("line 3: has 1 fields"),
                        each -> assertThat(each).startsWith("line 4: time \"yesterday\""),
                        each -> assertThat(each).startsWith("line 5: time \"2026-02-30 10:00:00\""),
                        each -> assertThat(each).startsWith("line 6: event \"full; DROP TABLE cell\""),
                        each -> assertThat(each).startsWith("line 7: id is longer"),
                        each -> assertThat(each).startsWith("line 8: id holds U+0000"),
                        each -> assertThat(each).startsWith("line 11: occurred_at"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":1772438400,\"callid\":\"c\",\"queuename\":\"q\",\"agent\":\"NONE\",\"event\":\"ENTERQUEUE\",\"data1\":\"\",\"data2\":\"77\",\"data3\":\"1\"}",
                "{\"time\":\"1772438400.000000\",\"callid\":\"c\",\"queue\":\"q\",\"agent\":\"\",\"event\":\"ENTERQUEUE\",\"data\":\"|77|1\"}",
                "[{\"time\":1772438400.0,\"callid\":\"c\",\"queue\":\"q\",\"agent\":null,\"event\":\"ENTERQUEUE\",\"data\":[\"\",77,1]}]",
                "{\"queue_log\":[{\"time\":\"2026-03-02 11:00:00\",\"callid\":\"c\",\"queuename\":\"q\",\"event\":\"ENTERQUEUE\",\"data1\":null,\"data2\":\"77\"}]}"
            })
    void aRowMeansTheSameInEveryFormOfJson(String json) {
        List<Event> expected = read("asterisk-queue-log", "1772438400|c|q|NONE|ENTERQUEUE||77|1")
                .events();

        assertThat(read("asterisk-queue-log", json).events()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "asterisk-queue-log~{\"callid\":\"c\",\"event\":\"FULL\"}~time is missing",
                "asterisk-queue-log~{\"time\":true,\"event\":\"FULL\"}~time must be a string or a number",
                "asterisk-queue-log~{\"time\":1772438400,\"event\":{}}~event must be a string or a number",
                "genesys-cloud~{\"id\":\"c\"}~is no conversation detail",
                "genesys-cloud~{\"conversationId\":\"c\",\"participants\":[{\"purpose\":\"agent\"}]}~participants hold no sessions",
                "genesys-cloud~{\"conversationId\":\"c\",\"participants\":[],\"conversationStart\":\"noon\"}~conversationStart",
                "genesys-cloud~{\"conversationId\":\"c\",\"participants\":[]}~conversationStart is missing",
                "genesys-cloud~{\"conversationId\":\"|c\",\"conversationStart\":\"2026-03-02T08:00:00Z\",\"participants\":[]}~interaction must not begin with a bar",
                "twilio-taskrouter~{\"EventType\":\"task.created\",\"TaskSid\":\"WT1\"}~say no time",
                "twilio-taskrouter~{\"EventType\":\"task.created\",\"Timestamp\":\"soon\",\"TaskSid\":\"WT1\"}~is not a time",
                "twilio-taskrouter~{\"EventType\":\"task.created\",\"Timestamp\":\"1772438400\"}~task_sid is missing",
                "twilio-taskrouter~{\"EventType\":\"worker.activity.update\",\"Timestamp\":\"1772438400\",\"WorkerSid\":\"WK1\"}~worker_activity_name is missing",
                "twilio-taskrouter~{\"a\":1}~is no event of TaskRouter"
            })
    void aDocumentThatIsNoneIsRefusedAndItsNeighboursAreNot(String format, String document, String reason) {
        String sound = format.startsWith("genesys")
                ? CONVERSATION
                : format.startsWith("twilio")
                        ? TASK
                        : "{\"time\":1772438400,\"callid\":\"c\",\"queue\":\"q\",\"event\":\"FULL\"}";

        Reading reading = read(format, sound + "\n" + document + "\n" + sound);

        assertThat(reading.refusals())
                .singleElement()
                .satisfies(each -> assertThat(each).contains(reason));
        assertThat(reading.items()).hasSize(3);
        assertThat(reading.events()).hasSize(2 * read(format, sound).events().size());
    }

    @Test
    void aFormWithABrokenEscapeIsRefused() {
        Reading reading = read("twilio-taskrouter", "EventType=%zz\nEventType=task.created&Timestamp=1&TaskSid=WT1");

        assertThat(reading.refusals()).containsExactly("line 1: is a form with a broken escape at \"EventType=%zz\"");
        assertThat(reading.events()).hasSize(1);
    }

    @Test
    void whatTheCentreWroteIntoAttributesNeverRefusesATask() {
        for (String attributes :
                List.of("{", "[]", "\"x\"", "{\"from\":{\"a\":1}}", "{\"from\":\"" + "7".repeat(300) + "\"}")) {
            String json =
                    TASK.replace("\"Sid\"", "\"TaskAttributes\":\"" + attributes.replace("\"", "\\\"") + "\",\"Sid\"");
            assertThat(read("twilio-taskrouter", json).events()).as(attributes).hasSize(1);
        }
    }

    @Test
    void theTenantIsTheOneAskedFor() {
        SourceOptions options = new SourceOptions("acme", ZoneId.of("UTC"), null);
        for (Format format : List.of(new AsteriskFormat(), new GenesysFormat(), new TwilioFormat())) {
            String content =
                    format instanceof AsteriskFormat ? CALL : format instanceof GenesysFormat ? CONVERSATION : TASK;
            assertThat(Reading.of(format.source(options), content.getBytes(StandardCharsets.UTF_8))
                            .events())
                    .isNotEmpty()
                    .allMatch(event -> event.tenant().equals("acme"));
        }
    }

    private static Reading read(String format, String content) {
        SourceOptions options = new SourceOptions(null, ZoneId.of("Asia/Riyadh"), null);
        return Reading.of(Formats.find(format).source(options), content);
    }
}
