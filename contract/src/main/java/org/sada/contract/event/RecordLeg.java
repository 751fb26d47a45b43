package org.sada.contract.event;

/**
 * One leg of a whole record. Durations are milliseconds, 0 or more, and null where the source does not know them.
 *
 * @param queue null for a leg to an agent or a bot directly
 * @param agent null where unknown; never together with {@code bot}
 * @param waitMs from the offer to the answer, the abandonment or the flow-out
 * @param transferred whether the leg ended in a transfer
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
        boolean transferred) {}
