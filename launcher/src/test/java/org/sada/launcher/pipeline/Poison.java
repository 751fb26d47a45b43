package org.sada.launcher.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * The table: what nobody should send, and what becomes of it at each door.
 *
 * @param content made for a door by a mark, which keeps the ids of the doors apart
 */
record Poison(String name, Function<String, byte[]> content, Fate http, Fate file, Fate topic, Fate log) {

    /** What becomes of one payload. */
    enum Fate {
        /** It is an event, odd as it looks, and counts. */
        COUNTS,
        /** It is an event, and too old for any figure: in the ledger, and in the topic of late ones. */
        LATE,
        /** In the rejected topic, once. */
        REFUSED,
        /** A line without anything in it is nothing. */
        NOTHING,
        /** The whole request is refused with 413, and nothing of it is taken or kept. */
        TOO_LARGE,
        /** The broker does not take it from its producer. */
        NOT_SENT
    }

    private static final int MIB = 1 << 20;
    private static final String EVENT =
            "{\"type\":\"started\",\"id\":\"@\",\"interaction\":\"@\",\"occurred_at\":\"2026-01-31T09:30:00Z\",\"channel\":\"voice\"}";
    private static final String SURVEY =
            "{\"type\":\"survey\",\"id\":\"@\",\"interaction\":\"@\",\"occurred_at\":\"2026-01-31T09:30:00Z\",\"status\":\"answered\",\"nps\":9}";

    static List<Poison> all() {
        List<Poison> all = new ArrayList<>();
        refused().forEach((name, text) -> all.add(everywhere(name, bytes(text), Fate.REFUSED)));
        all.addAll(refusedBytes());
        counting().forEach((name, text) -> all.add(everywhere(name, bytes(text), Fate.COUNTS)));
        // a record of a topic is a file in small, and a mark at the start of a file says nothing
        all.add(new Poison(
                "byte order mark", bytes("\uFEFF" + EVENT), Fate.REFUSED, Fate.REFUSED, Fate.COUNTS, Fate.REFUSED));
        all.add(new Poison("nothing", bytes(""), Fate.NOTHING, Fate.NOTHING, Fate.REFUSED, Fate.NOTHING));
        all.add(new Poison("blanks", bytes(" \t  \r"), Fate.NOTHING, Fate.NOTHING, Fate.REFUSED, Fate.NOTHING));
        all.add(everywhere("the first moment of 1970", bytes(occurring("1970-01-01T00:00:00Z")), Fate.LATE));
        all.add(new Poison(
                "10 MB in one line",
                bytes(EVENT.replace("\"voice\"", "\"" + "v".repeat(10 * MIB) + "\"")),
                Fate.TOO_LARGE,
                Fate.REFUSED,
                Fate.REFUSED,
                Fate.NOT_SENT));
        return all;
    }

    Fate fate(String door) {
        return switch (door) {
            case "http" -> http;
            case "file" -> file;
            case "topic" -> topic;
            default -> log;
        };
    }

    private static Map<String, String> refused() {
        return Map.ofEntries(
                Map.entry("raw NUL", EVENT.replace("voice", "vo\0ice")),
                Map.entry("escaped NUL in a name", EVENT.replace("\"id\":\"@\"", "\"id\":\"@\\u0000\"")),
                Map.entry(
                        "escaped NUL in words",
                        EVENT.replace("started", "text")
                                .replace("\"channel\":\"voice\"", "\"author\":\"bot\",\"text\":\"a\\u0000\"")),
                Map.entry("half a pair, escaped", EVENT.replace("\"id\":\"@\"", "\"id\":\"@\\ud800\"")),
                Map.entry("the other half", EVENT.replace("\"id\":\"@\"", "\"id\":\"@\\udc00x\"")),
                Map.entry("half a pair in a key", EVENT.replace("}", ",\"\\ud800\":1}")),
                Map.entry("control character in a name", EVENT.replace("\"id\":\"@\"", "\"id\":\"@\\u0007\"")),
                Map.entry("depth 10,000", "[".repeat(10_000) + "]".repeat(10_000)),
                Map.entry("depth 10,000 in a field", EVENT.replace("\"voice\"", "{\"a\":".repeat(10_000))),
                Map.entry("depth 33", EVENT.replace("\"voice\"", "[".repeat(33) + "]".repeat(33))),
                Map.entry("duplicate key", EVENT.replace("}", ",\"id\":\"other\"}")),
                Map.entry("duplicate key in disguise", EVENT.replace("}", ",\"\\u0069d\":\"other\"}")),
                Map.entry("unknown key", EVENT.replace("}", ",\"__proto__\":{\"admin\":true}}")),
                Map.entry("trailing garbage", EVENT + " x"),
                Map.entry("two events in a line", EVENT + EVENT),
                Map.entry("trailing comma", EVENT.replace("}", ",}")),
                Map.entry("cut short", EVENT.substring(0, 60)),
                Map.entry("1e999", SURVEY.replace(":9}", ":1e999}")),
                Map.entry("-1e999", SURVEY.replace(":9}", ":-1e999}")),
                Map.entry("9.5", SURVEY.replace(":9}", ":9.5}")),
                Map.entry("9 quintillions", SURVEY.replace(":9}", ":9223372036854775808}")),
                Map.entry("10,000 digits", SURVEY.replace(":9}", ":" + "9".repeat(10_000) + "}")),
                Map.entry("NaN", SURVEY.replace(":9}", ":NaN}")),
                Map.entry("Infinity", SURVEY.replace(":9}", ":-Infinity}")),
                Map.entry("hexadecimal", SURVEY.replace(":9}", ":0x9}")),
                Map.entry("leading zero", SURVEY.replace(":9}", ":09}")),
                Map.entry("text for a number", SURVEY.replace(":9}", ":\"9\"}")),
                Map.entry("number for a name", EVENT.replace("\"id\":\"@\"", "\"id\":17")),
                Map.entry("object for a name", EVENT.replace("\"id\":\"@\"", "\"id\":{}")),
                Map.entry("list for a name", EVENT.replace("\"id\":\"@\"", "\"id\":[\"@\"]")),
                Map.entry("null for what is required", EVENT.replace("\"id\":\"@\"", "\"id\":null")),
                Map.entry("empty name", EVENT.replace("\"id\":\"@\"", "\"id\":\"\"")),
                Map.entry("blank name", EVENT.replace("\"id\":\"@\"", "\"id\":\"  \"")),
                Map.entry(
                        "name of 201 characters", EVENT.replace("\"id\":\"@\"", "\"id\":\"" + "x".repeat(201) + "\"")),
                Map.entry("tenant with a path", EVENT.replace("}", ",\"tenant\":\"../etc\"}")),
                Map.entry("tenant with SQL", EVENT.replace("}", ",\"tenant\":\"a'; DROP TABLE sada.cell; --\"}")),
                Map.entry(
                        "interaction with a bar",
                        EVENT.replace("\"interaction\":\"@\"", "\"interaction\":\"|agent|@\"")),
                Map.entry("null", "null"),
                Map.entry("true", "true"),
                Map.entry("17", "17"),
                Map.entry("a string", "\"started\""),
                Map.entry("an empty list", "[]"),
                Map.entry("an empty object", "{}"),
                Map.entry("a list of events", "[" + EVENT + "]"),
                Map.entry("single quotes", EVENT.replace('"', '\'')),
                Map.entry("a comment", "/* */" + EVENT),
                Map.entry(
                        "XML",
                        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
                Map.entry("SQL", "'; DROP TABLE sada.cell; --"),
                Map.entry("300 KB of blanks behind", EVENT + " ".repeat(300_000)),
                Map.entry("key of 100,000 characters", EVENT.replace("}", ",\"" + "k".repeat(100_000) + "\":1}")),
                Map.entry("before 1970", occurring("1969-12-31T23:59:59.999Z")),
                Map.entry("after 2199", occurring("2200-01-01T00:00:00Z")),
                Map.entry("the year 2199", occurring("2199-12-31T23:59:59Z")),
                Map.entry("the year 10000", occurring("+10000-01-01T00:00:00Z")),
                Map.entry("30 February", occurring("2026-02-30T00:00:00Z")),
                Map.entry("without an offset", occurring("2026-01-31T09:30:00")),
                Map.entry("epoch milliseconds", EVENT.replace("\"2026-01-31T09:30:00Z\"", "1769851800000")));
    }

    private static List<Poison> refusedBytes() {
        String latin = EVENT.replace("\"id\":\"@\"", "\"id\":\"@\u00fc\"");
        return List.of(
                everywhere("Latin-1", mark -> marked(latin, mark).getBytes(ISO_8859_1), Fate.REFUSED),
                everywhere("UTF-16", mark -> marked(EVENT, mark).getBytes(UTF_16), Fate.REFUSED),
                everywhere("UTF-16 without a mark", mark -> marked(EVENT, mark).getBytes(UTF_16LE), Fate.REFUSED),
                everywhere("UTF-32", mark -> marked(EVENT, mark).getBytes(Charset.forName("UTF-32BE")), Fate.REFUSED),
                everywhere("overlong UTF-8", mark -> within(mark, 0xC0, 0x80), Fate.REFUSED),
                everywhere("surrogates in UTF-8", mark -> within(mark, 0xED, 0xA0, 0x80), Fate.REFUSED),
                everywhere("beyond Unicode", mark -> within(mark, 0xF4, 0x90, 0x80, 0x80), Fate.REFUSED),
                everywhere("half a character", mark -> within(mark, 0xD8), Fate.REFUSED),
                everywhere("a gzip bomb as it is", mark -> oneLine(bomb(8)), Fate.REFUSED));
    }

    private static Map<String, String> counting() {
        return Map.ofEntries(
                Map.entry("SQL in every field", everyField("'; DROP TABLE sada.cell CASCADE; --")),
                Map.entry("HTML in every field", everyField("<img src=x onerror=alert(1)><script>alert(1)</script>")),
                Map.entry("format strings", everyField("%s%n%x ${jndi:ldap://127.0.0.1/a} {0}")),
                Map.entry("a formula of a spreadsheet", everyField("=cmd|' /C calc'!A0")),
                Map.entry("paths", everyField("../../../../etc/passwd")),
                Map.entry("writing from right to left", everyField("\u202Eصدى\u202C \u200F")),
                Map.entry("emoji", everyField("👩‍👩‍👧‍👦🏳️‍🌈")),
                Map.entry("the last characters of Unicode", everyField("\uFFFE\uFFFF\uDBFF\uDFFF")),
                Map.entry("bars and commas", everyField("a|b,c;d\\\"e")),
                Map.entry("words that mean nothing elsewhere", everyField("null")),
                Map.entry("pair in escapes", EVENT.replace("\"id\":\"@\"", "\"id\":\"@\\ud83d\\ude00\"")),
                Map.entry(
                        "blanks around everything",
                        "  " + EVENT.replace(",", " , ").replace(":\"", " : \"") + "  \r"),
                Map.entry("null for what is not", EVENT.replace("}", ",\"customer\":null}")),
                Map.entry("name of 200 characters", EVENT.replace("}", ",\"customer\":\"" + "x".repeat(200) + "\"}")));
    }

    private static String everyField(String text) {
        String value = "\"" + text + "\"";
        return EVENT.replace(
                "}",
                String.join(
                        "",
                        ",\"customer\":" + value,
                        ",\"product\":" + value,
                        ",\"region\":" + value,
                        ",\"language\":" + value,
                        ",\"reason\":" + value + "}"));
    }

    private static String occurring(String time) {
        return EVENT.replace("2026-01-31T09:30:00Z", time);
    }

    private static Poison everywhere(String name, Function<String, byte[]> content, Fate fate) {
        return new Poison(name, content, fate, fate, fate, fate);
    }

    private static Function<String, byte[]> bytes(String text) {
        return mark -> marked(text, mark).getBytes(UTF_8);
    }

    private static String marked(String text, String mark) {
        return text.replace("@", mark);
    }

    /** An event with these bytes in a name. */
    private static byte[] within(String mark, int... bytes) {
        byte[] event =
                marked(EVENT.replace("\"id\":\"@\"", "\"id\":\"#\""), mark).getBytes(UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte each : event) {
            if (each == '#') {
                Arrays.stream(bytes).forEach(out::write);
            } else {
                out.write(each);
            }
        }
        return out.toByteArray();
    }

    /** So many MiB of zeros, packed. */
    static byte[] bomb(int mebibytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            byte[] zeros = new byte[MIB];
            for (int i = 0; i < mebibytes; i++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] oneLine(byte[] bytes) {
        byte[] line = bytes.clone();
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '\n' ? 11 : line[i];
        }
        return line;
    }
}
