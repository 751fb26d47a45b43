package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.sada.contract.event.InvalidEvent;

/**
 * What a row says of one field.
 *
 * @param field as messages name it
 * @param unknown values that mean nothing
 * @param map what each value stands for; empty: values stand for themselves
 * @param otherwise what values that the map lacks stand for; null: they are refused
 * @param times how a time is written; null where none is expected
 * @param split what separates the members of a list; null: there is one
 */
record CsvValue(
        String field,
        CsvFields.Kind kind,
        CsvTemplate template,
        Set<String> unknown,
        Map<String, String> map,
        String otherwise,
        CsvTimes times,
        CsvDurations durations,
        String split) {
    private static final Set<String> YES = Set.of("true", "yes", "y", "1");
    private static final Set<String> NO = Set.of("false", "no", "n", "0");

    /** The value as JSON, or null where the row does not know it. */
    JsonNode read(Table.Row row) throws InvalidEvent {
        String text = template.fill(row);
        if (text.isEmpty() || unknown.contains(text)) {
            return null;
        }
        if (kind == CsvFields.Kind.LIST) {
            return list(text);
        }
        String meant = meaning(text);
        return meant.isEmpty() ? null : json(meant);
    }

    private JsonNode list(String text) throws InvalidEvent {
        ArrayNode members = JsonNodeFactory.instance.arrayNode();
        String[] parts = split == null ? new String[] {text} : text.split(Pattern.quote(split), -1);
        for (String part : parts) {
            String meant = part.isBlank() ? "" : meaning(part.strip());
            if (!meant.isEmpty()) {
                members.add(meant);
            }
        }
        return members;
    }

    private String meaning(String text) throws InvalidEvent {
        if (map.isEmpty()) {
            return text;
        }
        String meant = map.getOrDefault(text, otherwise);
        if (meant == null) {
            throw bad(text, "is none of the mapped values " + String.join(", ", map.keySet()));
        }
        return meant;
    }

    private JsonNode json(String text) throws InvalidEvent {
        return switch (kind) {
            case NAME, TEXT, DATE, LIST -> TextNode.valueOf(text);
            case TIME -> TextNode.valueOf(Instant.ofEpochMilli(time(text)).toString());
            case VERSION -> LongNode.valueOf(times != null ? time(text) : number(text));
            case NUMBER -> LongNode.valueOf(number(text));
            case DURATION ->
                LongNode.valueOf(durations
                        .millis(text)
                        .orElseThrow(() -> bad(text, "is not a duration in " + durations.text())));
            case FLAG -> flag(text);
        };
    }

    private long time(String text) throws InvalidEvent {
        return times.millis(text).orElseThrow(() -> bad(text, "is not a time " + times.expectation()));
    }

    private long number(String text) throws InvalidEvent {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw bad(text, "is not a whole number");
        }
    }

    private JsonNode flag(String text) throws InvalidEvent {
        String word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw bad(text, "is neither true nor false; map it");
        }
        return BooleanNode.valueOf(YES.contains(word));
    }

    private InvalidEvent bad(String text, String why) {
        return new InvalidEvent(field + " " + Shown.value(text) + " " + why);
    }
}
