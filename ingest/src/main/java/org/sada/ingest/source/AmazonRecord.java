package org.sada.ingest.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/**
 * A contact of Amazon Connect as a part of its interaction, which is the first contact of the conversation. What tells more of a contact has
 * the higher version, whenever it was told; of what tells the same much, the later.
 */
final class AmazonRecord {
    /** How much a document tells of a contact, in growing order. */
    enum Knowledge {
        INITIATED,
        CONNECTED_TO_SYSTEM,
        QUEUED,
        AGENT_CONNECTED,
        CONNECTED_TO_AGENT,
        AGENT_ENDED,
        AGENT_WRAPPED_UP,
        DISCONNECTED,
        COMPLETED,
        API,
        CONTACT_RECORD
    }

    /** More than the milliseconds from 1970 to 2200. */
    private static final long VERSIONS_OF_A_KNOWLEDGE = 10_000_000_000_000L;

    /** Durations in whole seconds, three of them, may sum up to a little more than the times between which they lie. */
    private static final long ROUNDING_MS = 5000;

    private static final Set<String> TO_THE_CUSTOMER =
            Set.of("OUTBOUND", "EXTERNAL_OUTBOUND", "AGENT_REPLY", "FLOW", "CAMPAIGN_PREVIEW");
    private static final Set<String> FROM_THE_CUSTOMER = Set.of("INBOUND", "CALLBACK", "WEBRTC_API");

    private AmazonRecord() {}

    /**
     * @param attributes what the document says beside the contact itself
     * @param toldAtMs when
     */
    static Event event(
            String tenant, AmazonContact contact, AmazonAttributes attributes, Knowledge knowledge, long toldAtMs)
            throws InvalidEvent {
        Long startedAtMs = contact.startedAtMs();
        if (startedAtMs == null) {
            throw new InvalidEvent("no time of the contact is known: InitiationTimestamp is missing");
        }
        long version = knowledge.ordinal() * VERSIONS_OF_A_KNOWLEDGE + toldAtMs;
        AmazonLeg leg = new AmazonLeg(contact);
        ObjectNode legJson = leg.json();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "record");
        json.put("tenant", tenant);
        json.put("id", contact.id() + "@" + version);
        json.put("interaction", contact.initial());
        json.put("occurred_at", time(toldAtMs));
        json.put("part", contact.id());
        json.put("follows", contact.follows());
        json.put("version", version);
        json.put("started_at", time(startedAtMs));
        json.put("ended_at", time(endedAtMs(contact, startedAtMs, legJson == null ? startedAtMs : leg.endsAtMs())));
        json.put("channel", channel(contact.channel(), attributes.subtype()));
        json.put("direction", direction(contact, attributes.direction()));
        attributes.writeTo(json);
        ArrayNode legs = json.putArray("legs");
        if (legJson != null) {
            legs.add(legJson);
        }
        return EventJson.read(json);
    }

    /** The end of after-contact work; null while the contact lasts. */
    private static Long endedAtMs(AmazonContact contact, long startedAtMs, long lastKnownMs) {
        if (contact.disconnectedAtMs() == null) {
            return null;
        }
        long endedAtMs = contact.disconnectedAtMs();
        if (contact.agent().wrapEndedAtMs() != null) {
            endedAtMs = Math.max(endedAtMs, contact.agent().wrapEndedAtMs());
        }
        boolean rounded = endedAtMs >= startedAtMs && lastKnownMs - endedAtMs <= ROUNDING_MS;
        return rounded ? Math.max(endedAtMs, lastKnownMs) : endedAtMs;
    }

    static String channel(String channel, String subtype) {
        String kind = subtype == null ? "" : subtype.toLowerCase(Locale.ROOT);
        return switch (channel.toUpperCase(Locale.ROOT)) {
            case "VOICE" -> "voice";
            case "CHAT" -> kind.contains("sms") || kind.contains("whatsapp") ? "message" : "chat";
            case "EMAIL" -> "email";
            default -> "other";
        };
    }

    /** Null where the method does not tell: a transfer goes on in the direction of the contact before it. */
    private static String direction(AmazonContact contact, String told) {
        if (told != null) {
            return told;
        }
        if (contact.method() == null) {
            return null;
        }
        if (TO_THE_CUSTOMER.contains(contact.method())) {
            return "outbound";
        }
        if (FROM_THE_CUSTOMER.contains(contact.method())) {
            return "inbound";
        }
        if (contact.method().equals("API")) {
            return switch (contact.channel().toUpperCase(Locale.ROOT)) {
                case "CHAT" -> "inbound"; // the customer's page asks for it
                case "VOICE" -> "outbound"; // the centre dials
                default -> null;
            };
        }
        return null;
    }

    static String time(Long timeMs) {
        return timeMs == null ? null : Instant.ofEpochMilli(timeMs).toString();
    }

    static long orZero(Long millis) {
        return millis == null ? 0 : millis;
    }
}
