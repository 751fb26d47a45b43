package org.sada.bench.tutorial;

import java.util.ArrayList;
import java.util.List;

/** What is known of a call so far. */
public class Call {
    public List<Leg> legs = new ArrayList<>();
    public boolean over;

    Call with(ContactEvent event) {
        long now = event.timeMs();
        if (event.type.equals("queued")) {
            Leg leg = new Leg();
            leg.queue = event.queue;
            leg.queuedMs = now;
            legs.add(leg);
            return this;
        }
        Leg leg = legs.get(legs.size() - 1);
        switch (event.type) {
            case "answered" -> {
                leg.answered = true;
                leg.answeredMs = now;
                leg.waitMs = now - leg.queuedMs;
            }
            case "abandoned" -> {
                leg.abandoned = true;
                leg.waitMs = now - leg.queuedMs;
            }
            case "held" -> leg.heldSinceMs = now;
            case "resumed" -> leg.holdMs += now - leg.heldSinceMs;
            case "transferred" -> {
                leg.transferred = true;
                leg.endedMs = now;
            }
            case "ended" -> {
                leg.endedMs = now;
                over = leg.abandoned;
            }
            case "wrapped-up" -> {
                leg.wrapMs = now - leg.endedMs;
                over = true;
            }
            default -> {
                // nothing that counts
            }
        }
        return this;
    }
}
