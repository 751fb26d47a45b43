package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/**
 * What Contact Lens makes of a conversation: the transcript, as texts. A category is the customer's complaint where a place that it was
 * found in is something that the customer said with negative sentiment; elsewhere it may be anything, such as the agent's greeting.
 */
final class AmazonLens {
    /** In the name of the recording or transcript that was analysed. */
    private static final Pattern STARTED_AT = Pattern.compile("_(\\d{8}T\\d{2}:?\\d{2})_UTC");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private final String tenant;
    private final AmazonObject output;
    private final Long arrivedAtMs;
    private final Map<String, String> roles = new HashMap<>();
    private final Map<String, String> sentiments = new HashMap<>();

    private AmazonLens(String tenant, AmazonObject output, Long arrivedAtMs) {
        this.tenant = tenant;
        this.output = output;
        this.arrivedAtMs = arrivedAtMs;
        for (JsonNode each : output.node("Participants")) {
            roles.put(
                    each.path("ParticipantId").asText(),
                    each.path("ParticipantRole").asText());
        }
        for (JsonNode group :
                output.node("ConversationCharacteristics").path("Sentiment").path("DetailsByTranscriptItemGroup")) {
            for (JsonNode item : group.path("TranscriptItems")) {
                sentiments.put(item.path("Id").asText(), group.path("Sentiment").asText());
            }
        }
    }

    /** @param arrivedAtMs when the stream took the document; null where it came by other ways */
    static List<Event> events(String tenant, AmazonObject output, Long arrivedAtMs) throws InvalidEvent {
        return new AmazonLens(tenant, output, arrivedAtMs).events();
    }

    private List<Event> events() throws InvalidEvent {
        List<JsonNode> turns = new ArrayList<>();
        List<JsonNode> categories = new ArrayList<>(List.of(output.node("Categories")));
        output.node("Transcript").forEach(turns::add);
        for (JsonNode segment : output.node("Segments")) {
            segment.path("Transcript").properties().stream()
                    .findFirst()
                    .ifPresent(any -> turns.add(segment.path("Transcript")));
            categories.add(segment.path("Categories"));
        }
        List<Event> events = new ArrayList<>();
        for (JsonNode each : turns) {
            AmazonTurn turn = AmazonTurn.of(each, roles, sentiments);
            if (turn != null) {
                events.add(text(turn, categories));
            }
        }
        return events;
    }

    private Event text(AmazonTurn turn, List<JsonNode> categories) throws InvalidEvent {
        String contact = output.object("CustomerMetadata").text("ContactId");
        String interaction = contact != null ? contact : output.required("ContactId");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "text");
        json.put("tenant", tenant);
        json.put("id", interaction + "/" + turn.key());
        json.put("interaction", interaction);
        json.put("occurred_at", AmazonRecord.time(occurredAtMs(turn)));
        json.put("author", turn.author());
        json.put("text", turn.content());
        json.put("channel", AmazonRecord.channel(output.required("Channel"), null));
        String language = output.text("LanguageCode");
        if (language != null && LANGUAGE.matcher(language).matches()) {
            json.put("language", language);
        }
        ArrayNode complaints = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : categories) {
            turn.complaints(each).forEach(complaints::add);
        }
        if (!complaints.isEmpty()) {
            json.set("complaints", complaints);
        }
        return EventJson.read(json);
    }

    private long occurredAtMs(AmazonTurn turn) throws InvalidEvent {
        if (turn.atMs() != null) {
            return turn.atMs();
        }
        Long startedAtMs = startedAtMs();
        if (startedAtMs != null) {
            return startedAtMs + turn.beginsMs();
        }
        if (arrivedAtMs != null) {
            return arrivedAtMs;
        }
        throw new InvalidEvent(
                "no time of the transcript is known, for its turns tell only how far from its start they lie: "
                        + "CustomerMetadata.InputS3Uri holds no time, and no record of a stream with a time of arrival lies around it");
    }

    private Long startedAtMs() throws InvalidEvent {
        String input = output.object("CustomerMetadata").text("InputS3Uri");
        Matcher minute = STARTED_AT.matcher(input == null ? "" : input);
        try {
            return minute.find()
                    ? Long.valueOf(LocalDateTime.parse(minute.group(1).replace(":", ""), MINUTE)
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli())
                    : null;
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }
}
