package org.sada.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;

class SadaFormatTest {
    private static final Source SOURCE = Formats.find("sada").source(SourceOptions.NONE);

    @Test
    void everyLineIsReadOrRefusedWithItsNumberAndBytes() {
        Reading reading = Reading.of(SOURCE, "\uFEFF" + held("1") + "\r\n\n \t\nnonsense\r\n" + held("2") + "\n{}");

        assertThat(reading.events()).extracting(Event::id).containsExactly("1", "2");
        assertThat(reading.refusals()).hasSize(2).first().asString().startsWith("line 4: not valid JSON");
        assertThat(reading.refusals()).last().asString().startsWith("line 6: type is missing");
        assertThat(new String(reading.items().get(1).content(), UTF_8)).isEqualTo("nonsense");
    }

    @Test
    void aLineTooLongForAnEventIsRefusedAndItsBeginningKept() {
        String text = held("1") + "\n" + "x".repeat(5_000_000) + "\n" + held("2");

        Reading reading = Reading.of(SOURCE, text);

        assertThat(reading.events()).hasSize(2);
        assertThat(reading.refusals()).containsExactly("line 2: the line is longer than 262144 bytes");
        assertThat(reading.items().get(1).content()).hasSize(EventJson.LONGEST_BYTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {262_143, 262_144})
    void aLineOfTheGreatestLengthIsReadWhateverItsEnd(int bytes) {
        String line = held("1") + " ".repeat(bytes - held("1").length());

        assertThat(Reading.of(SOURCE, line + "\r\n" + line + "\n" + line).events())
                .hasSize(3);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] text = (held("1") + "\n" + held("x") + "\n").getBytes(UTF_8);
        text[text.length - 60] = (byte) 0xFF;

        assertThat(Reading.of(SOURCE, text).refusals()).containsExactly("line 2: not valid UTF-8");
    }

    @Test
    void aTenantThatIsAskedForIsTakenOrInsistedUpon() {
        Source source = Formats.find("sada").source(new SourceOptions("acme", null, null));
        String other = held("2").replace("}", ",\"tenant\":\"other\"}");

        Reading reading = Reading.of(source, held("1") + "\n" + other);

        assertThat(reading.events()).extracting(Event::tenant).containsExactly("acme");
        assertThat(reading.refusals()).containsExactly("line 2: tenant is not acme, for which this import was asked");
    }

    @Test
    void anArrayIsAnotherFormat() {
        assertThatThrownBy(() -> Reading.of(SOURCE, "[" + held("1") + "]"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("one event a line");
    }

    @Test
    void anUnknownFormatOrTenantIsRefused() {
        assertThatThrownBy(() -> Formats.find("excel"))
                .hasMessageStartingWith("unknown format \"excel\"; known are sada, cloudevents, csv, ");
        assertThatThrownBy(() -> new SourceOptions("a b", null, null)).isInstanceOf(ImportException.class);
    }

    private static String held(String id) {
        return "{\"type\":\"held\",\"id\":\"" + id
                + "\",\"interaction\":\"i\",\"occurred_at\":\"2026-01-31T09:30:00Z\"}";
    }
}
