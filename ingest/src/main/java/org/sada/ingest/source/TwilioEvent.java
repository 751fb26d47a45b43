package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.sada.contract.event.InvalidEvent;

/**
 * One event of TaskRouter, in whatever form it came.
 *
 * @param type such as {@code reservation.accepted}; empty for what says nothing of tasks or workers
 * @param millis when, in milliseconds since 1970 UTC
 * @param sid of the event itself; null where the form has none
 * @param fields as in the Events resource: {@code task_sid}, or as in callbacks: {@code TaskSid}
 * @param snapshot whether it is a resource as it stands, and not a step of it
 */
record TwilioEvent(String type, long millis, String sid, JsonNode fields, boolean snapshot) {
    private static final String STREAM = "com.twilio.taskrouter.";
    private static final Map<String, String> RESERVATION = Map.of(
            "pending", "created",
            "accepted", "accepted",
            "wrapping", "wrapup",
            "completed", "completed");
    private static final Map<String, String> TASK =
            Map.of("wrapping", "wrapup", "completed", "completed", "canceled", "canceled");
    private static final Map<String, String> TRANSFER = Map.of(
            "initiated", "transfer-initiated", "complete", "transfer-completed", "completed", "transfer-completed");

    /** Null where the document is about neither tasks nor workers. */
    static TwilioEvent of(JsonNode json) throws InvalidEvent {
        String type = text(json, "type");
        if (type != null && type.startsWith(STREAM)) {
            JsonNode payload = json.path("data").path("payload");
            JsonNode said = payload.isObject() ? payload : json.path("data");
            return new TwilioEvent(
                    type.substring(STREAM.length()),
                    TwilioTimes.first(said, "timestamp_ms", "timestamp", json, "time"),
                    text(said, "sid"),
                    said,
                    false);
        }
        String named = text(json, "event_type");
        if (named != null && json.path("payload").isObject()) {
            return ofResource(json.path("payload"));
        }
        if (named != null && json.path("event_data").isObject()) {
            long millis = TwilioTimes.first(json, "event_date_ms", "event_date", json, "timestamp");
            return new TwilioEvent(named, millis, text(json, "sid"), json.path("event_data"), false);
        }
        if (named != null || json.has("eventtype")) {
            long millis = TwilioTimes.first(json, "timestamp_ms", "timestamp", json, "event_date_ms");
            return new TwilioEvent(
                    named != null ? named : text(json, "eventtype"), millis, text(json, "sid"), json, false);
        }
        if (json.has("EventType")) {
            long millis = TwilioTimes.first(json, "TimestampMs", "Timestamp", json, "timestamp");
            return new TwilioEvent(text(json, "EventType"), millis, text(json, "Sid"), json, false);
        }
        return ofResource(json);
    }

    /** A resource as a worker's connection is told of it: what happened is in its status. */
    private static TwilioEvent ofResource(JsonNode json) throws InvalidEvent {
        if (json.has("reservation_status")) {
            ObjectNode fields = task(json.path("task"), (ObjectNode) json.deepCopy());
            fields.set("reservation_sid", json.path("sid"));
            JsonNode transfer = json.path("task_transfer");
            transfer.properties().forEach(each -> fields.set(transferField(each.getKey()), each.getValue()));
            String status = lower(json, "reservation_status");
            long millis = TwilioTimes.first(json, "date_updated", "date_created", json.path("task"), "date_updated");
            return new TwilioEvent(
                    "reservation." + RESERVATION.getOrDefault(status, status), millis, null, fields, true);
        }
        if (json.has("transfer_status")) {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(each -> fields.set(transferField(each.getKey()), each.getValue()));
            String status = lower(json, "transfer_status");
            long millis = TwilioTimes.first(json, "date_updated", "date_created", json, "date_updated");
            return new TwilioEvent(
                    "task." + TRANSFER.getOrDefault(status, "transfer-" + status), millis, null, fields, true);
        }
        if (json.has("assignment_status")) {
            long millis = TwilioTimes.first(json, "date_updated", "date_created", json, "date_updated");
            ObjectNode fields = task(json, JsonNodeFactory.instance.objectNode());
            String status = lower(json, "assignment_status");
            return new TwilioEvent("task." + TASK.getOrDefault(status, "updated"), millis, null, fields, true);
        }
        if (json.has("activity_name")) {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            fields.set("worker_sid", json.path("sid"));
            fields.set("worker_activity_name", json.path("activity_name"));
            fields.set("worker_available", json.path("available"));
            long millis = TwilioTimes.first(json, "date_status_changed", "date_updated", json, "date_created");
            return new TwilioEvent("worker.activity.update", millis, null, fields, true);
        }
        boolean ofConnection = json.has("configured_capacity") || json.has("token_lifetime");
        if (ofConnection) {
            return null;
        }
        throw new InvalidEvent("is no event of TaskRouter: it has no EventType, event_type or status");
    }

    private static String transferField(String field) {
        return field.equals("sid") ? "task_transfer_sid" : field.startsWith("date_") ? "transfer_" + field : field;
    }

    private static ObjectNode task(JsonNode task, ObjectNode fields) {
        fields.set("task_sid", task.path("sid"));
        fields.set("task_queue_name", task.path("queue_name"));
        fields.set("task_queue_sid", task.path("queue_sid"));
        for (String field : new String[] {"channel_unique_name", "attributes", "assignment_status", "date_created"}) {
            JsonNode value = task.has("task_" + field) ? task.path("task_" + field) : task.path(field);
            fields.set("task_" + field, value);
        }
        fields.set("reason", task.path("reason"));
        return fields;
    }

    /** Of the field with this name, written as {@code task_sid} or {@code TaskSid}; null where it is missing or empty. */
    String text(String field) {
        String text = text(fields, field);
        return text != null ? text : text(fields, pascal(field));
    }

    private static String pascal(String snake) {
        StringBuilder pascal = new StringBuilder();
        for (String word : snake.split("_", -1)) {
            pascal.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return pascal.toString();
    }

    /** Milliseconds since 1970 UTC, or null where the field is missing or says nothing. */
    Long millis(String field) throws InvalidEvent {
        Long millis = TwilioTimes.millisOrNull(fields, field);
        return millis != null ? millis : TwilioTimes.millisOrNull(fields, pascal(field));
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        String text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
        return text.isEmpty() ? null : text;
    }

    private static String lower(JsonNode json, String field) {
        return json.path(field).asText("").toLowerCase(Locale.ROOT);
    }
}
