package org.sada.ingest.source;

import java.util.Locale;
import org.sada.contract.event.Event;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.event.Presence;

/** The state of a worker by the name of his activity, of which a workspace may have others than Twilio gives it. */
final class TwilioWorkers {
    private TwilioWorkers() {}

    static Event.AgentState state(TwilioEvent event) throws InvalidEvent {
        String worker = event.text("worker_sid");
        String activity = event.text("worker_activity_name");
        if (worker == null || activity == null) {
            throw new InvalidEvent((worker == null ? "worker_sid" : "worker_activity_name") + " is missing");
        }
        boolean available = "true".equalsIgnoreCase(event.text("worker_available"))
                || "true".equalsIgnoreCase(event.text("activity_available"));
        Presence state = presence(activity.toLowerCase(Locale.ROOT), available);
        return new Event.AgentState(worker, state, state == Presence.PAUSED ? activity : null);
    }

    private static Presence presence(String activity, boolean available) {
        if (activity.contains("offline") || activity.contains("logged out") || activity.contains("logout")) {
            return Presence.LOGOUT;
        }
        if (activity.contains("wrap")) {
            return Presence.WRAP_UP;
        }
        if (activity.equals("busy") || activity.equals("reserved") || activity.startsWith("on a ")) {
            return Presence.BUSY;
        }
        boolean free = available
                || activity.equals("idle")
                || activity.equals("available")
                || activity.equals("ready")
                || activity.equals("online");
        return free ? Presence.AVAILABLE : Presence.PAUSED;
    }
}
