package org.sada.ingest.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/**
 * The bytes of what was refused. Where they are sound JSON, fields are treated one by one, so that the rest can be mended and sent again;
 * otherwise as a text of which nothing is known, strictly. Bytes in which nothing is found stay as they are.
 */
final class RefusedContent {
    /** These name an event and place it; they stay as they stay in events that are taken. */
    private static final Set<String> IDENTITY = Set.of("id", "interaction", "tenant", "type");

    private static final Pattern CUSTOMER =
            Pattern.compile("(\"customer\"\\s{0,9}:\\s{0,9})(\"(?:[^\"\\\\]|\\\\.){0,999}\"?|[^,}\\]\\s\"]{1,99})");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    /** What is longer is looked at with suspicion. */
    private static final int LONGEST_NUMBER = 6;
    /** No field's name has a number in it. */
    private static final int SHORTEST_IN_NAME = 4;

    private final PrivacySettings settings;
    private final FieldPolicy fields;

    RefusedContent(PrivacySettings settings, FieldPolicy fields) {
        this.settings = settings;
        this.fields = fields;
    }

    byte[] treated(byte[] content) {
        if (content == null || settings.rejections() == Treatment.KEEP) {
            return content;
        }
        if (settings.rejections() == Treatment.DROP) {
            return new byte[0];
        }
        String text = new String(content, charset(content));
        String treated = treated(text);
        return treated.equals(text) ? content : treated.getBytes(StandardCharsets.UTF_8);
    }

    private String treated(String text) {
        try {
            JsonNode json = EventJson.tree(text);
            JsonNode treated = node("", tenant(json), json);
            return treated.equals(json) ? text : treated.toString();
        } catch (InvalidEvent broken) {
            return ofUnknownForm(text);
        }
    }

    private String ofUnknownForm(String text) {
        String plain = ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(unescaped(escape.group(), escape.group(1))));
        String withoutCustomer = settings.customer() == Treatment.KEEP
                ? plain
                : CUSTOMER.matcher(plain).replaceAll("$1\"[customer]\"");
        String treated = fields.strictly(withoutCustomer, LONGEST_NUMBER + 1);
        return treated.equals(plain) ? text : treated;
    }

    /** Quotes, backslashes and control characters are escaped for a reason. */
    private static String unescaped(String escape, String code) {
        char each = (char) Integer.parseInt(code, 16);
        return each < ' ' || each == '"' || each == '\\' || Character.isSurrogate(each) ? escape : String.valueOf(each);
    }

    private JsonNode node(String field, String tenant, JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode treated = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(each -> treated.set(
                            fields.strictly(each.getKey(), SHORTEST_IN_NAME),
                            node(each.getKey(), tenant, each.getValue())));
            return treated;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode treated = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> treated.add(node(field, tenant, each)));
            return treated;
        }
        boolean customer = field.equals("customer");
        if (node.isNull() || node.isBoolean() || (!customer && IDENTITY.contains(field))) {
            return node;
        }
        String text = node.asText();
        if (customer) {
            String treated = fields.name("customer", settings.customer(), tenant, text);
            return text.equals(treated) ? node : JsonNodeFactory.instance.textNode(treated);
        }
        if (node.isNumber() && (text.length() <= LONGEST_NUMBER || field.endsWith("_ms") || field.equals("version"))) {
            return node;
        }
        String treated = node.isTextual() ? fields.redacted(text) : fields.strictly(text, LONGEST_NUMBER + 1);
        return treated.equals(text) ? node : TextNode.valueOf(treated);
    }

    private static String tenant(JsonNode json) {
        String tenant = json.path("tenant").asText("");
        return tenant.isEmpty() ? EventJson.DEFAULT_TENANT : tenant;
    }

    /** UTF-16 where its marks or its many zeros say so. */
    private static Charset charset(byte[] content) {
        if (content.length >= 2) {
            int mark = ((content[0] & 0xFF) << 8) | (content[1] & 0xFF);
            if (mark == 0xFEFF || mark == 0xFFFE) {
                return StandardCharsets.UTF_16;
            }
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        boolean wide = even + odd > content.length / 8;
        return !wide ? StandardCharsets.UTF_8 : even > odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }
}
