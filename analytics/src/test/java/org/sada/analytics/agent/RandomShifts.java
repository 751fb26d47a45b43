package org.sada.analytics.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.sada.contract.event.Event;
import org.sada.contract.event.Presence;

/** Agents' states as sources might send them at their worst: at one instant, twice, with other content, with no login or logout. */
public final class RandomShifts {
    /** Some hours before the border of a day, so that shifts lie on both sides of one. */
    private static final long START_MS = Instant.parse("2026-03-01T17:00:00Z").toEpochMilli();

    private static final long SECOND_MS = 1_000;
    private static final long HOUR_MS = 3_600 * SECOND_MS;
    private static final String[] AGENTS = {"amal", "badr", "هدى"};

    private final Random random;
    private final List<Event> events = new ArrayList<>();

    private RandomShifts(Random random) {
        this.random = random;
    }

    /** So many events of three agents within about four days, by time; some ids come twice. */
    public static List<Event> of(Random random, int count) {
        RandomShifts shifts = new RandomShifts(random);
        for (int i = 0; i < count; i++) {
            shifts.event("s" + random.nextInt(count), AGENTS[random.nextInt(AGENTS.length)]);
        }
        shifts.events.sort(java.util.Comparator.comparingLong(Event::occurredAtMs));
        return shifts.events;
    }

    private void event(String id, String agent) {
        long timeMs = START_MS
                + switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(8) * 12 * HOUR_MS;
                    case 1 -> random.nextInt(96) * HOUR_MS + random.nextInt(2);
                    default -> random.nextLong(96 * HOUR_MS);
                };
        Presence presence = Presence.values()[random.nextInt(Presence.values().length)];
        String reason = random.nextInt(3) == 0 ? "r" + random.nextInt(2) : null;
        events.add(new Event("default", id, null, timeMs, new Event.AgentState(agent, presence, reason)));
        if (random.nextInt(6) == 0) {
            events.add(new Event(
                    "default",
                    id,
                    null,
                    timeMs + random.nextInt(2) * random.nextLong(30 * HOUR_MS),
                    new Event.AgentState(agent, Presence.values()[random.nextInt(6)], null)));
        }
    }

    /** The same in another order, each one to three times. */
    public static List<Event> mixed(List<Event> events, Random random) {
        List<Event> copies = new ArrayList<>();
        events.forEach(event -> copies.addAll(Collections.nCopies(1 + random.nextInt(3), event)));
        Collections.shuffle(copies, random);
        return copies;
    }
}
