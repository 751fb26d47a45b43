package org.sada.console.complaint;

import java.util.List;

/**
 * A text whose reading is among the least certain.
 *
 * @param suggested categories that were read, or the most probable one where the reading abstained
 * @param sentiment null where not known
 * @param confidence how probable it is that this is right, 0 to 1
 */
public record Unsure(
        String text, List<String> suggested, String sentiment, double confidence, String interaction, String event) {}
