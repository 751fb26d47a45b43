package org.sada.contract.fact;

import org.sada.contract.event.LegOutcome;

/**
 * One visit to one queue, or to an agent or a bot directly. Durations are milliseconds, 0 or more.
 *
 * @param queue null where none was entered or it is unknown
 * @param agent null where unknown, or where a bot answered or nobody did
 * @param bot null unless a bot answered
 * @param waitMs from the offer to what ended the wait; 0 while open
 * @param handled whether an agent or a bot took it and the conversation on this leg is over; times are 0 before
 * @param talkMs without hold
 * @param transferredOut whether the leg ended in a transfer
 * @param reason why it flowed out, as the source gives it; null where it gives none, and for other legs
 */
public record Leg(
        String queue,
        String agent,
        String bot,
        long offeredAtMs,
        LegOutcome outcome,
        long waitMs,
        boolean handled,
        long talkMs,
        long holdMs,
        long wrapMs,
        boolean transferredOut,
        String reason) {

    /** A leg without a reason. */
    public Leg(
            String queue,
            String agent,
            String bot,
            long offeredAtMs,
            LegOutcome outcome,
            long waitMs,
            boolean handled,
            long talkMs,
            long holdMs,
            long wrapMs,
            boolean transferredOut) {
        this(queue, agent, bot, offeredAtMs, outcome, waitMs, handled, talkMs, holdMs, wrapMs, transferredOut, null);
    }

    public boolean answered() {
        return outcome == LegOutcome.ANSWERED;
    }

    /** Whether a bot answered: such a leg counts in the measures of bots only. */
    public boolean byBot() {
        return bot != null;
    }

    /** Talk, hold and wrap-up together. */
    public long handleMs() {
        return talkMs + holdMs + wrapMs;
    }
}
