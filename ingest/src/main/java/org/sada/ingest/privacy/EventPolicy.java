package org.sada.ingest.privacy;

import java.util.ArrayList;
import java.util.List;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;
import org.sada.contract.event.RecordLeg;

/** What happens to the fields of an event. An event that stays is the same object afterwards. */
@SuppressWarnings("ReferenceEquality") // what stays is the same object
final class EventPolicy {
    private final PrivacySettings settings;
    private final FieldPolicy fields;

    EventPolicy(PrivacySettings settings, FieldPolicy fields) {
        this.settings = settings;
        this.fields = fields;
    }

    Event treated(Event event) {
        Event.Body body = body(event.tenant(), event.body());
        return body == event.body()
                ? event
                : new Event(event.tenant(), event.id(), event.interaction(), event.occurredAtMs(), body);
    }

    private Event.Body body(String tenant, Event.Body body) {
        if (body instanceof Event.Started started) {
            Details details = details(tenant, started.details());
            return details == started.details() ? body : new Event.Started(details);
        }
        if (body instanceof Event.Updated updated) {
            Details details = details(tenant, updated.details());
            return details == updated.details() ? body : new Event.Updated(details);
        }
        if (body instanceof Event.Whole whole) {
            return whole(tenant, whole);
        }
        if (body instanceof Event.Text text) {
            Event.Feedback feedback = feedback(tenant, text.feedback());
            String words = fields.text("text", settings.text(), text.text(), "");
            return feedback == text.feedback() && words.equals(text.text())
                    ? body
                    : new Event.Text(text.author(), words, feedback);
        }
        if (body instanceof Event.Survey survey) {
            return survey(tenant, survey);
        }
        return ofAgents(tenant, body);
    }

    /** What names no customer. */
    private Event.Body ofAgents(String tenant, Event.Body body) {
        if (body instanceof Event.Queued queued) {
            String queue = queue(tenant, queued.queue());
            return same(queue, queued.queue()) ? body : new Event.Queued(queue);
        }
        if (body instanceof Event.Answered answered) {
            String agent = agent(tenant, answered.agent());
            String queue = queue(tenant, answered.queue());
            return same(agent, answered.agent()) && same(queue, answered.queue())
                    ? body
                    : new Event.Answered(agent, answered.bot(), queue);
        }
        if (body instanceof Event.WrappedUp wrappedUp) {
            String agent = agent(tenant, wrappedUp.agent());
            return same(agent, wrappedUp.agent()) ? body : new Event.WrappedUp(agent);
        }
        if (body instanceof Event.Disposition disposition) {
            String reason = reason(tenant, disposition.reason());
            List<String> complaints = complaints(tenant, disposition.complaints());
            return same(reason, disposition.reason()) && complaints == disposition.complaints()
                    ? body
                    : new Event.Disposition(disposition.resolved(), reason, complaints);
        }
        if (body instanceof Event.FlowedOut flowedOut) {
            String reason = reason(tenant, flowedOut.reason());
            return same(reason, flowedOut.reason()) ? body : new Event.FlowedOut(reason);
        }
        if (body instanceof Event.AgentState state) {
            String agent = agent(tenant, state.agent());
            String reason = reason(tenant, state.reason());
            return same(agent, state.agent()) && same(reason, state.reason())
                    ? body
                    : new Event.AgentState(agent, state.state(), reason);
        }
        return body instanceof Event.AgentProfile profile ? profile(tenant, profile) : body;
    }

    private Event.Body profile(String tenant, Event.AgentProfile profile) {
        String agent = agent(tenant, profile.agent());
        String name = fields.name("agentName", settings.agentName(), tenant, profile.name());
        return same(agent, profile.agent()) && same(name, profile.name())
                ? profile
                : new Event.AgentProfile(
                        agent,
                        name,
                        profile.team(),
                        profile.site(),
                        profile.hiredOn(),
                        profile.trainings(),
                        profile.validFromMs(),
                        profile.validToMs());
    }

    private Event.Body whole(String tenant, Event.Whole whole) {
        Details details = details(tenant, whole.details());
        List<RecordLeg> legs = legs(tenant, whole.legs());
        List<String> complaints = complaints(tenant, whole.complaints());
        return details == whole.details() && legs == whole.legs() && complaints == whole.complaints()
                ? whole
                : new Event.Whole(
                        whole.part(),
                        whole.follows(),
                        whole.version(),
                        whole.startedAtMs(),
                        whole.endedAtMs(),
                        details,
                        legs,
                        whole.resolved(),
                        complaints);
    }

    private Event.Body survey(String tenant, Event.Survey survey) {
        Event.Feedback feedback = feedback(tenant, survey.feedback());
        String comment = fields.text("comment", settings.comment(), survey.comment(), null);
        return feedback == survey.feedback() && same(comment, survey.comment())
                ? survey
                : new Event.Survey(
                        survey.survey(),
                        survey.status(),
                        survey.csat(),
                        survey.nps(),
                        survey.ces(),
                        survey.resolved(),
                        comment,
                        feedback);
    }

    private List<RecordLeg> legs(String tenant, List<RecordLeg> legs) {
        boolean kept = settings.agent() == Treatment.KEEP
                && settings.queue() == Treatment.KEEP
                && settings.reason() == Treatment.KEEP;
        if (kept) {
            return legs;
        }
        List<RecordLeg> treated = new ArrayList<>(legs.size());
        for (RecordLeg leg : legs) {
            treated.add(new RecordLeg(
                    queue(tenant, leg.queue()),
                    agent(tenant, leg.agent()),
                    leg.bot(),
                    leg.offeredAtMs(),
                    leg.outcome(),
                    leg.waitMs(),
                    leg.talkMs(),
                    leg.holdMs(),
                    leg.wrapMs(),
                    leg.transferred(),
                    reason(tenant, leg.reason())));
        }
        return treated.equals(legs) ? legs : List.copyOf(treated);
    }

    private Event.Feedback feedback(String tenant, Event.Feedback feedback) {
        Details details = details(tenant, feedback.details());
        String queue = queue(tenant, feedback.queue());
        String agent = agent(tenant, feedback.agent());
        List<String> complaints = complaints(tenant, feedback.complaints());
        return details == feedback.details()
                        && same(queue, feedback.queue())
                        && same(agent, feedback.agent())
                        && complaints == feedback.complaints()
                ? feedback
                : new Event.Feedback(details, queue, agent, complaints);
    }

    private Details details(String tenant, Details details) {
        String customer = fields.name("customer", settings.customer(), tenant, details.customer());
        String product = fields.name("product", settings.product(), tenant, details.product());
        String region = fields.name("region", settings.region(), tenant, details.region());
        String reason = reason(tenant, details.reason());
        return same(customer, details.customer())
                        && same(product, details.product())
                        && same(region, details.region())
                        && same(reason, details.reason())
                ? details
                : new Details(
                        customer, details.channel(), details.direction(), product, region, details.language(), reason);
    }

    private String agent(String tenant, String agent) {
        return fields.name("agent", settings.agent(), tenant, agent);
    }

    private String reason(String tenant, String reason) {
        return fields.name("reason", settings.reason(), tenant, reason);
    }

    private String queue(String tenant, String queue) {
        return fields.name("queue", settings.queue(), tenant, queue);
    }

    private List<String> complaints(String tenant, List<String> complaints) {
        return fields.names("complaints", settings.complaints(), tenant, complaints);
    }

    private static boolean same(String one, String other) {
        return one == null ? other == null : one.equals(other);
    }
}
