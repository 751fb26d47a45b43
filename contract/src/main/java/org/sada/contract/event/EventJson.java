package org.sada.contract.event;

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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Events as JSON, one object each. Reading is strict: valid UTF-8 without a byte order mark, no duplicate or unknown keys, nothing
 * after the object, numbers that are whole, names without control characters.
 */
public final class EventJson {
    /** Longer events are refused. */
    public static final int LONGEST_BYTES = 256 * 1024;

    /** The tenant of an event that names none. */
    public static final String DEFAULT_TENANT = "default";

    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(40)
                            .maxStringLength(2 * LONGEST_BYTES)
                            .maxNameLength(Fields.LONGEST_NAME)
                            .build())
                    .build())
            .build();

    private EventJson() {}

    /** The event in these bytes. */
    public static Event read(byte[] json) throws InvalidEvent {
        return read(json, 0, json.length);
    }

    /** The event in this part of the bytes. */
    public static Event read(byte[] json, int offset, int length) throws InvalidEvent {
        if (length > LONGEST_BYTES) {
            throw new InvalidEvent("the event is longer than " + LONGEST_BYTES + " bytes");
        }
        Event ordinary = QuickReader.read(json, offset, length);
        return ordinary != null ? ordinary : readByTree(json, offset, length);
    }

    /** The same for every event, and the only one to say what is wrong with it; several times slower. */
    static Event readByTree(byte[] json, int offset, int length) throws InvalidEvent {
        return read(tree(decode(json, offset, length)));
    }

    /** The event in an already parsed object, such as a member of an array. */
    public static Event read(JsonNode json) throws InvalidEvent {
        Fields fields = Fields.of(json, "");
        String type = fields.name("type");
        String tenant = fields.nameOrNull("tenant");
        if (tenant != null && !TENANT.matcher(tenant).matches()) {
            throw fields.bad("tenant", "must be 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        String id = fields.name("id");
        String interaction = fields.nameOrNull("interaction");
        if (interaction != null && interaction.startsWith("|")) {
            throw fields.bad("interaction", "must not begin with a bar");
        }
        long occurredAtMs = fields.time("occurred_at");
        Event.Body body = BodyReader.read(type, fields, interaction);
        fields.end();
        return new Event(tenant == null ? DEFAULT_TENANT : tenant, id, interaction, occurredAtMs, body);
    }

    /** Any JSON, read with the same strictness; for bodies that hold several events. */
    public static JsonNode tree(String json) throws InvalidEvent {
        try (JsonParser parser = MAPPER.createParser(json)) {
            JsonNode tree = MAPPER.readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw new InvalidEvent("there is no JSON value");
            }
            if (parser.nextToken() != null) {
                throw new InvalidEvent("something follows the JSON value");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new InvalidEvent("not valid JSON: " + oneLine(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Decodes UTF-8 strictly: nothing is replaced, and a byte order mark is no JSON. */
    public static String decode(byte[] bytes, int offset, int length) throws InvalidEvent {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw new InvalidEvent("begins with a byte order mark");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new InvalidEvent("not valid UTF-8");
        }
    }

    /** One line of JSON without the line end. {@link #read(byte[])} gives the same event back. */
    public static byte[] write(Event event) {
        return EventWriter.write(event);
    }

    /** Whether a tenant's name may hold this byte, as {@link #TENANT} says. */
    static boolean isOfTenant(byte each) {
        return (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || (each >= '0' && each <= '9')
                || each == '.'
                || each == '_'
                || each == '-';
    }

    static ObjectMapper mapper() {
        return MAPPER;
    }

    private static String oneLine(JsonProcessingException e) {
        // the parser says of places in the text that it does not show the text
        String message = e.getOriginalMessage().replaceAll("\\[Source: REDACTED[^;]*; ?", "[");
        String cut = message.length() > 160 ? message.substring(0, 160) + "…" : message;
        // the parser quotes what it met: control characters, and halves of characters outside the basic plane
        String brief = cut.replaceAll("\\s+", " ").replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return e.getLocation() == null
                ? brief
                : brief + " (column " + e.getLocation().getColumnNr() + ")";
    }
}
