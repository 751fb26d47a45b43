package org.sada.contract.event;

/** What became of one visit to a queue, an agent or a bot. */
public enum LegOutcome implements Name {
    /** Still waiting. */
    OPEN,
    /** An agent or a bot took it. */
    ANSWERED,
    /** The customer gave up while waiting. */
    ABANDONED,
    /** It left the queue for another place without being answered: overflow, time-out, closed. */
    FLOWED_OUT
}
