package org.sada.contract.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is the reader by trees: whatever the bytes, both say the same. */
class QuickReaderTest {
    private int read;
    private int gaveUp;

    /** The control of the tests below: were it never quick, they would show nothing. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void ordinaryEventsAreAllReadTheQuickWay(long seed) {
        RandomLines lines = new RandomLines(seed);
        for (int i = 0; i < 10_000; i++) {
            Map<String, String> members = lines.members();
            compare(bytes(RandomLines.line(members)), seed);
            compare(bytes(lines.spread(members)), seed);
        }

        assertThat(gaveUp).as("of " + read).isZero();
        assertThat(read).isEqualTo(20_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bytesChangedLostOrPutInMakeNoDifferenceToTheOtherReader(long seed) {
        RandomLines lines = new RandomLines(seed);
        Random random = new Random(seed);
        for (int i = 0; i < 6_000; i++) {
            byte[] line = bytes(RandomLines.line(lines.members()));
            int at = random.nextInt(line.length);
            byte other = random.nextInt(3) == 0
                    ? (byte) random.nextInt(256)
                    : (byte) OddJson.BYTES.charAt(random.nextInt(OddJson.BYTES.length()));
            byte[] changed = line.clone();
            changed[at] = other;
            compare(changed, seed);
            compare(Arrays.copyOf(line, at), seed);
            compare(spliced(line, at, at + 1, new byte[0]), seed);
            compare(spliced(line, at, at, new byte[] {other}), seed);
            changed[random.nextInt(line.length)] = (byte) random.nextInt(256);
            compare(changed, seed);
        }

        assertThat(read).as("events among the changed").isGreaterThan(2_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void membersDoubledSwappedRenamedOrOddMakeNoDifferenceToTheOtherReader(long seed) {
        RandomLines lines = new RandomLines(seed);
        Random random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            Map<String, String> members = lines.members();
            List<String> keys = new ArrayList<>(members.keySet());
            String key = lines.pick(keys.toArray(String[]::new));
            Map<String, String> odd = new LinkedHashMap<>(members);
            odd.put(
                    random.nextInt(3) > 0
                            ? key
                            : lines.members().keySet().iterator().next(),
                    lines.pick(OddJson.VALUES));
            compare(bytes(lines.spread(odd)), seed);
            odd = new LinkedHashMap<>(members);
            odd.putAll(lines.members());
            compare(bytes(lines.spread(odd)), seed);
            odd.keySet().remove(key);
            compare(bytes(lines.spread(odd)), seed);
            odd = new LinkedHashMap<>(members);
            odd.put("type", lines.members().get("type"));
            compare(bytes(lines.spread(odd)), seed);
            odd.put("occurred_at", '"' + lines.pick(OddJson.TIMES) + '"');
            compare(bytes(RandomLines.line(odd)), seed);
            String line = RandomLines.line(members);
            compare(bytes(line.substring(0, line.length() - 1) + ",\"" + key + "\":" + members.get(key) + "}"), seed);
            compare(
                    bytes(line.replaceFirst(
                            "\"" + key + "\"",
                            "\"" + lines.pick("x", "", "legs", "Id", "i\\u0064", "id ", "name") + "\"")),
                    seed);
            compare(bytes(line + lines.pick("x", "{}", " ", "\n", "\0", ",", "]", line)), seed);
        }

        assertThat(read).as("events among the odd").isGreaterThan(2_000);
    }

    @Test
    void everyOddValueInEveryPlaceMakesNoDifferenceToTheOtherReader() {
        RandomLines lines = new RandomLines(1);
        for (int i = 0; i < 100; i++) {
            Map<String, String> members = lines.members();
            for (String key : members.keySet()) {
                for (String value : OddJson.VALUES) {
                    Map<String, String> odd = new LinkedHashMap<>(members);
                    odd.put(key, value);
                    compare(bytes(RandomLines.line(odd)), 1);
                }
            }
        }
    }

    @Test
    void everyTimeIsTheSameForBoth() {
        for (String time : OddJson.TIMES) {
            compare(held("occurred_at", '"' + time + '"'), 0);
        }
        for (int day = 0; day < 232 * 372; day += 5) {
            String time = String.format(
                    "%04d-%02d-%02dT%02d:00:00%s",
                    1969 + day / 372, 1 + day % 372 / 31, 1 + day % 31, day % 24, day % 3 == 0 ? "Z" : "+01:30");
            compare(held("occurred_at", '"' + time + '"'), 0);
        }
    }

    @Test
    void lengthsAreTheSameForBoth() {
        for (String unit : List.of("x", "م", "你", "😀")) {
            for (int length : new int[] {
                1, 7, 8, 9, 15, 16, 17, 63, 64, 65, 99, 100, 101, 199, 200, 201, 400, 16_384, 16_385, 32_768, 32_769
            }) {
                String value = '"' + unit.repeat(length) + '"';
                compare(held("id", value), 0);
                compare(held("interaction", value), 0);
                compare(held("tenant", value), 0);
                compare(
                        bytes("{\"type\":\"queued\",\"queue\":" + value
                                + ",\"id\":\"1\",\"interaction\":\"i\",\"occurred_at\":\"2026-01-31T09:30:00Z\"}"),
                        0);
                compare(
                        bytes("{\"type\":\"text\",\"author\":\"bot\",\"text\":" + value
                                + ",\"id\":\"1\",\"occurred_at\":\"2026-01-31T09:30:00Z\"}"),
                        0);
            }
        }
        for (int count : new int[] {31, 32, 33, 64}) {
            String names = ",\"a\"".repeat(count).substring(1);
            compare(
                    bytes("{\"type\":\"disposition\",\"complaints\":[" + names
                            + "],\"id\":\"1\",\"interaction\":\"i\",\"occurred_at\":\"2026-01-31T09:30:00Z\"}"),
                    0);
        }
    }

    @Test
    void theEndOfTheEventIsTheEndWhateverFollowsInTheArray() {
        byte[] event = held("id", "\"1\"");
        byte[] array = spliced(bytes("{\"type\":\"held\"}\"}  \"\"\"\"\"\"}}"), 3, 3, event);

        assertThat(outcome(() -> EventJson.read(array, 3, event.length))).isInstanceOf(Event.class);
        for (int length = 0; length < array.length - 3; length++) {
            int part = length;
            assertThat(outcome(() -> EventJson.read(array, 3, part)))
                    .isEqualTo(outcome(() -> EventJson.readByTree(array, 3, part)));
        }
    }

    private void compare(byte[] json, long seed) {
        Object expected = outcome(() -> EventJson.readByTree(json, 0, json.length));
        Event quick = QuickReader.read(json, 0, json.length);
        if (expected instanceof Event) {
            read++;
        }
        if (quick == null) {
            gaveUp += expected instanceof Event ? 1 : 0;
        } else if (!quick.equals(expected)) {
            throw new AssertionError("seed " + seed + ": " + new String(json, UTF_8) + " is read as " + quick
                    + ", and by the tree: " + expected);
        }
    }

    @FunctionalInterface
    private interface Reading {
        Event event() throws InvalidEvent;
    }

    private static Object outcome(Reading reading) {
        try {
            return reading.event();
        } catch (InvalidEvent invalid) {
            return invalid.getMessage();
        }
    }

    private static byte[] held(String key, String value) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("type", "\"held\"");
        members.put("id", "\"1\"");
        members.put("interaction", "\"i\"");
        members.put("occurred_at", "\"2026-01-31T09:30:00Z\"");
        members.put(key, value);
        return bytes(RandomLines.line(members));
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(bytes, 0, from);
        result.writeBytes(middle);
        result.write(bytes, to, bytes.length - to);
        return result.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
