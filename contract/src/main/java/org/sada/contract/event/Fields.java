package org.sada.contract.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the fields of one JSON object strictly, and names the field in every refusal. */
final class Fields {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_TEXT = 32_768;

    /** 1970 to 2200: what the store, and sums of milliseconds, hold with room to spare. */
    static final long EARLIEST_MS = 0;

    static final long LATEST_MS = 7_258_118_400_000L;
    private static final long LONGEST_MS = 366L * 24 * 3600 * 1000;

    private final JsonNode node;
    private final String path;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    static Fields of(JsonNode node, String path) throws InvalidEvent {
        if (!node.isObject()) {
            throw new InvalidEvent((path.isEmpty() ? "the event" : path) + " must be a JSON object");
        }
        return new Fields(node, path.isEmpty() ? "" : path + ".");
    }

    /** Refuses what nobody asked for. Call it last. */
    void end() throws InvalidEvent {
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new InvalidEvent(path + shown(unknown.iterator().next()) + " is not a known field here; known are "
                    + String.join(", ", known));
        }
    }

    boolean has(String field) {
        known.add(field);
        return node.hasNonNull(field);
    }

    String name(String field) throws InvalidEvent {
        return required(field, nameOrNull(field));
    }

    String nameOrNull(String field) throws InvalidEvent {
        String text = string(field, LONGEST_NAME);
        if (text == null) {
            return null;
        }
        if (text.isBlank()) {
            throw bad(field, "must not be blank; leave it out where it is unknown");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw bad(field, "must not hold control characters");
        }
        return text;
    }

    String textOrNull(String field) throws InvalidEvent {
        return string(field, LONGEST_TEXT);
    }

    private String string(String field, int longest) throws InvalidEvent {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw bad(field, "must be a string, not " + shown(value.toString()));
        }
        String text = value.textValue();
        if (text.length() > longest) {
            throw bad(field, "is longer than " + longest + " characters");
        }
        requireCleanText(field, text);
        return text;
    }

    private void requireCleanText(String field, String text) throws InvalidEvent {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == 0) {
                throw bad(field, "holds U+0000 at character " + i);
            }
            if (Character.isHighSurrogate(each)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(each)) {
                throw bad(field, "holds half a surrogate pair at character " + i);
            }
        }
    }

    Long integerOrNull(String field, long lowest, long highest) throws InvalidEvent {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw bad(field, "must be a whole number, not " + shown(value.toString()));
        }
        long number = value.longValue();
        if (number < lowest || number > highest) {
            throw bad(field, "must be between " + lowest + " and " + highest + ", not " + number);
        }
        return number;
    }

    long integer(String field, long lowest, long highest) throws InvalidEvent {
        return required(field, integerOrNull(field, lowest, highest));
    }

    Integer smallOrNull(String field, int lowest, int highest) throws InvalidEvent {
        Long number = integerOrNull(field, lowest, highest);
        return number == null ? null : Math.toIntExact(number);
    }

    /** A duration in milliseconds, a year at most; negative where two times of the source contradict each other. */
    Long durationOrNull(String field) throws InvalidEvent {
        return integerOrNull(field, -LONGEST_MS, LONGEST_MS);
    }

    Boolean flagOrNull(String field) throws InvalidEvent {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw bad(field, "must be true or false, not " + shown(value.toString()));
        }
        return value.booleanValue();
    }

    long time(String field) throws InvalidEvent {
        return required(field, timeOrNull(field));
    }

    Long timeOrNull(String field) throws InvalidEvent {
        String text = string(field, LONGEST_NAME);
        if (text == null) {
            return null;
        }
        long millis;
        try {
            millis = OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw bad(field, shown(text) + " is not a time with an offset, such as 2026-01-31T09:30:00+03:00");
        }
        if (millis < EARLIEST_MS || millis > LATEST_MS) {
            throw bad(field, shown(text) + " lies outside the years 1970 to 2199");
        }
        return millis;
    }

    LocalDate dateOrNull(String field) throws InvalidEvent {
        String text = string(field, LONGEST_NAME);
        if (text == null) {
            return null;
        }
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw bad(field, shown(text) + " is not a date, such as 2026-01-31");
        }
        if (date.getYear() < 1900 || date.getYear() > 2199) {
            throw bad(field, shown(text) + " lies outside the years 1900 to 2199");
        }
        return date;
    }

    <E extends Enum<E> & Name> E choice(Class<E> type, String field) throws InvalidEvent {
        return required(field, choiceOrNull(type, field));
    }

    <E extends Enum<E> & Name> E choiceOrNull(Class<E> type, String field) throws InvalidEvent {
        String text = string(field, LONGEST_NAME);
        if (text == null) {
            return null;
        }
        return Name.find(type, text).orElseThrow(() -> bad(field, shown(text) + " is none of " + Name.choices(type)));
    }

    List<String> names(String field) throws InvalidEvent {
        JsonNode value = value(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > 32) {
            throw bad(field, "must be an array of at most 32 strings");
        }
        Set<String> names = new TreeSet<>();
        for (JsonNode each : value) {
            if (!each.isTextual()
                    || each.textValue().isBlank()
                    || each.textValue().length() > LONGEST_NAME
                    || each.textValue().chars().anyMatch(Character::isISOControl)) {
                throw bad(
                        field,
                        "must hold strings of 1 to " + LONGEST_NAME + " characters, not " + shown(each.toString()));
            }
            requireCleanText(field, each.textValue());
            names.add(each.textValue());
        }
        return List.copyOf(names);
    }

    Fields objectOrNull(String field) throws InvalidEvent {
        JsonNode value = value(field);
        return value == null ? null : of(value, path + field);
    }

    List<Fields> objects(String field, int most) throws InvalidEvent {
        JsonNode value = value(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            throw bad(field, "must be an array of at most " + most + " objects");
        }
        List<Fields> objects = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            objects.add(of(value.get(i), path + field + "[" + i + "]"));
        }
        return objects;
    }

    InvalidEvent bad(String field, String why) {
        return new InvalidEvent(path + field + " " + why);
    }

    private JsonNode value(String field) {
        known.add(field);
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private <T> T required(String field, T value) throws InvalidEvent {
        if (value == null) {
            throw bad(field, "is missing");
        }
        return value;
    }

    private static String shown(String text) {
        String clean = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return '"' + clean.replaceAll("\\p{Cntrl}|\\p{Cs}", "?").replaceAll("^\"|\"$", "") + '"';
    }
}
