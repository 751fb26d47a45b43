package org.sada.analytics.interaction;

import java.util.Comparator;
import java.util.List;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.RecordLeg;
import org.sada.contract.fact.Leg;

/** A leg of a record, as far as the rest of the interaction says more of it. */
final class RecordVisit {
    static final Comparator<RecordVisit> BY_OFFER = Comparator.comparingLong(RecordVisit::offeredAtMs);

    private final RecordLeg leg;
    private final boolean over;
    private LegOutcome outcome;
    private boolean transferred;
    private long wrapMs;
    private boolean wrapped;
    private long wrappedUpAtMs = Long.MIN_VALUE;

    /** @param over whether what the record tells of has ended */
    RecordVisit(RecordLeg leg, boolean over) {
        this.leg = leg;
        this.over = over;
        this.outcome = leg.outcome();
        this.transferred = leg.transferred();
        this.wrapMs = orZero(leg.wrapMs());
        this.wrapped = leg.wrapMs() != null;
    }

    long offeredAtMs() {
        return leg.offeredAtMs();
    }

    /** The customer went on from here to another part. */
    void leadOn() {
        if (outcome == LegOutcome.ANSWERED) {
            transferred = true;
        } else if (outcome == LegOutcome.ABANDONED) {
            outcome = LegOutcome.FLOWED_OUT;
        }
    }

    /**
     * After-contact work ended: it belongs to the leg that ended last before, among those of the agent whose record does not know it.
     *
     * @param agent null where unknown
     */
    static void wrapUp(List<RecordVisit> visits, String agent, long nowMs) {
        RecordVisit latest = null;
        for (RecordVisit visit : visits) {
            if (visit.waitsForWrapUp(agent)
                    && visit.lastKnownMs() <= nowMs
                    && (latest == null || visit.lastKnownMs() >= latest.lastKnownMs())) {
                latest = visit;
            }
        }
        if (latest != null) {
            latest.wrapMs = nowMs - latest.lastKnownMs();
            latest.wrapped = true;
            latest.wrappedUpAtMs = nowMs;
        }
    }

    private boolean waitsForWrapUp(String agent) {
        boolean his = agent == null || leg.agent() == null || leg.agent().equals(agent);
        return outcome == LegOutcome.ANSWERED && leg.bot() == null && leg.talkMs() != null && !wrapped && his;
    }

    /** {@link Long#MIN_VALUE} unless an event told it. */
    long wrappedUpAtMs() {
        return wrappedUpAtMs;
    }

    long lastKnownMs() {
        return leg.offeredAtMs() + orZero(leg.waitMs()) + orZero(leg.talkMs()) + orZero(leg.holdMs()) + wrapMs;
    }

    Leg leg() {
        boolean handled = outcome == LegOutcome.ANSWERED && (over || leg.talkMs() != null || transferred);
        return new Leg(
                leg.queue(),
                leg.agent(),
                leg.bot(),
                leg.offeredAtMs(),
                outcome,
                outcome == LegOutcome.OPEN ? 0 : orZero(leg.waitMs()),
                handled,
                handled ? orZero(leg.talkMs()) : 0,
                handled ? orZero(leg.holdMs()) : 0,
                handled ? wrapMs : 0,
                transferred,
                outcome == LegOutcome.FLOWED_OUT ? leg.reason() : null);
    }

    /** Whether a time of it is negative. */
    boolean isImpossible() {
        return isNegative(leg.waitMs())
                || isNegative(leg.talkMs())
                || isNegative(leg.holdMs())
                || isNegative(leg.wrapMs());
    }

    private static boolean isNegative(Long millis) {
        return millis != null && millis < 0;
    }

    private static long orZero(Long millis) {
        return millis == null ? 0 : Math.max(0, millis);
    }
}
