package org.sada.analytics.interaction;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.fact.Flag;
import org.sada.contract.fact.Leg;

/**
 * Turns the life-cycle events of one interaction into its legs. At most one leg is under way at a time: it waits, talks or is on hold.
 * A leg that is over may still get its wrap-up.
 *
 * <p>Many sources tell time in seconds, so that a transfer and the next queue fall on one instant. Of the events of one instant the
 * first that fits what is going on comes next; where none fits, the first.
 *
 * <p>An end that comes before the first leg cannot be. Should that leg still wait when all is told, then this was its end, and it waited
 * for no time.
 */
final class LegWalk {
    private final List<Part> parts = new ArrayList<>();
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private Part current;
    private Event.LifeCycle earlyEnd;
    private boolean endedEarly;

    /** Takes the events sorted by time. */
    void walk(List<Event> sorted) {
        List<Event> instant = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            instant.add(sorted.get(i));
            boolean last = i + 1 == sorted.size()
                    || sorted.get(i + 1).occurredAtMs() != sorted.get(i).occurredAtMs();
            while (last && !instant.isEmpty()) {
                Event next = instant.remove(firstThatFits(instant));
                step((Event.LifeCycle) next.body(), next.occurredAtMs());
            }
        }
        placeEarlyEnd();
    }

    private void endEarly(Event.LifeCycle early) {
        if (early instanceof Event.Ended) {
            endedEarly = true;
        } else {
            passOver(earlyEnd);
            earlyEnd = early;
        }
    }

    private void placeEarlyEnd() {
        boolean fits = parts.size() == 1 && waits() && (endedEarly || earlyEnd != null);
        if (fits) {
            stopWaiting(earlyEnd, current.offeredAtMs);
        } else {
            passOver(earlyEnd);
        }
        if (fits || (endedEarly && !parts.isEmpty())) {
            flags.add(Flag.TIME_RUNS_BACK);
        }
    }

    private int firstThatFits(List<Event> instant) {
        for (int i = 0; i < instant.size(); i++) {
            if (fits(instant.get(i).body())) {
                return i;
            }
        }
        return 0;
    }

    private boolean fits(Event.Body body) {
        if (body instanceof Event.Queued queued) {
            return current == null || isEntryOf(queued);
        }
        if (body instanceof Event.Answered) {
            return !talks();
        }
        if (body instanceof Event.Held) {
            return talks() && current.heldSinceMs < 0;
        }
        if (body instanceof Event.Resumed) {
            return talks() && current.heldSinceMs >= 0;
        }
        if (body instanceof Event.Transferred) {
            return current != null;
        }
        if (body instanceof Event.Abandoned || body instanceof Event.FlowedOut) {
            return waits();
        }
        if (body instanceof Event.WrappedUp wrappedUp) {
            Part part = toWrapUp(wrappedUp.agent());
            return part != null && part != current;
        }
        return true;
    }

    List<Leg> legs() {
        return parts.stream().map(Part::leg).toList();
    }

    Set<Flag> flags() {
        return flags;
    }

    private void step(Event.LifeCycle body, long nowMs) {
        if (parts.isEmpty() && isEnd(body)) {
            endEarly(body);
        } else if (body instanceof Event.Queued queued && isEntryOf(queued)) {
            current.entryKnown = true;
            flags.add(Flag.TIME_RUNS_BACK);
        } else if (body instanceof Event.Queued queued) {
            leave(nowMs);
            current = begin(queued.queue(), nowMs);
            current.entryKnown = true;
        } else if (body instanceof Event.Answered answered) {
            answer(answered, nowMs);
        } else if (body instanceof Event.Held) {
            inPlaceIf(talks() && current.heldSinceMs < 0, () -> current.heldSinceMs = nowMs);
        } else if (body instanceof Event.Resumed) {
            inPlaceIf(talks() && current.heldSinceMs >= 0, () -> current.resume(nowMs));
        } else if (body instanceof Event.Transferred) {
            inPlaceIf(current != null, () -> leave(nowMs));
        } else if (body instanceof Event.Abandoned) {
            inPlaceIf(waits(), () -> stopWaiting(null, nowMs));
        } else if (body instanceof Event.FlowedOut) {
            inPlaceIf(waits(), () -> stopWaiting(body, nowMs));
        } else if (body instanceof Event.Ended) {
            end(nowMs);
        } else if (body instanceof Event.WrappedUp wrappedUp) {
            wrapUp(wrappedUp.agent(), nowMs);
        }
    }

    /** Whether the queue from which the agent who talks took the customer is entered only now: an impossible time, but a clear one. */
    private boolean isEntryOf(Event.Queued queued) {
        return talks() && !current.entryKnown && queued.queue().equals(current.queue);
    }

    private static boolean isEnd(Event.LifeCycle body) {
        return body instanceof Event.Ended || body instanceof Event.Abandoned || body instanceof Event.FlowedOut;
    }

    /** The customer goes on to another place: a waiting leg flows out, a talking one is transferred. */
    private void leave(long nowMs) {
        if (waits()) {
            stopWaiting(new Event.FlowedOut(), nowMs);
        } else if (talks()) {
            current.transferred = true;
            stopTalking(nowMs);
        }
    }

    private void answer(Event.Answered answered, long nowMs) {
        if (!waits()) {
            leave(nowMs);
            current = begin(answered.queue(), nowMs);
        }
        current.outcome = LegOutcome.ANSWERED;
        current.waitMs = nowMs - current.offeredAtMs;
        current.answeredAtMs = nowMs;
        current.agent = answered.agent();
        current.bot = answered.bot();
    }

    private void end(long nowMs) {
        if (waits()) {
            stopWaiting(null, nowMs);
        } else if (talks()) {
            stopTalking(nowMs);
        }
    }

    private void wrapUp(String agent, long nowMs) {
        Part part = toWrapUp(agent);
        if (part == null) {
            flags.add(Flag.OUT_OF_PLACE);
            return;
        }
        if (part == current) {
            stopTalking(nowMs);
        }
        part.wrapMs = nowMs - part.endedAtMs;
        part.wrapped = true;
    }

    /** The latest leg that the agent, or anybody where none is named, answered and has not wrapped up. */
    private Part toWrapUp(String agent) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            boolean his = agent == null || part.agent == null || part.agent.equals(agent);
            if (part.outcome == LegOutcome.ANSWERED && part.bot == null && !part.wrapped && his) {
                return part;
            }
        }
        return null;
    }

    private Part begin(String queue, long nowMs) {
        Part part = new Part(queue, nowMs);
        parts.add(part);
        return part;
    }

    /** @param end a flow-out; whatever else it is, the customer gave up */
    private void stopWaiting(Event.LifeCycle end, long nowMs) {
        if (end instanceof Event.FlowedOut flowedOut) {
            current.outcome = LegOutcome.FLOWED_OUT;
            current.reason = flowedOut.reason();
        } else {
            current.outcome = LegOutcome.ABANDONED;
        }
        current.waitMs = nowMs - current.offeredAtMs;
        current = null;
    }

    private void stopTalking(long nowMs) {
        current.resume(nowMs);
        current.endedAtMs = nowMs;
        current.ended = true;
        current = null;
    }

    private void passOver(Event.LifeCycle early) {
        if (early != null) {
            flags.add(Flag.OUT_OF_PLACE);
        }
    }

    private void inPlaceIf(boolean inPlace, Runnable step) {
        if (inPlace) {
            step.run();
        } else {
            flags.add(Flag.OUT_OF_PLACE);
        }
    }

    private boolean waits() {
        return current != null && current.outcome == LegOutcome.OPEN;
    }

    private boolean talks() {
        return current != null && current.outcome == LegOutcome.ANSWERED;
    }

    /** A leg in the making. */
    private static final class Part {
        private final String queue;
        private final long offeredAtMs;
        private LegOutcome outcome = LegOutcome.OPEN;
        private String reason;
        /** Whether its queue was entered as far as events tell, and not only left. */
        private boolean entryKnown;

        private String agent;
        private String bot;
        private long waitMs;
        private long answeredAtMs;
        private long heldSinceMs = -1;
        private long holdMs;
        private long endedAtMs;
        private boolean ended;
        private boolean transferred;
        private boolean wrapped;
        private long wrapMs;

        Part(String queue, long offeredAtMs) {
            this.queue = queue;
            this.offeredAtMs = offeredAtMs;
        }

        void resume(long nowMs) {
            if (heldSinceMs >= 0) {
                holdMs += nowMs - heldSinceMs;
                heldSinceMs = -1;
            }
        }

        Leg leg() {
            long talkMs = ended ? endedAtMs - answeredAtMs - holdMs : 0;
            return new Leg(
                    queue,
                    agent,
                    bot,
                    offeredAtMs,
                    outcome,
                    waitMs,
                    ended,
                    talkMs,
                    ended ? holdMs : 0,
                    wrapMs,
                    transferred,
                    reason);
        }
    }
}
