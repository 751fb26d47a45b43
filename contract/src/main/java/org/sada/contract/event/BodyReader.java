package org.sada.contract.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the part of an event that depends on its type. */
final class BodyReader {
    private static final int MOST_LEGS = 200;

    @FunctionalInterface
    private interface Reader {
        Event.Body read(Fields fields) throws InvalidEvent;
    }

    private static final Map<String, Reader> LIFE_CYCLE = new LinkedHashMap<>();
    private static final Map<String, Reader> FREE = new LinkedHashMap<>();

    static {
        LIFE_CYCLE.put("started", BodyReader::started);
        LIFE_CYCLE.put("queued", fields -> new Event.Queued(fields.name("queue")));
        LIFE_CYCLE.put("answered", BodyReader::answered);
        LIFE_CYCLE.put("held", fields -> new Event.Held());
        LIFE_CYCLE.put("resumed", fields -> new Event.Resumed());
        LIFE_CYCLE.put("transferred", fields -> new Event.Transferred());
        LIFE_CYCLE.put("abandoned", fields -> new Event.Abandoned());
        LIFE_CYCLE.put("flowed-out", fields -> new Event.FlowedOut(fields.nameOrNull("reason")));
        LIFE_CYCLE.put("ended", fields -> new Event.Ended());
        LIFE_CYCLE.put("wrapped-up", fields -> new Event.WrappedUp(fields.nameOrNull("agent")));
        LIFE_CYCLE.put("updated", fields -> new Event.Updated(details(fields)));
        LIFE_CYCLE.put("disposition", BodyReader::disposition);
        LIFE_CYCLE.put("record", BodyReader::whole);
        FREE.put("text", BodyReader::text);
        FREE.put("survey", BodyReader::survey);
        FREE.put("agent", BodyReader::agentProfile);
        FREE.put("agent-state", BodyReader::agentState);
    }

    private BodyReader() {}

    static Event.Body read(String type, Fields fields, String interaction) throws InvalidEvent {
        if (LIFE_CYCLE.containsKey(type)) {
            if (interaction == null) {
                throw fields.bad("interaction", "is missing");
            }
            return LIFE_CYCLE.get(type).read(fields);
        }
        if (!FREE.containsKey(type)) {
            throw fields.bad(
                    "type",
                    "\"" + type + "\" is none of " + String.join(", ", LIFE_CYCLE.keySet()) + ", "
                            + String.join(", ", FREE.keySet()));
        }
        Event.Body body = FREE.get(type).read(fields);
        if (body instanceof Event.OfAgent && interaction != null) {
            throw fields.bad("interaction", "has no place in what is about an agent");
        }
        return body;
    }

    private static Event.Body started(Fields fields) throws InvalidEvent {
        Details details = details(fields);
        if (details.channel() == null) {
            throw fields.bad("channel", "is missing");
        }
        return new Event.Started(details);
    }

    private static Event.Body answered(Fields fields) throws InvalidEvent {
        return new Event.Answered(fields.nameOrNull("agent"), botUnlessAgent(fields), fields.nameOrNull("queue"));
    }

    private static String botUnlessAgent(Fields fields) throws InvalidEvent {
        String bot = fields.nameOrNull("bot");
        if (bot != null && fields.has("agent")) {
            throw fields.bad("bot", "and agent cannot both have answered");
        }
        return bot;
    }

    private static Details details(Fields fields) throws InvalidEvent {
        return new Details(
                fields.nameOrNull("customer"),
                fields.choiceOrNull(Channel.class, "channel"),
                fields.choiceOrNull(Direction.class, "direction"),
                fields.nameOrNull("product"),
                fields.nameOrNull("region"),
                fields.nameOrNull("language"),
                fields.nameOrNull("reason"));
    }

    private static Event.Body disposition(Fields fields) throws InvalidEvent {
        return new Event.Disposition(
                fields.flagOrNull("resolved"), fields.nameOrNull("reason"), fields.names("complaints"));
    }

    private static Event.Body text(Fields fields) throws InvalidEvent {
        Author author = fields.choice(Author.class, "author");
        String text = fields.textOrNull("text");
        if (text == null) {
            throw fields.bad("text", "is missing");
        }
        return new Event.Text(author, text, feedback(fields));
    }

    private static Event.Feedback feedback(Fields fields) throws InvalidEvent {
        return new Event.Feedback(
                details(fields), fields.nameOrNull("queue"), fields.nameOrNull("agent"), fields.names("complaints"));
    }

    private static Event.Body survey(Fields fields) throws InvalidEvent {
        SurveyStatus status = fields.choice(SurveyStatus.class, "status");
        Event.Survey survey = new Event.Survey(
                fields.nameOrNull("survey"),
                status,
                csat(fields.objectOrNull("csat")),
                fields.smallOrNull("nps", 0, 10),
                fields.smallOrNull("ces", 1, 7),
                fields.flagOrNull("resolved"),
                fields.textOrNull("comment"),
                feedback(fields));
        boolean says = survey.csat() != null
                || survey.nps() != null
                || survey.ces() != null
                || survey.resolved() != null
                || survey.comment() != null;
        if (says && status != SurveyStatus.ANSWERED) {
            throw fields.bad("status", "must be answered where the survey holds an answer");
        }
        return survey;
    }

    private static Csat csat(Fields fields) throws InvalidEvent {
        if (fields == null) {
            return null;
        }
        int score = (int) fields.integer("score", 0, 10);
        String text = fields.name("scale");
        CsatScale scale = CsatScale.find(text)
                .orElseThrow(() -> fields.bad("scale", "\"" + text + "\" is none of 1-5, 1-7, 1-10, 0-1"));
        if (!scale.contains(score)) {
            throw fields.bad("score", score + " is not on the scale " + text);
        }
        fields.end();
        return new Csat(score, scale);
    }

    private static Event.Body whole(Fields fields) throws InvalidEvent {
        String part = fields.nameOrNull("part");
        String follows = fields.nameOrNull("follows");
        if (follows != null && (part == null || follows.equals(part))) {
            throw fields.bad("follows", part == null ? "has a place only beside part" : "must be another part");
        }
        long version = fields.integer("version", 0, Long.MAX_VALUE);
        long startedAtMs = fields.time("started_at");
        Long endedAtMs = fields.timeOrNull("ended_at");
        Details details = details(fields);
        if (details.channel() == null) {
            throw fields.bad("channel", "is missing");
        }
        List<RecordLeg> legs = new ArrayList<>();
        for (Fields leg : fields.objects("legs", MOST_LEGS)) {
            legs.add(leg(leg));
        }
        return new Event.Whole(
                part,
                follows,
                version,
                startedAtMs,
                endedAtMs,
                details,
                List.copyOf(legs),
                fields.flagOrNull("resolved"),
                fields.names("complaints"));
    }

    private static RecordLeg leg(Fields fields) throws InvalidEvent {
        RecordLeg leg = new RecordLeg(
                fields.nameOrNull("queue"),
                fields.nameOrNull("agent"),
                botUnlessAgent(fields),
                fields.time("offered_at"),
                fields.choice(LegOutcome.class, "outcome"),
                fields.durationOrNull("wait_ms"),
                fields.durationOrNull("talk_ms"),
                fields.durationOrNull("hold_ms"),
                fields.durationOrNull("wrap_ms"),
                Boolean.TRUE.equals(fields.flagOrNull("transferred")),
                fields.nameOrNull("reason"));
        boolean worked = leg.talkMs() != null || leg.holdMs() != null || leg.wrapMs() != null || leg.transferred();
        if (worked && leg.outcome() != LegOutcome.ANSWERED) {
            throw fields.bad("outcome", "must be answered where there is talk, hold, wrap-up or a transfer");
        }
        if (leg.reason() != null && leg.outcome() != LegOutcome.FLOWED_OUT) {
            throw fields.bad("reason", "is for a leg that flowed-out");
        }
        fields.end();
        return leg;
    }

    private static Event.Body agentProfile(Fields fields) throws InvalidEvent {
        long validFromMs = fields.time("valid_from");
        Long validToMs = fields.timeOrNull("valid_to");
        if (validToMs != null && validToMs <= validFromMs) {
            throw fields.bad("valid_to", "must lie after valid_from");
        }
        return new Event.AgentProfile(
                fields.name("agent"),
                fields.nameOrNull("name"),
                fields.nameOrNull("team"),
                fields.choiceOrNull(Site.class, "site"),
                fields.dateOrNull("hired_on"),
                fields.names("trainings"),
                validFromMs,
                validToMs);
    }

    private static Event.Body agentState(Fields fields) throws InvalidEvent {
        return new Event.AgentState(
                fields.name("agent"), fields.choice(Presence.class, "state"), fields.nameOrNull("reason"));
    }
}
