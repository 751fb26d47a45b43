package org.sada.contract.event;

/** The medium of an interaction. */
public enum Channel implements Name {
    VOICE,
    CHAT,
    MESSAGE,
    EMAIL,
    SOCIAL,
    VIDEO,
    OTHER
}
