package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.sada.contract.event.InvalidEvent;

/**
 * An object of Amazon Connect. Names of fields differ in case, and a little more, from one kind of document to the next: each reader names
 * all it may be called, and the first that has a value counts. Missing, null and blank are the same: unknown.
 */
final class AmazonObject {
    private static final double MOST_SECONDS = 1e11;
    private static final double MOST_DURATION_S = 1e9;

    private final String path;
    private final Map<String, JsonNode> fields = new HashMap<>();

    private AmazonObject(String path, JsonNode node) {
        this.path = path;
        node.properties()
                .forEach(field -> fields.putIfAbsent(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
    }

    static AmazonObject of(JsonNode object) {
        return new AmazonObject("", object);
    }

    boolean has(String name) {
        JsonNode value = fields.get(name.toLowerCase(Locale.ROOT));
        return value != null && !value.isNull();
    }

    /** The value itself, or a missing node. */
    JsonNode node(String name) {
        JsonNode value = fields.get(name.toLowerCase(Locale.ROOT));
        return value == null ? MissingNode.getInstance() : value;
    }

    /** An empty object where there is none. */
    AmazonObject object(String... names) throws InvalidEvent {
        String name = first(names);
        JsonNode value = node(name);
        if (!value.isObject() && !value.isMissingNode() && !value.isNull()) {
            throw bad(name, "must be an object");
        }
        return new AmazonObject(path + name + ".", value);
    }

    String text(String... names) throws InvalidEvent {
        String name = first(names);
        JsonNode value = node(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw bad(name, "must be a string");
        }
        return value.textValue().isBlank() ? null : value.textValue();
    }

    String required(String... names) throws InvalidEvent {
        String text = text(names);
        if (text == null) {
            throw bad(names[0], "is missing");
        }
        return text;
    }

    /** Milliseconds since 1970: a time with an offset, or seconds as the API sends them; null where unknown. */
    Long timeMs(String... names) throws InvalidEvent {
        String name = first(names);
        JsonNode value = node(name);
        if (value.isNumber()) {
            double seconds = value.doubleValue();
            if (!(seconds >= 0 && seconds < MOST_SECONDS)) {
                throw bad(name, "is not a time");
            }
            return Math.round(seconds * 1000);
        }
        String text = text(name);
        try {
            return text == null
                    ? null
                    : Long.valueOf(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw bad(name, Shown.value(text) + " is not a time such as 2026-01-31T09:30:00Z");
        }
    }

    /** Milliseconds of a duration that is given in seconds; null where unknown, negative where it is given so. */
    Long secondsAsMs(String... names) throws InvalidEvent {
        String name = first(names);
        JsonNode value = node(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || !(Math.abs(value.doubleValue()) < MOST_DURATION_S)) {
            throw bad(name, "must be a number of seconds");
        }
        return Math.round(value.doubleValue() * 1000);
    }

    /** The last part of an ARN, which tells it from others of its kind. */
    static String idOf(String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }

    private String first(String... names) {
        for (String name : names) {
            if (has(name)) {
                return name;
            }
        }
        return names[0];
    }

    private InvalidEvent bad(String name, String why) {
        return new InvalidEvent(path + name + " " + why);
    }
}
