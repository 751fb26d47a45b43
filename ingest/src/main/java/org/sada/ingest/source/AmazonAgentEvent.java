package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/**
 * One event of the agent event stream: what the agent and the agent's contacts were like before and after. A contact that ended and is
 * still there is being wrapped up; when it is gone, after-contact work has ended.
 */
final class AmazonAgentEvent {
    private final String tenant;
    private final AmazonObject event;
    private final String id;
    private final String agent;
    private final long atMs;

    private AmazonAgentEvent(String tenant, AmazonObject event) throws InvalidEvent {
        this.tenant = tenant;
        this.event = event;
        this.id = event.required("EventId");
        Long at = event.timeMs("EventTimestamp");
        if (at == null) {
            throw new InvalidEvent("EventTimestamp is missing");
        }
        this.atMs = at;
        this.agent = agent(event);
    }

    static List<Event> events(String tenant, AmazonObject event) throws InvalidEvent {
        return new AmazonAgentEvent(tenant, event).events();
    }

    private static String agent(AmazonObject event) throws InvalidEvent {
        for (String snapshot : List.of("CurrentAgentSnapshot", "PreviousAgentSnapshot")) {
            String name = event.object(snapshot).object("Configuration").text("Username");
            if (name != null) {
                return name;
            }
        }
        return AmazonObject.idOf(event.required("AgentARN"));
    }

    private List<Event> events() throws InvalidEvent {
        Map<String, Snapshot> before = contacts("PreviousAgentSnapshot");
        Map<String, Snapshot> now = contacts("CurrentAgentSnapshot");
        List<Event> events = new ArrayList<>(AmazonPresence.events(tenant, agent, event, id, atMs));
        for (Snapshot each : now.values()) {
            Snapshot was = before.get(each.id);
            if (each.concerns() && (was == null || !was.state.equals(each.state))) {
                boolean ended = each.state.equals(AmazonPresence.ENDED);
                events.add(record(each, ended ? each.sinceMs : null, null));
            }
        }
        for (Snapshot each : before.values()) {
            if (each.concerns() && !now.containsKey(each.id)) {
                boolean wrappedUp = each.state.equals(AmazonPresence.ENDED);
                boolean known = wrappedUp && each.sinceMs != null;
                events.add(record(each, known ? each.sinceMs : Long.valueOf(atMs), known ? atMs : null));
                if (wrappedUp) {
                    events.add(wrappedUp(each));
                }
            }
        }
        return events;
    }

    private Map<String, Snapshot> contacts(String snapshot) throws InvalidEvent {
        Map<String, Snapshot> contacts = new LinkedHashMap<>();
        for (JsonNode each : event.object(snapshot).node("Contacts")) {
            Snapshot contact = new Snapshot(AmazonObject.of(each));
            contacts.put(contact.id, contact);
        }
        return contacts;
    }

    private Event record(Snapshot contact, Long endedAtMs, Long wrappedUpAtMs) throws InvalidEvent {
        AmazonRecord.Knowledge knowledge = wrappedUpAtMs != null
                ? AmazonRecord.Knowledge.AGENT_WRAPPED_UP
                : endedAtMs != null ? AmazonRecord.Knowledge.AGENT_ENDED : AmazonRecord.Knowledge.AGENT_CONNECTED;
        Long wrapStartedAtMs = wrappedUpAtMs == null ? null : endedAtMs;
        AmazonContact seen = contact.as(new AmazonContact.Agent(
                agent,
                contact.connectedAtMs,
                null,
                null,
                wrapStartedAtMs,
                wrappedUpAtMs,
                wrappedUpAtMs == null ? null : Long.valueOf(wrappedUpAtMs - endedAtMs)));
        AmazonAttributes none = AmazonAttributes.of(AmazonObject.of(JsonNodeFactory.instance.objectNode()));
        return AmazonRecord.event(tenant, seen.disconnectedAt(endedAtMs), none, knowledge, atMs);
    }

    /** For documents of the contact that do not know its after-contact work. */
    private Event wrappedUp(Snapshot contact) throws InvalidEvent {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "wrapped-up");
        json.put("tenant", tenant);
        json.put("id", contact.id + "/" + id);
        json.put("interaction", contact.initial);
        json.put("occurred_at", AmazonRecord.time(atMs));
        return EventJson.read(json);
    }

    /** A contact as the agent sees it. */
    private static final class Snapshot {
        private final String id;
        private final String initial;
        private final String state;
        private final Long sinceMs;
        private final Long connectedAtMs;
        private final String channel;
        private final String method;
        private final AmazonContact.Queue queue;

        private Snapshot(AmazonObject contact) throws InvalidEvent {
            this.id = contact.required("ContactId");
            String first = contact.text("InitialContactId");
            this.initial = first == null ? id : first;
            this.state = contact.required("State");
            this.sinceMs = contact.timeMs("StateStartTimestamp");
            this.connectedAtMs = contact.timeMs("ConnectedToAgentTimestamp");
            this.channel = contact.required("Channel");
            this.method = contact.text("InitiationMethod");
            AmazonObject place = contact.object("Queue");
            String arn = place.text("ARN");
            String name = place.text("Name");
            this.queue = new AmazonContact.Queue(
                    name == null ? AmazonObject.idOf(arn) : name,
                    arn != null && arn.contains("/queue/agent/"),
                    contact.timeMs("QueueTimestamp"),
                    null,
                    null);
        }

        /** Whether the agent and the customer have met. */
        private boolean concerns() {
            return connectedAtMs != null
                    && (AmazonPresence.TALKS.contains(state) || state.equals(AmazonPresence.ENDED))
                    && !"MONITOR".equals(method);
        }

        private AmazonContact as(AmazonContact.Agent agent) {
            return new AmazonContact(id, initial, null, false, channel, method, null, null, null, null, queue, agent);
        }
    }
}
