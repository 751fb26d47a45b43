package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.sada.contract.event.InvalidEvent;

/**
 * Rows of a queue log as JSON objects, with the names of the columns of a realtime table: {@code time, callid, queuename, agent, event}
 * and {@code data1} to {@code data5}, or one {@code data} with bars between, or an array. An object that holds a {@code queue_log} stands
 * for its rows.
 */
final class AsteriskJson {
    private static final String ROWS = "queue_log";
    private static final int MOST_DATA = 9;

    private final AsteriskTimes times;

    AsteriskJson(AsteriskTimes times) {
        this.times = times;
    }

    void read(JsonDocument document, Consumer<AsteriskRow> rows, Consumer<Item> refused) {
        JsonNode members = document.json().path(ROWS);
        if (!members.isArray()) {
            row(document, rows, refused);
            return;
        }
        for (int i = 0; i < members.size(); i++) {
            row(document.member(ROWS + "[" + i + "]", members.get(i)), rows, refused);
        }
    }

    private void row(JsonDocument document, Consumer<AsteriskRow> rows, Consumer<Item> refused) {
        try {
            JsonNode json = document.json();
            if (!json.isObject()) {
                throw new InvalidEvent("must be a JSON object");
            }
            String[] fields = {
                text(json, "time"),
                text(json, "callid"),
                json.hasNonNull("queuename") ? text(json, "queuename") : text(json, "queue"),
                text(json, "agent"),
                text(json, "event")
            };
            if (fields[0].isBlank()) {
                throw new InvalidEvent("time is missing");
            }
            long micros = times.micros(fields[0].strip());
            rows.accept(AsteriskRow.of(micros, fields, data(json), document.position(), document.content()));
        } catch (InvalidEvent invalid) {
            refused.accept(new Item.Refused(document.position(), document.content(), invalid.getMessage()));
        }
    }

    private static List<String> data(JsonNode json) throws InvalidEvent {
        List<String> data = new ArrayList<>();
        JsonNode all = json.path("data");
        if (all.isArray()) {
            for (JsonNode each : all) {
                data.add(each.asText(""));
            }
        } else if (json.hasNonNull("data")) {
            data.addAll(Arrays.asList(text(json, "data").split("\\|", -1)));
        }
        for (int i = 1; !json.has("data") && i <= MOST_DATA && json.has("data" + i); i++) {
            data.add(text(json, "data" + i));
        }
        return data;
    }

    /** Empty where it is missing or null. */
    private static String text(JsonNode json, String field) throws InvalidEvent {
        JsonNode value = json.path(field);
        if (value.isContainerNode() || value.isBoolean()) {
            throw new InvalidEvent(field + " must be a string or a number, not " + Shown.value(value.toString()));
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.asText("");
    }
}
