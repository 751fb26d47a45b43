package org.sada.runtime.key;

import java.util.Locale;

/** What a key is good for. */
public enum Scope {
    /** Sending events of one tenant. */
    WRITE,
    /** Reading the figures of one tenant. */
    READ,
    /** Both, for every tenant, and the metrics of the process. */
    ADMIN;

    /** Whether a key of this scope may do what asks for the other. */
    public boolean includes(Scope needed) {
        return this == ADMIN || this == needed;
    }

    /** As it is written for people. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
