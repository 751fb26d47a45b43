package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.sada.contract.event.InvalidEvent;

/**
 * What a row says of one object: an event, a leg, a score.
 *
 * @param when the object exists where this is neither empty nor unknown; null: always
 * @param unknown values that mean nothing, beside the empty one
 */
record CsvObject(
        CsvTemplate when,
        Set<String> unknown,
        Map<String, CsvValue> values,
        Map<String, CsvObject> objects,
        Map<String, List<CsvObject>> lists) {

    /** The object as JSON, or empty where the row has none. */
    Optional<ObjectNode> read(Table.Row row) throws InvalidEvent {
        if (when != null) {
            String text = when.fill(row);
            if (text.isEmpty() || unknown.contains(text)) {
                return Optional.empty();
            }
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, CsvValue> each : values.entrySet()) {
            JsonNode value = each.getValue().read(row);
            if (value != null) {
                json.set(each.getKey(), value);
            }
        }
        for (Map.Entry<String, CsvObject> each : objects.entrySet()) {
            each.getValue().read(row).ifPresent(object -> json.set(each.getKey(), object));
        }
        for (Map.Entry<String, List<CsvObject>> each : lists.entrySet()) {
            ArrayNode members = json.putArray(each.getKey());
            for (CsvObject member : each.getValue()) {
                member.read(row).ifPresent(members::add);
            }
        }
        return Optional.of(json);
    }

    void columns(Consumer<String> columns) {
        if (when != null) {
            when.columns().forEach(columns);
        }
        values.values().forEach(value -> value.template().columns().forEach(columns));
        objects.values().forEach(object -> object.columns(columns));
        lists.values().forEach(members -> members.forEach(member -> member.columns(columns)));
    }
}
