package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sada.contract.event.InvalidEvent;

/**
 * What a document of Amazon Connect says of a contact beside its life: who the customer is, and those of the contact's own attributes
 * whose names say what they mean, whatever their case and separators.
 */
final class AmazonAttributes {
    private static final int LONGEST = 200;
    private static final int MOST_COMPLAINTS = 32;
    private static final Set<String> YES = Set.of("true", "yes", "y", "1");
    private static final Set<String> NO = Set.of("false", "no", "n", "0");

    private final String customerId;
    private final String endpoint;
    private final String subtype;
    private final String direction;
    private final Map<String, String> attributes = new HashMap<>();

    private AmazonAttributes(AmazonObject contact) throws InvalidEvent {
        this.customerId = contact.text("CustomerId");
        this.endpoint = contact.object("CustomerEndpoint").text("Address");
        AmazonObject segment = contact.object("SegmentAttributes");
        this.subtype = segmentValue(segment.node("connect:Subtype"));
        String told = segmentValue(segment.node("connect:Direction"));
        this.direction = told == null
                ? null
                : Set.of("inbound", "outbound").stream()
                        .filter(told::equalsIgnoreCase)
                        .findFirst()
                        .orElse(null);
        JsonNode own = contact.node("Attributes");
        own.properties().forEach(each -> {
            String value = each.getValue().asText("").strip();
            if (isName(value)) {
                attributes.putIfAbsent(plain(each.getKey()), value);
            }
        });
    }

    static AmazonAttributes of(AmazonObject contact) throws InvalidEvent {
        return new AmazonAttributes(contact);
    }

    /** Such as {@code connect:SMS}; null where unknown. */
    String subtype() {
        return subtype;
    }

    /** As the contract names it; null where unknown. */
    String direction() {
        return direction;
    }

    void writeTo(ObjectNode event) {
        event.put(
                "customer",
                Stream.of(customerId, attributes.get("customerid"), attributes.get("customer"), endpoint)
                        .filter(each -> each != null && isName(each))
                        .findFirst()
                        .orElse(null));
        for (String detail : List.of("product", "region", "language", "reason")) {
            event.put(detail, attributes.get(detail));
        }
        String resolved = attributes.getOrDefault("resolved", "").toLowerCase(Locale.ROOT);
        if (YES.contains(resolved) || NO.contains(resolved)) {
            event.put("resolved", YES.contains(resolved));
        }
        String complaints = attributes.getOrDefault("complaints", attributes.getOrDefault("complaint", ""));
        List<String> categories = Stream.of(complaints.split("[,;|]"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .distinct()
                .limit(MOST_COMPLAINTS)
                .toList();
        if (!categories.isEmpty()) {
            categories.forEach(event.putArray("complaints")::add);
        }
    }

    /** The stream sends an object around the value, contact events sometimes the value itself. */
    private static String segmentValue(JsonNode value) {
        String text =
                value.isObject() ? AmazonAttributes.firstText(value) : value.isTextual() ? value.textValue() : null;
        return text == null || text.isBlank() ? null : text;
    }

    private static String firstText(JsonNode object) {
        for (JsonNode each : object) {
            if (each.isTextual()) {
                return each.textValue();
            }
        }
        return null;
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** What the contract takes as a name. An attribute may hold anything, and the contact is not to be lost for it. */
    private static boolean isName(String value) {
        return !value.isBlank()
                && value.length() <= LONGEST
                && value.codePoints()
                        .noneMatch(
                                each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE);
    }
}
