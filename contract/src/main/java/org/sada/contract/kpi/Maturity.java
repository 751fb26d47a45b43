package org.sada.contract.kpi;

import org.sada.contract.cell.Histogram;

/**
 * How far the figures of a window can be trusted to stay.
 *
 * @param settled whether the watermark has passed the window and nothing in it is open
 * @param mature whether, beyond that, the repeat window of each of its contacts is over
 * @param statesOver whether every state that an agent can have been in during the window is over
 * @param immatureFirstContacts first contacts whose repeat window is not over
 * @param agesMs of those among them that were not repeated so far: how long they are over, in milliseconds
 */
public record Maturity(
        boolean settled, boolean mature, boolean statesOver, long immatureFirstContacts, Histogram agesMs) {
    /** Everything is over. */
    public static final Maturity FINAL = new Maturity(true, true, true, 0, Histogram.EMPTY);
}
