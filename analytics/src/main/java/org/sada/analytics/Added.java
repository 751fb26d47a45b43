package org.sada.analytics;

/** What adding an event to the set in which its id is looked for did. */
public enum Added {
    NEW,
    REPEATED,
    /** The id was there with other content, and the event with the greater (occurredAt, form) is kept. */
    CONFLICTING
}
