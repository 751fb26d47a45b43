package org.sada.contract.event;

/** What an agent is doing, as far as work is concerned. All but a logout are parts of the time logged in. */
public enum Presence implements Name {
    /** Logged in, and available until another state says otherwise. */
    LOGIN,
    /** Waits for work. */
    AVAILABLE,
    /** With a customer: talk and hold. */
    BUSY,
    /** In after-contact work. */
    WRAP_UP,
    /** Logged in, and taking no work. */
    PAUSED,
    LOGOUT
}
