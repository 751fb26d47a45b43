package org.sada.contract.event;

/** Who wrote or said a text. */
public enum Author implements Name {
    CUSTOMER,
    AGENT,
    BOT
}
