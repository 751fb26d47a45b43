package org.sada.ingest.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

class EventPoisonTest {
    private static final String SOUND =
            "{\"type\":\"held\",\"id\":\"1\",\"interaction\":\"i\",\"occurred_at\":\"2026-01-31T09:30:00Z\"}";

    static Stream<Arguments> poison() {
        return Stream.of(
                Arguments.of("empty", bytes(""), "no JSON"),
                Arguments.of("blank", bytes("  "), "no JSON"),
                Arguments.of("byte order mark", bytes("\uFEFF" + SOUND), "byte order mark"),
                Arguments.of("UTF-16", SOUND.getBytes(StandardCharsets.UTF_16), "UTF-8"),
                Arguments.of("UTF-16 without a mark", SOUND.getBytes(StandardCharsets.UTF_16LE), "JSON"),
                Arguments.of("UTF-32", SOUND.getBytes(java.nio.charset.Charset.forName("UTF-32BE")), "JSON"),
                Arguments.of("Latin-1", "{\"type\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1), "UTF-8"),
                Arguments.of("overlong UTF-8", new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}, "UTF-8"),
                Arguments.of(
                        "surrogate in UTF-8", new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}, "UTF-8"),
                Arguments.of("raw NUL", bytes(SOUND.replace("\"1\"", "\"\0\"")), "JSON"),
                Arguments.of("escaped NUL", bytes(SOUND.replace("\"1\"", "\"\\u0000\"")), "id"),
                Arguments.of("half a pair", bytes(SOUND.replace("\"1\"", "\"\\udc00\"")), "id"),
                Arguments.of("half a pair in a key", bytes(SOUND.replace("}", ",\"\\ud800\":1}")), "JSON"),
                Arguments.of("half a pair twice as key", bytes("{\"\\ud800\":1,\"\\ud800\":1}"), "JSON"),
                Arguments.of("emoji for a key", bytes("{😀:1}"), "JSON"),
                Arguments.of("control characters in a token", bytes("{\"type\":tr\u0001\u0000\u009fue}"), "JSON"),
                Arguments.of("deep", bytes("[".repeat(100_000)), "JSON"),
                Arguments.of("deep field", bytes("{\"type\":" + "[".repeat(40) + "]".repeat(40) + "}"), "depth"),
                Arguments.of("duplicate key", bytes(SOUND.replace("}", ",\"id\":\"2\"}")), "Duplicate"),
                Arguments.of("trailing garbage", bytes(SOUND + "x"), "JSON"),
                Arguments.of("trailing object", bytes(SOUND + SOUND), "follows"),
                Arguments.of("cut short", bytes(SOUND.substring(0, 60)), "JSON"),
                Arguments.of("1e999", bytes(SOUND.replace("\"1\"", "1e999")), "id"),
                Arguments.of("NaN", bytes(SOUND.replace("\"1\"", "NaN")), "JSON"),
                Arguments.of("Infinity", bytes(SOUND.replace("\"1\"", "-Infinity")), "JSON"),
                Arguments.of("endless number", bytes(SOUND.replace("\"1\"", "1".repeat(10_000))), "JSON"),
                Arguments.of("single quotes", bytes(SOUND.replace('"', '\'')), "JSON"),
                Arguments.of("comment", bytes("/* */" + SOUND), "JSON"),
                Arguments.of("long key", bytes("{\"" + "k".repeat(100_000) + "\":1}"), "JSON"),
                Arguments.of("null", bytes("null"), "must be a JSON object"),
                Arguments.of("array", bytes("[]"), "must be a JSON object"),
                Arguments.of("number", bytes("17"), "must be a JSON object"),
                Arguments.of("string", bytes("\"held\""), "must be a JSON object"),
                Arguments.of("endless", bytes(SOUND + " ".repeat(EventJson.LONGEST_BYTES)), "longer"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void isRefusedWithOneCleanLine(String name, byte[] json, String reason) {
        InvalidEvent refusal = catchThrowableOfType(InvalidEvent.class, () -> EventJson.read(json));

        assertThat(refusal).isNotNull().hasMessageContaining(reason);
        assertThat(refusal.getMessage())
                .doesNotContainPattern("[\\p{Cntrl}\\p{Cs}]")
                .doesNotContain("REDACTED")
                .hasSizeLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void soundEventsWithAnyByteChangedAreReadOrRefusedButNeverFail(int seed) {
        Random random = new Random(seed);
        for (Event event : new RandomEvents(seed).oneOfEach()) {
            byte[] sound = EventJson.write(event);
            for (int i = 0; i < 300; i++) {
                byte[] changed = sound.clone();
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                readOrRefuse(changed, seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "direction", "tenant"})
    void anOptionalFieldThatIsNullIsUnknown(String field) throws Exception {
        String json = SOUND.replace("held", field.equals("direction") ? "updated" : "wrapped-up")
                .replace("}", ",\"" + field + "\":null}");
        if (field.equals("tenant")) {
            json = SOUND.replace("}", ",\"tenant\":null}");
        }

        assertThat(EventJson.read(bytes(json)).tenant()).isEqualTo("default");
        assertThatThrownBy(() -> EventJson.read(bytes(SOUND.replace("\"1\"", "null"))))
                .hasMessage("id is missing");
    }

    private static void readOrRefuse(byte[] json, int seed) {
        try {
            Event event = EventJson.read(json);
            assertThat(EventJson.read(EventJson.write(event)))
                    .as("seed " + seed)
                    .isEqualTo(event);
        } catch (InvalidEvent invalid) {
            assertThat(invalid.getMessage()).as("seed " + seed).doesNotContainPattern("[\\p{Cntrl}\\p{Cs}]");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
