package org.sada.contract.fact;

import org.sada.contract.event.Name;

/** How a customer's words feel. */
public enum Sentiment implements Name {
    NEGATIVE,
    NEUTRAL,
    POSITIVE
}
