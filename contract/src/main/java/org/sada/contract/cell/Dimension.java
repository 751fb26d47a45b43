package org.sada.contract.cell;

import org.sada.contract.event.Name;

/** What cells can be told apart by. */
public enum Dimension implements Name {
    QUEUE,
    CHANNEL,
    DIRECTION,
    AGENT,
    CATEGORY,
    PRODUCT,
    REGION,
    /** The door through which events came; of the ledger only. */
    SOURCE;

    static final Dimension[] ALL = values();
}
