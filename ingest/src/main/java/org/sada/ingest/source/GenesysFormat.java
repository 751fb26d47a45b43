package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import org.sada.contract.event.InvalidEvent;

/**
 * Conversation details of Genesys Cloud: alone, as a query or a job returns them, or within a notification, however a file holds them.
 * Each conversation is understood or refused by itself.
 */
final class GenesysFormat implements Format {
    private static final String CONVERSATIONS = "conversations";

    @Override
    public String name() {
        return "genesys-cloud";
    }

    @Override
    public String summary() {
        return "Genesys Cloud's conversation details: JSON, alone, in a query's response or as notification";
    }

    @Override
    public Source source(SourceOptions options) {
        String tenant = options.tenantOrDefault();
        return (content, items) -> JsonDocuments.read(content, document -> read(document, tenant, items), items);
    }

    private static void read(JsonDocument document, String tenant, Consumer<Item> items) {
        JsonNode conversations = document.json().path(CONVERSATIONS);
        if (!conversations.isArray()) {
            items.accept(document.item(json -> GenesysConversation.events(tenant, unwrapped(json))));
            return;
        }
        for (int i = 0; i < conversations.size(); i++) {
            JsonDocument member = document.member(CONVERSATIONS + "[" + i + "]", conversations.get(i));
            items.accept(member.item(json -> GenesysConversation.events(tenant, json)));
        }
    }

    /** The conversation in a notification, which Amazon's event bus may have wrapped once more; null where it says only that it lives. */
    private static JsonNode unwrapped(JsonNode json) throws InvalidEvent {
        JsonNode notification = json.has("detail-type") ? json.path("detail") : json;
        if (!notification.has("eventBody")) {
            return notification;
        }
        JsonNode body = notification.path("eventBody");
        boolean heartbeat = notification.path("topicName").asText().equals("channel.metadata");
        if (!heartbeat && !body.path("participants").isArray()) {
            throw new InvalidEvent("the notification "
                    + Shown.value(notification.path("topicName").asText())
                    + " holds no conversation with participants");
        }
        return heartbeat ? null : body;
    }
}
