package org.sada.contract.event;

/** Where an agent works. */
public enum Site implements Name {
    ON_SITE,
    REMOTE
}
