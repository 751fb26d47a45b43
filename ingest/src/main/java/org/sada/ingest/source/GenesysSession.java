package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sada.contract.event.InvalidEvent;

/**
 * One session of one participant: how he took part by one medium.
 *
 * @param segments in the order of their starts
 */
record GenesysSession(String purpose, JsonNode participant, JsonNode json, List<Segment> segments) {
    private static final Set<String> QUEUE = Set.of("acd");
    private static final Set<String> PERSON = Set.of("agent", "user");
    private static final Set<String> CUSTOMER = Set.of("customer", "external");

    /**
     * One stretch of a session.
     *
     * @param endMs null while it lasts
     * @param disconnect how it ended, in lower case; empty where not said
     */
    record Segment(String type, long startMs, Long endMs, String queue, String disconnect, String wrapUpCode) {
        private long lengthMs() {
            return endMs - startMs;
        }
    }

    /** @param endMs of the conversation, with which all but after-contact work ends; null while it lasts */
    static GenesysSession of(JsonNode participant, JsonNode json, Long endMs) throws InvalidEvent {
        List<Segment> segments = new ArrayList<>();
        for (JsonNode each : json.path("segments")) {
            Long startMs = GenesysTimes.millisOrNull(each, "segmentStart");
            if (startMs == null) {
                throw new InvalidEvent("segmentStart is missing");
            }
            String type = lower(each, "segmentType");
            Long segmentEndMs = GenesysTimes.millisOrNull(each, "segmentEnd");
            segments.add(new Segment(
                    type,
                    startMs,
                    segmentEndMs == null && !type.equals("wrapup") ? endMs : segmentEndMs,
                    textOrNull(each, "queueId"),
                    lower(each, "disconnectType"),
                    textOrNull(each, "wrapUpCode")));
        }
        segments.sort(Comparator.comparingLong(Segment::startMs));
        return new GenesysSession(lower(participant, "purpose"), participant, json, List.copyOf(segments));
    }

    static String textOrNull(JsonNode json, String field) {
        String text = json.path(field).asText("").strip();
        return text.isEmpty() ? null : text;
    }

    private static String lower(JsonNode json, String field) {
        return json.path(field).asText("").strip().toLowerCase(Locale.ROOT);
    }

    boolean isOfQueue() {
        return QUEUE.contains(purpose);
    }

    boolean isOfCustomer() {
        return CUSTOMER.contains(purpose);
    }

    /** Of somebody who works for the centre. */
    boolean isOfPerson() {
        return PERSON.contains(purpose);
    }

    boolean isOfBot() {
        String flow = lower(json.path("flow"), "flowType");
        return !isOfQueue() && !isOfPerson() && !isOfCustomer() && (purpose.contains("bot") || flow.contains("bot"));
    }

    String media() {
        return lower(json, "mediaType");
    }

    String direction() {
        return lower(json, "direction");
    }

    boolean isOfCampaign() {
        return json.hasNonNull("outboundCampaignId");
    }

    /** The first queue that a segment names, or null. */
    String queue() {
        return segments.stream()
                .map(Segment::queue)
                .filter(queue -> queue != null)
                .findFirst()
                .orElse(null);
    }

    long startMs() {
        return segments.get(0).startMs();
    }

    /** When the conversation of this session began; null where it came to none. */
    Long answeredMs() {
        return segments.stream()
                .filter(segment -> segment.type().equals("interact"))
                .map(Segment::startMs)
                .findFirst()
                .orElse(null);
    }

    /** Whether the other is a second medium of the same conversation with the same person, such as the call that a callback leads to. */
    boolean isBeside(GenesysSession other) {
        return participant.equals(other.participant) && endsAfter(other.startMs()) && other.endsAfter(startMs());
    }

    private boolean endsAfter(long millis) {
        return segments.stream()
                .filter(segment -> !segment.type().equals("wrapup"))
                .anyMatch(segment -> segment.endMs() == null || segment.endMs() > millis);
    }

    /** The time of all segments of this type; null while one of them lasts. */
    Long lengthMs(String type) {
        long sum = 0;
        for (Segment segment : segments) {
            if (segment.type().equals(type)) {
                if (segment.endMs() == null) {
                    return null;
                }
                sum += segment.lengthMs();
            }
        }
        return sum;
    }

    boolean has(String type) {
        return segments.stream().anyMatch(segment -> segment.type().equals(type));
    }

    /** Of the metric with this name the sum, in milliseconds or a count; null where there is none. */
    Long metric(String name) throws InvalidEvent {
        Long sum = null;
        for (JsonNode each : json.path("metrics")) {
            if (each.path("name").asText().equals(name)) {
                JsonNode value = each.path("value");
                if (!value.isNumber() || Math.abs(value.doubleValue()) > 1e12) {
                    throw new InvalidEvent(
                            "metric " + name + " must be a number, not " + Shown.value(value.toString()));
                }
                sum = Math.addExact(sum == null ? 0 : sum, value.longValue());
            }
        }
        return sum;
    }

    /** How the conversation of the session ended, in lower case; empty where it lasts or it is not said. */
    String disconnect() {
        String last = "";
        for (Segment segment : segments) {
            if (!segment.type().equals("wrapup") && !segment.disconnect().isEmpty()) {
                last = segment.disconnect();
            }
        }
        return last;
    }
}
