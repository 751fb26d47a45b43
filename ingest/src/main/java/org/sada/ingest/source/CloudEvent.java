package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/** Takes an event of the contract out of its envelope. What the event says itself goes before what the envelope says. */
final class CloudEvent {
    /** As CloudEvents names attributes. */
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,100}");

    private static final String TYPE_PREFIX = "org.sada.";
    private static final int LONGEST_ID = 200;

    private final String tenant;

    /** @param tenant whose events they are; null means the one that the event or the envelope names, or the default */
    CloudEvent(String tenant) {
        this.tenant = tenant;
    }

    List<Event> events(JsonNode envelope) throws InvalidEvent {
        requireVersion(envelope);
        requireAttributes(envelope);
        String id = required(envelope, "id");
        String source = required(envelope, "source");
        String type = required(envelope, "type");
        ObjectNode event = data(envelope);
        put(event, "type", type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type);
        put(event, "id", eventId(source, id));
        put(event, "occurred_at", optional(envelope, "time"));
        put(event, "interaction", interaction(event, optional(envelope, "subject")));
        putTenant(event, optional(envelope, "tenant"));
        return List.of(EventJson.read(event));
    }

    private static void requireVersion(JsonNode envelope) throws InvalidEvent {
        String version = required(envelope, "specversion");
        if (!version.equals("1.0")) {
            throw new InvalidEvent("specversion " + Shown.value(version) + " is not 1.0");
        }
    }

    private static void requireAttributes(JsonNode envelope) throws InvalidEvent {
        for (var names = envelope.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!ATTRIBUTE.matcher(name).matches() && !name.equals("data_base64")) {
                throw new InvalidEvent(
                        "attribute " + Shown.value(name) + " is none: names are lower-case letters and digits");
            }
        }
    }

    /** Together they are unique; where they are too long for an id, a digest of them is. */
    private static String eventId(String source, String id) {
        String both = source + "#" + id;
        if (both.length() <= LONGEST_ID) {
            return both;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(both.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** What is about an agent has none, whatever its subject. */
    private static String interaction(ObjectNode event, String subject) {
        return event.path("type").asText().startsWith("agent") ? null : subject;
    }

    private void putTenant(ObjectNode event, String ofEnvelope) throws InvalidEvent {
        put(event, "tenant", ofEnvelope);
        if (tenant != null
                && event.hasNonNull("tenant")
                && !event.path("tenant").asText().equals(tenant)) {
            throw new InvalidEvent("tenant is not " + tenant + ", for which this import was asked");
        }
        put(event, "tenant", tenant);
    }

    private static ObjectNode data(JsonNode envelope) throws InvalidEvent {
        JsonNode data = envelope.path("data");
        if (envelope.hasNonNull("data_base64")) {
            if (envelope.hasNonNull("data")) {
                throw new InvalidEvent("data and data_base64 cannot both be there");
            }
            try {
                byte[] bytes = Base64.getDecoder().decode(required(envelope, "data_base64"));
                data = EventJson.tree(EventJson.decode(bytes, 0, bytes.length));
            } catch (IllegalArgumentException e) {
                throw new InvalidEvent("data_base64 is not Base64");
            }
        }
        if (data.isMissingNode() || data.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!(data instanceof ObjectNode event)) {
            throw new InvalidEvent("data must be a JSON object");
        }
        return event.deepCopy();
    }

    private static void put(ObjectNode event, String field, String value) {
        if (value != null && !event.hasNonNull(field)) {
            event.put(field, value);
        }
    }

    private static String required(JsonNode envelope, String attribute) throws InvalidEvent {
        String value = optional(envelope, attribute);
        if (value == null || value.isEmpty()) {
            throw new InvalidEvent("attribute " + attribute + " is missing");
        }
        return value;
    }

    private static String optional(JsonNode envelope, String attribute) throws InvalidEvent {
        JsonNode value = envelope.get(attribute);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new InvalidEvent("attribute " + attribute + " must be a string");
        }
        return value.textValue();
    }
}
