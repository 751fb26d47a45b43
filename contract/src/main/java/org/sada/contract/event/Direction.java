package org.sada.contract.event;

/** Who began the interaction. Only inbound contacts count for repeats. */
public enum Direction implements Name {
    INBOUND,
    OUTBOUND,
    INTERNAL
}
