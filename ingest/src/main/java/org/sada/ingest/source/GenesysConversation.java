package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.event.RecordLeg;

/**
 * One conversation as a record, and its surveys. The version is the newest time in the document, and within the millisecond how much
 * it tells: so a later snapshot replaces an earlier one, and the same one is the same event.
 */
final class GenesysConversation {
    private static final long TELLS_MOST = 999;

    private final String tenant;
    private final JsonNode json;
    private final String id;
    private final List<GenesysSession> sessions = new ArrayList<>();
    private long newestMs = Long.MIN_VALUE;
    private long oldestMs = Long.MAX_VALUE;
    private long tells;

    private GenesysConversation(String tenant, JsonNode json, String id) {
        this.tenant = tenant;
        this.json = json;
        this.id = id;
    }

    /** @param json null for none */
    static List<Event> events(String tenant, JsonNode json) throws InvalidEvent {
        if (json == null) {
            return List.of();
        }
        String id = GenesysSession.textOrNull(json, "conversationId");
        if (id == null || !json.path("participants").isArray()) {
            throw new InvalidEvent("is no conversation detail: conversationId or participants are missing");
        }
        GenesysConversation conversation = new GenesysConversation(tenant, json, id);
        conversation.readSessions();
        List<Event> events = new ArrayList<>();
        events.add(conversation.record());
        events.addAll(GenesysSurveys.events(tenant, id, json, conversation.oldestMs));
        List<Event> sound = new ArrayList<>();
        for (Event event : events) {
            sound.add(EventJson.read(EventJson.write(event)));
        }
        return sound;
    }

    private void readSessions() throws InvalidEvent {
        Long endMs = GenesysTimes.millisOrNull(json, "conversationEnd");
        for (JsonNode participant : json.path("participants")) {
            for (JsonNode each : participant.path("sessions")) {
                GenesysSession session = GenesysSession.of(participant, each, endMs);
                sessions.add(session);
                for (GenesysSession.Segment segment : session.segments()) {
                    saw(segment.startMs());
                    saw(segment.endMs());
                    tells++;
                }
                for (JsonNode metric : each.path("metrics")) {
                    newest(GenesysTimes.millisOrNull(metric, "emitDate"));
                    tells++;
                }
            }
        }
        if (sessions.isEmpty() && !json.path("participants").isEmpty()) {
            throw new InvalidEvent("is no conversation detail: its participants hold no sessions");
        }
    }

    private void saw(Long millis) {
        if (millis != null) {
            newest(millis);
            oldestMs = Math.min(oldestMs, millis);
        }
    }

    private void newest(Long millis) {
        newestMs = millis == null ? newestMs : Math.max(newestMs, millis);
    }

    private Event record() throws InvalidEvent {
        Long startMs = GenesysTimes.millisOrNull(json, "conversationStart");
        Long endMs = GenesysTimes.millisOrNull(json, "conversationEnd");
        if (startMs == null && oldestMs == Long.MAX_VALUE) {
            throw new InvalidEvent("conversationStart is missing");
        }
        long startedAtMs = startMs == null ? oldestMs : startMs;
        saw(startedAtMs);
        saw(endMs);
        tells += json.path("surveys").size() + (endMs == null ? 0 : 1);
        long version = Math.addExact(Math.multiplyExact(newestMs, 1000L), Math.min(TELLS_MOST, tells));
        List<RecordLeg> legs = GenesysLegs.of(sessions, endMs);
        Event.Whole whole = new Event.Whole(version, startedAtMs, ended(endMs, legs), details(), legs, null, List.of());
        return new Event(tenant, "genesys-" + id + "-" + version, id, newestMs, whole);
    }

    /** After-contact work goes on after the conversation's end, and may have begun before it. */
    private Long ended(Long endMs, List<RecordLeg> legs) {
        if (endMs == null) {
            return null;
        }
        boolean sound = sessions.stream()
                .flatMap(session -> session.segments().stream())
                .filter(segment -> !segment.type().equals("wrapup"))
                .allMatch(
                        segment -> segment.startMs() <= endMs && (segment.endMs() == null || segment.endMs() <= endMs));
        long latestMs = endMs;
        for (RecordLeg leg : legs) {
            long lastMs = leg.offeredAtMs() + sum(leg.waitMs(), leg.talkMs(), leg.holdMs(), leg.wrapMs());
            latestMs = sound ? Math.max(latestMs, lastMs) : latestMs;
        }
        return latestMs;
    }

    private static long sum(Long... millis) {
        long sum = 0;
        for (Long each : millis) {
            sum += each == null ? 0 : Math.max(0, each);
        }
        return sum;
    }

    private Details details() {
        String wrapUpCode = null;
        for (GenesysSession session : sessions) {
            for (GenesysSession.Segment segment : session.segments()) {
                wrapUpCode = segment.wrapUpCode() != null ? segment.wrapUpCode() : wrapUpCode;
            }
        }
        return new Details(
                GenesysCustomer.of(sessions, direction()), channel(), direction(), null, null, null, wrapUpCode);
    }

    private Channel channel() {
        return sessions.stream()
                .map(GenesysSession::media)
                .filter(media -> !media.isEmpty())
                .findFirst()
                .map(GenesysConversation::channel)
                .orElse(Channel.OTHER);
    }

    private static Channel channel(String media) {
        return switch (media) {
            case "voice", "callback", "voicemail" -> Channel.VOICE;
            case "chat", "webchat" -> Channel.CHAT;
            case "message" -> Channel.MESSAGE;
            case "email" -> Channel.EMAIL;
            case "socialexpression", "social" -> Channel.SOCIAL;
            case "video" -> Channel.VIDEO;
            default -> Channel.OTHER;
        };
    }

    /** Null where nothing says it: the direction of a session is its own, and a campaign calls out. */
    private Direction direction() {
        String said = json.path("originatingDirection").asText("").toLowerCase(Locale.ROOT);
        if (said.isEmpty()) {
            said = sessions.stream()
                    .filter(GenesysSession::isOfCustomer)
                    .map(GenesysSession::direction)
                    .filter(direction -> !direction.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        if (said.isEmpty() && sessions.stream().anyMatch(GenesysSession::isOfCampaign)) {
            return Direction.OUTBOUND;
        }
        return switch (said) {
            case "inbound" -> Direction.INBOUND;
            case "outbound" -> Direction.OUTBOUND;
            default -> null;
        };
    }
}
