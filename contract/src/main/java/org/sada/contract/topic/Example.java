package org.sada.contract.topic;

import java.util.List;
import org.sada.contract.fact.Sentiment;

/**
 * A customer's text that shows what stands behind a figure, as ingest let it through: redacted. Kept for a while only.
 *
 * @param interaction the subject of its event
 * @param event the id of the event that holds it
 * @param definition the version of the definition by which it was read
 * @param categories under which it is counted: those read, and those that its source gave; sorted
 * @param likely the most probable category, taken or not; null where there is none
 * @param confidence how probable it is that the reading is right, 0 to 1
 * @param abstained whether the reading was too unsure to say; a person should look
 * @param sentiment null where not known
 * @param text {@value #MOST} characters at most
 */
public record Example(
        String tenant,
        String interaction,
        String event,
        long occurredAtMs,
        int definition,
        List<String> categories,
        String likely,
        double confidence,
        boolean abstained,
        Sentiment sentiment,
        String text) {
    /** Characters of a text that are kept. */
    public static final int MOST = 1_000;

    public Example {
        categories = List.copyOf(categories);
    }

    /** The beginning of a text, never with half a character at its end. */
    public static String beginning(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST - 2)) ? MOST - 2 : MOST - 1;
        return text.substring(0, end) + "…";
    }
}
