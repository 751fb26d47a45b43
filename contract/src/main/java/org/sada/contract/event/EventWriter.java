package org.sada.contract.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Writes events as JSON, with their fields in a fixed order and unknown ones left out. */
final class EventWriter {
    private final JsonGenerator json;

    private EventWriter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(384);
        try (JsonGenerator json = EventJson.mapper().createGenerator(bytes)) {
            new EventWriter(json).event(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void event(Event event) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type(event.body()));
        json.writeStringField("tenant", event.tenant());
        json.writeStringField("id", event.id());
        string("interaction", event.interaction());
        time("occurred_at", event.occurredAtMs());
        body(event.body());
        json.writeEndObject();
    }

    static String type(Event.Body body) {
        if (body instanceof Event.Whole) {
            return "record";
        }
        if (body instanceof Event.AgentProfile) {
            return "agent";
        }
        return body.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
    }

    private void body(Event.Body body) throws IOException {
        if (body instanceof Event.Started started) {
            details(started.details());
        } else if (body instanceof Event.Queued queued) {
            string("queue", queued.queue());
        } else if (body instanceof Event.Answered answered) {
            string("agent", answered.agent());
            string("bot", answered.bot());
            string("queue", answered.queue());
        } else if (body instanceof Event.FlowedOut flowedOut) {
            string("reason", flowedOut.reason());
        } else if (body instanceof Event.WrappedUp wrappedUp) {
            string("agent", wrappedUp.agent());
        } else if (body instanceof Event.Updated updated) {
            details(updated.details());
        } else if (body instanceof Event.Disposition disposition) {
            flag("resolved", disposition.resolved());
            string("reason", disposition.reason());
            names("complaints", disposition.complaints());
        } else if (body instanceof Event.Text text) {
            name("author", text.author());
            string("text", text.text());
            feedback(text.feedback());
        } else if (body instanceof Event.Survey survey) {
            survey(survey);
        } else if (body instanceof Event.Whole whole) {
            whole(whole);
        } else if (body instanceof Event.AgentProfile profile) {
            profile(profile);
        } else if (body instanceof Event.AgentState state) {
            string("agent", state.agent());
            name("state", state.state());
            string("reason", state.reason());
        }
    }

    private void survey(Event.Survey survey) throws IOException {
        string("survey", survey.survey());
        name("status", survey.status());
        if (survey.csat() != null) {
            json.writeObjectFieldStart("csat");
            json.writeNumberField("score", survey.csat().score());
            json.writeStringField("scale", survey.csat().scale().text());
            json.writeEndObject();
        }
        number("nps", survey.nps());
        number("ces", survey.ces());
        flag("resolved", survey.resolved());
        string("comment", survey.comment());
        feedback(survey.feedback());
    }

    private void whole(Event.Whole whole) throws IOException {
        string("part", whole.part());
        string("follows", whole.follows());
        json.writeNumberField("version", whole.version());
        time("started_at", whole.startedAtMs());
        time("ended_at", whole.endedAtMs());
        details(whole.details());
        json.writeArrayFieldStart("legs");
        for (RecordLeg leg : whole.legs()) {
            json.writeStartObject();
            string("queue", leg.queue());
            string("agent", leg.agent());
            string("bot", leg.bot());
            time("offered_at", leg.offeredAtMs());
            name("outcome", leg.outcome());
            number("wait_ms", leg.waitMs());
            number("talk_ms", leg.talkMs());
            number("hold_ms", leg.holdMs());
            number("wrap_ms", leg.wrapMs());
            if (leg.transferred()) {
                json.writeBooleanField("transferred", true);
            }
            string("reason", leg.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        flag("resolved", whole.resolved());
        names("complaints", whole.complaints());
    }

    private void profile(Event.AgentProfile profile) throws IOException {
        string("agent", profile.agent());
        string("name", profile.name());
        string("team", profile.team());
        name("site", profile.site());
        if (profile.hiredOn() != null) {
            json.writeStringField("hired_on", profile.hiredOn().toString());
        }
        names("trainings", profile.trainings());
        time("valid_from", profile.validFromMs());
        time("valid_to", profile.validToMs());
    }

    private void details(Details details) throws IOException {
        string("customer", details.customer());
        name("channel", details.channel());
        name("direction", details.direction());
        string("product", details.product());
        string("region", details.region());
        string("language", details.language());
        string("reason", details.reason());
    }

    private void feedback(Event.Feedback feedback) throws IOException {
        details(feedback.details());
        string("queue", feedback.queue());
        string("agent", feedback.agent());
        names("complaints", feedback.complaints());
    }

    private void string(String field, String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }

    private void name(String field, Name value) throws IOException {
        string(field, value == null ? null : value.text());
    }

    private void number(String field, Number value) throws IOException {
        if (value != null) {
            json.writeNumberField(field, value.longValue());
        }
    }

    private void flag(String field, Boolean value) throws IOException {
        if (value != null) {
            json.writeBooleanField(field, value);
        }
    }

    private void time(String field, Long millis) throws IOException {
        if (millis != null) {
            json.writeStringField(field, Instant.ofEpochMilli(millis).toString());
        }
    }

    private void names(String field, List<String> names) throws IOException {
        if (!names.isEmpty()) {
            json.writeArrayFieldStart(field);
            for (String name : names) {
                json.writeString(name);
            }
            json.writeEndArray();
        }
    }
}
