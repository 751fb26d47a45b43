package org.sada.analytics.text;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a text feels; unknown where the model was not trained for it. */
public enum Sentiment {
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    UNKNOWN;

    /** How many can be told apart. */
    static final int KNOWN = 3;

    /** As files write it; anything else is unknown. */
    static Sentiment of(String name) {
        for (Sentiment each : values()) {
            if (each.label().equals(name.strip().toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        return UNKNOWN;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
