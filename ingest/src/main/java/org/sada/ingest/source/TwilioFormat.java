package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.sada.contract.event.InvalidEvent;

/**
 * Events of Twilio's TaskRouter: callbacks, as JSON or as the forms that they are posted as, one a line; the Events resource and its
 * pages; Event Streams; and what a worker's own connection is told.
 */
final class TwilioFormat implements Format {
    @Override
    public String name() {
        return "twilio-taskrouter";
    }

    @Override
    public String summary() {
        return "Twilio TaskRouter's events: callbacks, the Events resource, Event Streams; JSON or one form a line";
    }

    @Override
    public Source source(SourceOptions options) {
        TwilioTasks tasks = new TwilioTasks(options.tenantOrDefault());
        return (content, items) -> {
            InputStream stream = new BufferedInputStream(content);
            if (holdsForms(stream)) {
                readForms(stream, tasks, items);
            } else {
                JsonDocuments.read(stream, document -> read(document, tasks, items), items);
            }
        };
    }

    private static void read(JsonDocument document, TwilioTasks tasks, Consumer<Item> items) {
        JsonNode json = document.json();
        if (json.path("events").isArray()) {
            for (int i = 0; i < json.path("events").size(); i++) {
                items.accept(
                        document.member("events[" + i + "]", json.path("events").get(i))
                                .item(tasks::events));
            }
        } else if (isBundle(json)) {
            for (Map.Entry<String, JsonNode> each : json.properties()) {
                items.accept(document.member(each.getKey(), each.getValue()).item(tasks::events));
            }
        } else {
            items.accept(document.item(tasks::events));
        }
    }

    /** Several events under names of their own. */
    private static boolean isBundle(JsonNode json) {
        boolean objects = !json.isEmpty();
        for (JsonNode each : json) {
            objects &= each.isObject();
        }
        return objects;
    }

    private static void readForms(InputStream stream, TwilioTasks tasks, Consumer<Item> items) throws IOException {
        Lines lines = new Lines(stream);
        for (Lines.Line line = lines.nextWithContent(); line != null; line = lines.nextWithContent()) {
            try {
                JsonDocument form = new JsonDocument(line.position(), line.bytes(), form(line.text()));
                items.accept(form.item(tasks::events));
            } catch (InvalidEvent invalid) {
                items.accept(new Item.Refused(line.position(), line.bytes(), invalid.getMessage()));
            }
        }
    }

    private static ObjectNode form(String line) throws InvalidEvent {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        for (String pair : line.strip().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw new InvalidEvent("is no form such as EventType=task.created&TaskSid=WT1");
            }
            try {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new InvalidEvent("is a form with a broken escape at " + Shown.value(pair));
            }
        }
        return form;
    }

    private static boolean holdsForms(InputStream stream) throws IOException {
        stream.mark(1000);
        int next = stream.read();
        for (int i = 1; i < 1000 && Character.isWhitespace(next); i++) {
            next = stream.read();
        }
        stream.reset();
        return Character.isLetter(next) && next < 128;
    }
}
