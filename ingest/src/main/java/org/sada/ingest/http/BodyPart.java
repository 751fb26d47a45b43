package org.sada.ingest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.publish.EventLine;

/**
 * One line, or one member of an array, by itself: what is wrong with it is no matter of its neighbours.
 *
 * @param kind {@code line} or {@code item}
 * @param number of its kind in the body, from 1
 * @param content its bytes as they came
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record BodyPart(String kind, int number, byte[] content) {
    private static final String LINE = "line";
    private static final String ITEM = "item";

    /** As deep as the contract reads, and one for the array. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(33).build())
            .build();

    private static final List<String> OF_A_REJECTION = List.of("tenant", "source", "position", "reason", "content");

    /** {@code line 3} or {@code item 3}: most are never asked for it. */
    String position() {
        return kind + " " + number;
    }

    /** The lines that are not blank. */
    static List<BodyPart> lines(byte[] body) {
        List<BodyPart> parts = new ArrayList<>();
        int start = 0;
        for (int number = 1; start < body.length; number++) {
            int end = start;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            byte[] line = Arrays.copyOfRange(body, start, end);
            if (!isBlank(line)) {
                parts.add(new BodyPart(LINE, number, line));
            }
            start = end + 1;
        }
        return parts;
    }

    /**
     * The members of an array, or the one value.
     *
     * @throws InvalidEvent if it is no JSON at all
     */
    static List<BodyPart> json(byte[] body) throws InvalidEvent {
        String text = EventJson.decode(body, 0, body.length);
        List<BodyPart> members = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                EventJson.tree(text); // says what is wrong with it, if anything
                return List.of(new BodyPart(ITEM, 1, body));
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
                parser.skipChildren();
                parser.finishToken();
                int end = Math.toIntExact(parser.currentLocation().getCharOffset());
                members.add(new BodyPart(
                        ITEM,
                        members.size() + 1,
                        text.substring(start, end).strip().getBytes(StandardCharsets.UTF_8)));
            }
            if (parser.nextToken() != null) {
                throw new InvalidEvent("something follows the JSON array");
            }
            return members;
        } catch (JsonProcessingException e) {
            EventJson.tree(text); // words it as everywhere else
            throw new InvalidEvent("not valid JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The event, which goes into the log as it came. */
    EventLine event() throws InvalidEvent {
        return EventLine.asItCame(EventJson.read(content), content);
    }

    /** What a reader of files refused. */
    Rejection rejection() throws InvalidEvent {
        JsonNode json = EventJson.tree(EventJson.decode(content, 0, content.length));
        if (!json.isObject()) {
            throw new InvalidEvent("a rejection must be a JSON object");
        }
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        OF_A_REJECTION.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new InvalidEvent("a rejection has only the fields " + String.join(", ", OF_A_REJECTION));
        }
        return new Rejection(
                json.hasNonNull("tenant") ? text(json, "tenant") : null,
                "file",
                text(json, "source"),
                text(json, "position"),
                text(json, "reason"),
                bytes(text(json, "content")));
    }

    private static String text(JsonNode json, String field) throws InvalidEvent {
        if (!json.path(field).isTextual()) {
            throw new InvalidEvent(field + " must be a string");
        }
        return json.path(field).textValue();
    }

    private static byte[] bytes(String base64) throws InvalidEvent {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidEvent("content is not Base64");
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
