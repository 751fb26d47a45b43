package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/** The event contract itself: NDJSON, one event a line. */
final class SadaFormat implements Format {

    @Override
    public String name() {
        return "sada";
    }

    @Override
    public String summary() {
        return "NDJSON of the event contract, one event a line";
    }

    @Override
    public Source source(SourceOptions options) {
        return (content, items) -> read(content, options.tenant(), items);
    }

    private static void read(InputStream content, String tenant, Consumer<Item> items) throws IOException {
        Lines lines = new Lines(content);
        Lines.Line line = lines.nextWithContent();
        if (line != null && line.bytes()[0] == '[') {
            throw new ImportException("this is a JSON array, and format sada is one event a line: "
                    + "write each member on a line of its own, as jq -c '.[]' does");
        }
        for (; line != null; line = lines.nextWithContent()) {
            items.accept(item(line, tenant));
        }
    }

    private static Item item(Lines.Line line, String tenant) {
        try {
            if (tenant == null && !line.cut()) {
                Event event = EventJson.read(line.bytes());
                return new Item.Understood(line.position(), line.bytes(), List.of(event), true);
            }
            Event event = EventJson.read(underTenant(EventJson.tree(line.text()), tenant));
            return new Item.Understood(line.position(), line.bytes(), List.of(event));
        } catch (InvalidEvent invalid) {
            return new Item.Refused(line.position(), line.bytes(), invalid.getMessage());
        }
    }

    private static JsonNode underTenant(JsonNode json, String tenant) throws InvalidEvent {
        if (tenant == null || !(json instanceof ObjectNode object)) {
            return json;
        }
        if (!object.hasNonNull("tenant")) {
            return object.put("tenant", tenant);
        }
        if (!object.get("tenant").asText().equals(tenant)) {
            throw new InvalidEvent("tenant is not " + tenant + ", for which this import was asked");
        }
        return object;
    }
}
