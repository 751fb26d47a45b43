package org.sada.launcher.verify;

import java.util.ArrayList;
import java.util.List;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.fact.Flag;
import org.sada.contract.fact.Leg;

/** Walks the life-cycle events of one interaction in order and notes its legs. */
final class LegWalk {
    private enum Stage {
        WAITING,
        TALKING,
        HOLDING,
        OVER
    }

    /** A leg that is still being told. */
    private static final class Visit {
        private final String queue;
        private final long offeredAtMs;
        private String agent;
        private String bot;
        private Stage stage = Stage.WAITING;
        private LegOutcome outcome = LegOutcome.OPEN;
        private long waitMs;
        private long answeredAtMs;
        private long heldSinceMs;
        private long holdMs;
        private long endedAtMs;
        private long wrapMs;
        private boolean wrappedUp;
        private boolean transferredOut;
        private String reason;
        private boolean entered;

        private Visit(String queue, long offeredAtMs) {
            this.queue = queue;
            this.offeredAtMs = offeredAtMs;
        }

        private boolean conversing() {
            return stage == Stage.TALKING || stage == Stage.HOLDING;
        }

        private boolean handled() {
            return outcome == LegOutcome.ANSWERED && stage == Stage.OVER;
        }

        private void answer(Event.Answered answered, long nowMs) {
            agent = answered.agent();
            bot = answered.bot();
            outcome = LegOutcome.ANSWERED;
            waitMs = nowMs - offeredAtMs;
            answeredAtMs = nowMs;
            stage = Stage.TALKING;
        }

        /** Whoever did not flow out has given up. */
        private void leaveQueue(Event.Body how, long nowMs) {
            outcome = how instanceof Event.FlowedOut ? LegOutcome.FLOWED_OUT : LegOutcome.ABANDONED;
            reason = how instanceof Event.FlowedOut flowedOut ? flowedOut.reason() : null;
            waitMs = nowMs - offeredAtMs;
            stage = Stage.OVER;
        }

        private void end(long nowMs) {
            if (stage == Stage.HOLDING) {
                holdMs += nowMs - heldSinceMs;
            }
            endedAtMs = nowMs;
            stage = Stage.OVER;
        }

        private Leg leg() {
            boolean handled = handled();
            return new Leg(
                    queue,
                    agent,
                    bot,
                    offeredAtMs,
                    outcome,
                    waitMs,
                    handled,
                    handled ? endedAtMs - answeredAtMs - holdMs : 0,
                    handled ? holdMs : 0,
                    wrapMs,
                    transferredOut,
                    reason);
        }
    }

    private final List<Visit> visits = new ArrayList<>();
    private final List<Event.Body> beforeFirstVisit = new ArrayList<>();
    private boolean outOfPlace;
    private boolean runsBack;

    List<Leg> legs() {
        return visits.stream().map(Visit::leg).toList();
    }

    List<Flag> flags() {
        List<Flag> flags = new ArrayList<>();
        if (runsBack) {
            flags.add(Flag.TIME_RUNS_BACK);
        }
        if (outOfPlace) {
            flags.add(Flag.OUT_OF_PLACE);
        }
        return List.copyOf(flags);
    }

    /**
     * Sources whose clocks count seconds put a transfer and the next queue on one instant, in no order. Of such events the next is the
     * first that fits what the walk has come to, and where none fits, the first.
     *
     * @param life in their order
     */
    void walk(List<Event> life) {
        List<Event> left = new ArrayList<>();
        for (Event event : life) {
            if (!left.isEmpty() && left.get(0).occurredAtMs() != event.occurredAtMs()) {
                instant(left);
            }
            left.add(event);
        }
        instant(left);
        settleEndings();
    }

    /** An ending before the first visit is impossible; where that visit would wait for ever, the ending was its own. */
    private void settleEndings() {
        List<Event.Body> ofWait = beforeFirstVisit.stream()
                .filter(body -> !(body instanceof Event.Ended))
                .toList();
        boolean ended = ofWait.size() < beforeFirstVisit.size();
        boolean waits = visits.size() == 1 && visits.get(0).stage == Stage.WAITING;
        boolean settled = waits && !beforeFirstVisit.isEmpty();
        if (settled) {
            Visit visit = visits.get(0);
            visit.leaveQueue(ofWait.isEmpty() ? null : ofWait.get(ofWait.size() - 1), visit.offeredAtMs);
        }
        runsBack |= settled || (ended && !visits.isEmpty());
        outOfPlace |= ofWait.size() > (settled ? 1 : 0);
    }

    private void instant(List<Event> left) {
        while (!left.isEmpty()) {
            Event next = left.stream().filter(this::fits).findFirst().orElse(left.get(0));
            left.remove(next);
            step(next);
        }
    }

    private boolean fits(Event event) {
        Visit current = current();
        Stage stage = current == null ? Stage.OVER : current.stage;
        Event.Body body = event.body();
        if (body instanceof Event.Queued) {
            return stage == Stage.OVER || entersLate(event, current);
        } else if (body instanceof Event.Answered) {
            return stage == Stage.OVER || stage == Stage.WAITING;
        } else if (body instanceof Event.Held) {
            return stage == Stage.TALKING;
        } else if (body instanceof Event.Resumed) {
            return stage == Stage.HOLDING;
        } else if (body instanceof Event.Transferred) {
            return stage != Stage.OVER;
        } else if (body instanceof Event.Abandoned || body instanceof Event.FlowedOut) {
            return stage == Stage.WAITING;
        } else if (body instanceof Event.WrappedUp wrappedUp) {
            Visit wrapped = toWrapUp(wrappedUp.agent());
            return wrapped != null && wrapped != current;
        }
        return true;
    }

    private void step(Event event) {
        long nowMs = event.occurredAtMs();
        Visit current = current();
        Stage stage = current == null ? Stage.OVER : current.stage;
        boolean ending = event.body() instanceof Event.Ended
                || event.body() instanceof Event.Abandoned
                || event.body() instanceof Event.FlowedOut;
        if (ending && visits.isEmpty()) {
            beforeFirstVisit.add(event.body());
        } else if (entersLate(event, current)) {
            current.entered = true;
            runsBack = true;
        } else if (event.body() instanceof Event.Queued queued) {
            moveOn(current, nowMs);
            Visit entered = new Visit(queued.queue(), nowMs);
            entered.entered = true;
            visits.add(entered);
        } else if (event.body() instanceof Event.Answered answered) {
            answer(answered, current, nowMs);
        } else if (event.body() instanceof Event.Held && stage == Stage.TALKING) {
            current.stage = Stage.HOLDING;
            current.heldSinceMs = nowMs;
        } else if (event.body() instanceof Event.Resumed && stage == Stage.HOLDING) {
            current.stage = Stage.TALKING;
            current.holdMs += nowMs - current.heldSinceMs;
        } else if (event.body() instanceof Event.Transferred && stage != Stage.OVER) {
            moveOn(current, nowMs);
        } else if (event.body() instanceof Event.Abandoned && stage == Stage.WAITING) {
            current.leaveQueue(event.body(), nowMs);
        } else if (event.body() instanceof Event.FlowedOut && stage == Stage.WAITING) {
            current.leaveQueue(event.body(), nowMs);
        } else if (event.body() instanceof Event.Ended) {
            hangUp(current, nowMs);
        } else if (event.body() instanceof Event.WrappedUp wrappedUp) {
            wrapUp(wrappedUp.agent(), nowMs);
        } else if (!(event.body() instanceof Event.Started)) {
            outOfPlace = true;
        }
    }

    /** The queue of the conversation is told to have been entered after it was left. */
    private static boolean entersLate(Event event, Visit current) {
        return event.body() instanceof Event.Queued queued
                && current != null
                && current.conversing()
                && !current.entered
                && queued.queue().equals(current.queue);
    }

    /** The leg that is not over, or null. Only the last one can be such. */
    private Visit current() {
        Visit last = visits.isEmpty() ? null : visits.get(visits.size() - 1);
        return last == null || last.stage == Stage.OVER ? null : last;
    }

    /** The interaction goes on elsewhere: who waited flowed out, who talked was transferred. */
    private static void moveOn(Visit current, long nowMs) {
        if (current == null) {
            return;
        }
        if (current.conversing()) {
            current.end(nowMs);
            current.transferredOut = true;
        } else {
            current.leaveQueue(new Event.FlowedOut(), nowMs);
        }
    }

    private void answer(Event.Answered answered, Visit current, long nowMs) {
        Visit taken = current;
        if (current == null || current.conversing()) {
            moveOn(current, nowMs);
            taken = new Visit(answered.queue(), nowMs);
            visits.add(taken);
        }
        taken.answer(answered, nowMs);
    }

    private static void hangUp(Visit current, long nowMs) {
        if (current == null) {
            return;
        }
        if (current.conversing()) {
            current.end(nowMs);
        } else {
            current.leaveQueue(new Event.Abandoned(), nowMs);
        }
    }

    private void wrapUp(String agent, long nowMs) {
        Visit visit = toWrapUp(agent);
        if (visit == null) {
            outOfPlace = true;
            return;
        }
        if (visit.conversing()) {
            visit.end(nowMs);
        }
        visit.wrapMs = nowMs - visit.endedAtMs;
        visit.wrappedUp = true;
    }

    /** The latest visit that a person took, of this agent as far as both are known, and that has no wrap-up yet; or null. */
    private Visit toWrapUp(String agent) {
        for (int i = visits.size() - 1; i >= 0; i--) {
            Visit visit = visits.get(i);
            boolean byPerson = visit.outcome == LegOutcome.ANSWERED && visit.bot == null;
            boolean hers = agent == null || visit.agent == null || agent.equals(visit.agent);
            if (byPerson && hers && !visit.wrappedUp) {
                return visit;
            }
        }
        return null;
    }
}
