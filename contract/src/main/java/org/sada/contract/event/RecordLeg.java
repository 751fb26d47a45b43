package org.sada.contract.event;

/**
 * One leg of a whole record. Durations are milliseconds, and null where the source does not know them. A negative one is impossible, and
 * kept as the source gives it.
 *
 * @param queue null for a leg to an agent or a bot directly
 * @param agent null where unknown; never together with {@code bot}
 * @param waitMs from the offer to the answer, the abandonment or the flow-out
 * @param transferred whether the leg ended in a transfer
 * @param reason why it flowed out, as the source gives it; null where it gives none, and for other legs
 */
public record RecordLeg(
        String queue,
        String agent,
        String bot,
        long offeredAtMs,
        LegOutcome outcome,
        Long waitMs,
        Long talkMs,
        Long holdMs,
        Long wrapMs,
        boolean transferred,
        String reason) {

    /** A leg without a reason. */
    public RecordLeg(
            String queue,
            String agent,
            String bot,
            long offeredAtMs,
            LegOutcome outcome,
            Long waitMs,
            Long talkMs,
            Long holdMs,
            Long wrapMs,
            boolean transferred) {
        this(queue, agent, bot, offeredAtMs, outcome, waitMs, talkMs, holdMs, wrapMs, transferred, null);
    }
}
