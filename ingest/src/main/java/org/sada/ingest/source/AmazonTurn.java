package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sada.contract.event.InvalidEvent;

/**
 * Something that was said or written, of a transcript by Contact Lens.
 *
 * @param id as the transcript names it; null where it does not
 * @param atMs milliseconds since 1970; null where only the distance from the start is told
 * @param beginsMs from the start, in milliseconds; 0 where it is not told
 */
record AmazonTurn(
        String id, String author, String content, Long atMs, long beginsMs, long endsMs, boolean isComplaining) {

    /** Null where nobody of those who count said anything. */
    static AmazonTurn of(JsonNode turn, Map<String, String> roles, Map<String, String> sentiments) throws InvalidEvent {
        AmazonObject item = AmazonObject.of(turn);
        String participant = item.text("ParticipantId");
        String role = item.text("ParticipantRole");
        String author = author(role != null ? role : roles.getOrDefault(participant, String.valueOf(participant)));
        String content = item.text("Content");
        String media = item.text("ContentType");
        if (author == null || content == null || (media != null && !media.startsWith("text/"))) {
            return null;
        }
        String id = item.text("Id");
        String sentiment = item.text("Sentiment");
        String mood = sentiment != null ? sentiment : sentiments.get(id);
        return new AmazonTurn(
                id,
                author,
                content,
                item.timeMs("AbsoluteTime"),
                item.node("BeginOffsetMillis").asLong(0),
                item.node("EndOffsetMillis").asLong(0),
                author.equals("customer") && "NEGATIVE".equals(mood));
    }

    private static String author(String role) {
        return switch (role) {
            case "CUSTOMER" -> "customer";
            case "AGENT" -> "agent";
            case "SYSTEM", "CUSTOM_BOT" -> "bot";
            default -> null;
        };
    }

    /** Tells it from others of the conversation, also where it is told again while the call lasts and after it. */
    String key() {
        return atMs != null && id != null ? id : (atMs != null ? atMs : beginsMs) + "/" + author;
    }

    /** The matched categories that this turn is a complaint of. */
    List<String> complaints(JsonNode categories) {
        List<String> complaints = new ArrayList<>();
        for (JsonNode each : categories.path("MatchedCategories")) {
            for (JsonNode place :
                    categories.path("MatchedDetails").path(each.asText()).path("PointsOfInterest")) {
                if (isComplaining && isAt(place) && !complaints.contains(each.asText())) {
                    complaints.add(each.asText());
                }
            }
        }
        return complaints;
    }

    private boolean isAt(JsonNode place) {
        for (JsonNode item : place.path("TranscriptItems")) {
            if (item.path("Id").asText().equals(id)) {
                return true;
            }
        }
        return place.has("BeginOffsetMillis")
                && beginsMs < place.path("EndOffsetMillis").asLong()
                && endsMs > place.path("BeginOffsetMillis").asLong();
    }
}
