package org.sada.ingest.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;

/**
 * What rows say of calls, row by row in the order of their times. A call is one interaction, under the id that the switch gave it. Of
 * the calls met last it is remembered where they wait, so that a completion tells of the answer too where the row of the answer is not
 * there.
 */
final class AsteriskCalls {
    private static final int MOST_REMEMBERED = 100_000;
    /** The log tells the wrap-up right after the completion. */
    private static final long WRAP_UP_FOLLOWS_MICROS = 5_000_000;

    /** Rows of calls that a queue turned away before they entered it, and why. */
    private static final Map<String, String> TURNED_AWAY = Map.of(
            "CLOSED", "closed",
            "FULL", "full",
            "JOINEMPTY", "empty",
            "DIVERT_CA_RATIO", "divert-ca-ratio",
            "DIVERT_HOLDTIME", "divert-holdtime");

    /** Rows of calls that left their queue unanswered, and why. */
    private static final Map<String, String> LEFT = Map.of(
            "EXITWITHTIMEOUT", "timeout",
            "EXITWITHKEY", "key",
            "EXITEMPTY", "left-empty",
            "LEAVEEMPTY", "left-empty");

    private static final Set<String> NO_CALLER = Set.of("", "unknown", "<unknown>", "anonymous", "none", "null");

    private record Entry(String queue, long micros) {}

    private record Completion(String call, long micros) {}

    private final String tenant;
    private final Map<String, Entry> waiting = new Remembered<>();
    /** Calls that an agent took before they entered the queue, if the times are to be believed. */
    private final Map<String, String> answeredTooEarly = new Remembered<>();

    private final Map<String, Completion> completed = new Remembered<>();

    AsteriskCalls(String tenant) {
        this.tenant = tenant;
    }

    /** None where the row is of no call, or says nothing of how it fared. */
    List<Event> events(AsteriskRow row) {
        AsteriskEvents events = new AsteriskEvents(tenant, row);
        if (row.event().equals("WRAPUPSTART")) {
            wrapUp(row, events);
        } else if (row.call() != null) {
            ofCall(row, events);
        }
        return events.list();
    }

    private void ofCall(AsteriskRow row, AsteriskEvents events) {
        switch (row.event()) {
            case "ENTERQUEUE" -> {
                enter(row, caller(row.data(2)), events);
                if (!row.call().equals(answeredTooEarly.remove(place(row)))) {
                    waiting.put(row.call(), new Entry(row.queue(), row.micros()));
                }
            }
            case "CONNECT" -> {
                events.ofCall("answered", new Event.Answered(row.agent(), null, row.queue()));
                if (waiting.remove(row.call()) == null) {
                    answeredTooEarly.put(place(row), row.call());
                }
            }
            case "COMPLETEAGENT", "COMPLETECALLER" -> over(row, 2, "ended", new Event.Ended(), events);
            case "TRANSFER", "BLINDTRANSFER", "ATTENDEDTRANSFER" ->
                over(row, 4, "transferred", new Event.Transferred(), events);
            case "ABANDON" -> leave(row, "abandoned", new Event.Abandoned(), events);
            default -> {
                if (TURNED_AWAY.containsKey(row.event())) {
                    enter(row, null, events);
                    leave(row, "flowed-out", new Event.FlowedOut(TURNED_AWAY.get(row.event())), events);
                } else if (LEFT.containsKey(row.event())) {
                    leave(row, "flowed-out", new Event.FlowedOut(LEFT.get(row.event())), events);
                }
            }
        }
    }

    private static void enter(AsteriskRow row, String customer, AsteriskEvents events) {
        events.ofCall("started", new Event.Started(new Details(customer, Channel.VOICE, null, null, null, null, null)));
        if (row.queue() != null) {
            events.ofCall("queued", new Event.Queued(row.queue()));
        }
    }

    private void leave(AsteriskRow row, String what, Event.Body body, AsteriskEvents events) {
        events.ofCall(what, body);
        waiting.remove(row.call());
    }

    /** @param talk the place of the parameter with the seconds of the conversation */
    private void over(AsteriskRow row, int talk, String what, Event.Body body, AsteriskEvents events) {
        answeredTooEarly.remove(place(row));
        Entry entry = waiting.remove(row.call());
        if (entry != null && (entry.queue() == null || entry.queue().equals(row.queue()))) {
            long answeredMicros = row.micros() - row.secondsInMicros(talk).orElse(0);
            events.of(
                    row.call(),
                    "answered",
                    Math.max(answeredMicros, entry.micros()),
                    new Event.Answered(row.agent(), null, row.queue()));
        }
        events.ofCall(what, body);
        if (row.agent() != null) {
            completed.put(row.agent(), new Completion(row.call(), row.micros()));
        }
    }

    /** The row names the agent and for how long; whose call it was is known where that was just completed. */
    private void wrapUp(AsteriskRow row, AsteriskEvents events) {
        Completion last = row.agent() == null ? null : completed.remove(row.agent());
        boolean justNow = last != null && row.micros() - last.micros() <= WRAP_UP_FOLLOWS_MICROS;
        String call = justNow ? last.call() : row.call();
        if (call != null && row.secondsInMicros(1).isPresent()) {
            long endMicros = row.micros() + row.secondsInMicros(1).getAsLong();
            events.of(call, "wrapped-up", endMicros, new Event.WrappedUp(row.agent()));
        }
    }

    private static String place(AsteriskRow row) {
        return row.call() + "|" + row.queue();
    }

    private static String caller(String number) {
        return NO_CALLER.contains(number.toLowerCase(java.util.Locale.ROOT)) ? null : number;
    }

    /** Forgets what was remembered first, so that a log of any length fits. */
    private static final class Remembered<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
