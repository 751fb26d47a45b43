package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/**
 * What an agent is doing, by a snapshot of the agent event stream: with a customer, wrapping up, or else what the agent's status says.
 * Whoever is offline takes no part in the centre, signed in or not.
 *
 * @param state as the contract names it; null where the snapshot does not tell
 * @param reason the name of the status of who is paused
 * @param sinceMs when the status began; null where the contacts decide
 */
record AmazonPresence(String state, String reason, Long sinceMs) {
    private static final AmazonPresence UNKNOWN = new AmazonPresence(null, null, null);

    /** States of a contact in which agent and customer are together. */
    static final Set<String> TALKS = Set.of("CONNECTED", "CONNECTED_ONHOLD", "PAUSED");

    /** The state of a contact that is being wrapped up. */
    static final String ENDED = "ENDED";

    static AmazonPresence of(AmazonObject snapshot) throws InvalidEvent {
        boolean wrapsUp = false;
        for (JsonNode contact : snapshot.node("Contacts")) {
            String state = AmazonObject.of(contact).text("State");
            if (state != null && TALKS.contains(state)) {
                return new AmazonPresence("busy", null, null);
            }
            wrapsUp |= ENDED.equals(state);
        }
        if (wrapsUp) {
            return new AmazonPresence("wrap-up", null, null);
        }
        AmazonObject status = snapshot.object("AgentStatus");
        String name = status.text("Name");
        String type = status.text("Type");
        if (name == null && type == null) {
            return UNKNOWN;
        }
        Long sinceMs = status.timeMs("StartTimestamp");
        if ("OFFLINE".equals(type) || "Offline".equals(name)) {
            return new AmazonPresence("logout", null, sinceMs);
        }
        boolean available = "ROUTABLE".equals(type) || "Available".equals(name);
        return new AmazonPresence(available ? "available" : "paused", available ? null : name, sinceMs);
    }

    private boolean sameAs(AmazonPresence other) {
        return String.valueOf(state).equals(String.valueOf(other.state))
                && String.valueOf(reason).equals(String.valueOf(other.reason));
    }

    /**
     * What an event of the stream says of the agent.
     *
     * @param id of the event
     * @param atMs when it occurred
     */
    static List<Event> events(String tenant, String agent, AmazonObject event, String id, long atMs)
            throws InvalidEvent {
        AmazonPresence now = of(event.object("CurrentAgentSnapshot"));
        AmazonPresence before = of(event.object("PreviousAgentSnapshot"));
        List<Event> events = new ArrayList<>();
        switch (String.valueOf(event.text("EventType"))) {
            case "LOGIN" -> {
                events.add(profile(tenant, agent, event.object("CurrentAgentSnapshot"), id, atMs));
                boolean available = "available".equals(now.state);
                add(events, available ? new AmazonPresence("login", null, null) : now, tenant, agent, id, atMs);
            }
            case "LOGOUT" -> add(events, new AmazonPresence("logout", null, null), tenant, agent, id, atMs);
            case "HEART_BEAT" -> {
                // it only says what has been so for a while
                if (!now.sameAs(before)) {
                    add(events, now, tenant, agent, id, now.sinceMs == null ? atMs : now.sinceMs);
                }
            }
            default -> {
                if (!now.sameAs(before)) {
                    add(events, now, tenant, agent, id, atMs);
                }
            }
        }
        return events;
    }

    private static void add(
            List<Event> events, AmazonPresence presence, String tenant, String agent, String id, long atMs)
            throws InvalidEvent {
        if (presence.state != null) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("type", "agent-state");
            json.put("tenant", tenant);
            json.put("id", id + "/state");
            json.put("occurred_at", AmazonRecord.time(atMs));
            json.put("agent", agent);
            json.put("state", presence.state);
            json.put("reason", presence.reason);
            events.add(EventJson.read(json));
        }
    }

    private static Event profile(String tenant, String agent, AmazonObject snapshot, String id, long atMs)
            throws InvalidEvent {
        AmazonObject configuration = snapshot.object("Configuration");
        String first = configuration.text("FirstName");
        String last = configuration.text("LastName");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "agent");
        json.put("tenant", tenant);
        json.put("id", id + "/profile");
        json.put("occurred_at", AmazonRecord.time(atMs));
        json.put("agent", agent);
        json.put("name", first == null || last == null ? first == null ? last : first : first + " " + last);
        json.put("team", team(configuration.object("AgentHierarchyGroups")));
        json.put("valid_from", AmazonRecord.time(atMs));
        return EventJson.read(json);
    }

    /** The group deepest in the hierarchy that the agent is in. */
    private static String team(AmazonObject groups) throws InvalidEvent {
        for (int level = 5; level >= 1; level--) {
            String name = groups.object("Level" + level).text("Name", "GroupName");
            if (name != null) {
                return name;
            }
        }
        return null;
    }
}
