package org.sada.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;

/** What the attributes of a task say by the names that Twilio's own products use. They are the centre's own, so anything may be in them. */
final class TwilioAttributes {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] CUSTOMER = {
        "/customers/customer_id", "/customers/external_id", "/customerAddress", "/from", "/caller"
    };
    private static final String[] CALLED = {
        "/customers/customer_id", "/customers/external_id", "/outbound_to", "/to", "/called"
    };
    private static final String[] LANGUAGE = {"/selected_language", "/language"};
    private static final int LONGEST = 200;

    private TwilioAttributes() {}

    /** @param attributes JSON in a string; what is none says nothing */
    static Details details(String attributes) {
        JsonNode json = parsed(attributes);
        Direction direction = direction(first(json, "/direction"));
        return new Details(
                first(json, direction == Direction.OUTBOUND ? CALLED : CUSTOMER),
                null,
                direction,
                null,
                null,
                first(json, LANGUAGE),
                first(json, "/conversations/conversation_attribute_1", "/reason"));
    }

    private static Direction direction(String said) {
        return switch (said == null ? "" : said.toLowerCase(Locale.ROOT)) {
            case "inbound" -> Direction.INBOUND;
            case "outbound" -> Direction.OUTBOUND;
            default -> null;
        };
    }

    private static JsonNode parsed(String attributes) {
        try {
            return attributes == null ? JSON.nullNode() : JSON.readTree(attributes);
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }

    private static String first(JsonNode json, String... places) {
        for (String place : places) {
            JsonNode value = json.at(place);
            String text = value.isTextual() || value.isIntegralNumber()
                    ? value.asText().strip()
                    : "";
            boolean sound =
                    !text.isEmpty() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
            if (sound && !text.equalsIgnoreCase("anonymous")) {
                return text;
            }
        }
        return null;
    }
}
