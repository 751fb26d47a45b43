package org.sada.ingest.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The leg that a contact of Amazon Connect is: one visit to a queue, or to an agent directly. */
final class AmazonLeg {
    /** Who waits and is disconnected for one of these did not give up: the centre sent them away. */
    private static final Set<String> SENT_AWAY =
            Set.of("CONTACT_FLOW_DISCONNECT", "API", "EXPIRED", "SYSTEM_ERROR", "TRANSFERRED", "DISCARDED");

    private final AmazonContact contact;
    private final AmazonContact.Queue queue;
    private final AmazonContact.Agent agent;

    AmazonLeg(AmazonContact contact) {
        this.contact = contact;
        this.queue = contact.queue();
        this.agent = contact.agent();
    }

    /** Null where the customer reached neither queue nor agent. */
    ObjectNode json() {
        boolean visitsQueue = queue.known() && !"OUTBOUND".equals(contact.method());
        if (contact.isThirdParty() || (!agent.known() && !visitsQueue)) {
            return null;
        }
        ObjectNode leg = JsonNodeFactory.instance.objectNode();
        if (!queue.direct()) {
            leg.put("queue", queue.name());
        }
        leg.put("agent", agent.name());
        leg.put("offered_at", AmazonRecord.time(offeredAtMs()));
        leg.put("outcome", outcome());
        leg.put("wait_ms", waitMs());
        if (agent.known()) {
            leg.put("talk_ms", talkMs());
            leg.put("hold_ms", agent.holdMs());
            leg.put("wrap_ms", agent.wrapMs());
            leg.put("transferred", contact.transferred());
        } else if (outcome().equals("flowed-out")) {
            leg.put("reason", contact.transferred() ? "TRANSFER" : contact.disconnectReason());
        }
        return leg;
    }

    /** Where the time of the queue is not told, that of the start is the nearest known. */
    private long offeredAtMs() {
        if (queue.enqueuedAtMs() != null) {
            return queue.enqueuedAtMs();
        }
        return agent.connectedAtMs() != null ? agent.connectedAtMs() : contact.startedAtMs();
    }

    private String outcome() {
        if (agent.known()) {
            return "answered";
        }
        if (contact.disconnectedAtMs() == null) {
            return "open";
        }
        boolean sentAway = contact.disconnectReason() != null && SENT_AWAY.contains(contact.disconnectReason());
        return contact.transferred() || sentAway ? "flowed-out" : "abandoned";
    }

    private Long waitMs() {
        if (queue.durationMs() != null) {
            return queue.durationMs();
        }
        Long enqueuedAtMs = queue.enqueuedAtMs();
        Long until = queue.dequeuedAtMs() != null
                ? queue.dequeuedAtMs()
                : agent.known() ? agent.connectedAtMs() : contact.disconnectedAtMs();
        return enqueuedAtMs == null || until == null ? null : Long.valueOf(until - enqueuedAtMs);
    }

    /** Where holds are unknown they are part of it. */
    private Long talkMs() {
        Long until = agent.wrapStartedAtMs() != null ? agent.wrapStartedAtMs() : contact.disconnectedAtMs();
        if (agent.interactionMs() != null || agent.connectedAtMs() == null || until == null) {
            return agent.interactionMs();
        }
        return until - agent.connectedAtMs() - AmazonRecord.orZero(agent.holdMs());
    }

    /** As far as it is known. */
    long endsAtMs() {
        return offeredAtMs()
                + AmazonRecord.orZero(waitMs())
                + AmazonRecord.orZero(agent.known() ? talkMs() : null)
                + AmazonRecord.orZero(agent.holdMs())
                + AmazonRecord.orZero(agent.wrapMs());
    }
}
