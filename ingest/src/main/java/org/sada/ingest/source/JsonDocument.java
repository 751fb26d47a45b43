package org.sada.ingest.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/**
 * One JSON object of a vendor.
 *
 * @param position where it stands, such as {@code document 3 (line 17)}
 * @param content its bytes as they came
 * @param json always an object
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record JsonDocument(String position, byte[] content, JsonNode json) {
    /** As strict as the event contract, but for the lengths of what it holds. */
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(JsonFraming.DEEPEST)
                            .maxNumberLength(40)
                            .maxStringLength(JsonDocuments.LONGEST_BYTES)
                            .maxNameLength(1000)
                            .build())
                    .build())
            .build();

    /** What a document means. */
    @FunctionalInterface
    interface Meaning {
        /** @return events that keep the contract; none where the document says nothing of a contact centre */
        List<Event> events(JsonNode document) throws InvalidEvent;
    }

    /** @throws InvalidEvent if these bytes are no JSON object */
    static JsonDocument of(String position, byte[] content) throws InvalidEvent {
        try (JsonParser parser = MAPPER.createParser(EventJson.decode(content, 0, content.length))) {
            JsonNode tree = MAPPER.readTree(parser);
            if (tree == null || !tree.isObject()) {
                throw new InvalidEvent("must be a JSON object");
            }
            if (parser.nextToken() != null) {
                throw new InvalidEvent("something follows the JSON object");
            }
            return new JsonDocument(position, content, tree);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + " of it)";
            String what = e.getOriginalMessage().replaceAll("\\[Source: REDACTED[^;]*; ?", "[");
            throw new InvalidEvent("not valid JSON: " + Shown.brief(what, 160) + where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document within this one, such as one of several conversations: refused by itself. */
    JsonDocument member(String place, JsonNode member) {
        return new JsonDocument(position + " " + place, member.toString().getBytes(StandardCharsets.UTF_8), member);
    }

    /** The document as one item. */
    Item item(Meaning meaning) {
        try {
            return new Item.Understood(position, content, meaning.events(json));
        } catch (InvalidEvent invalid) {
            return new Item.Refused(position, content, invalid.getMessage());
        }
    }
}
