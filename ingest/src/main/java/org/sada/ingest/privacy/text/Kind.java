package org.sada.ingest.privacy.text;

import java.util.Locale;

/** What is taken out of a text. */
public enum Kind {
    CARD,
    IBAN,
    EMAIL,
    PHONE,
    ID,
    CODE,
    /** Any long number, where a strict reader asks no further. */
    NUMBER;

    private final String placeholder = "[" + text() + "]";

    /** What stands in its place. */
    public String placeholder() {
        return placeholder;
    }

    /** As in metrics: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
