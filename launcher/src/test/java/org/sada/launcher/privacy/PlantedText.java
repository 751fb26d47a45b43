package org.sada.launcher.privacy;

import java.util.List;

/**
 * A text as a customer might write it.
 *
 * @param kind what was planted; {@code harmless} where nothing was
 * @param secrets what must not be there afterwards, each as it stands in the text
 * @param harmless what must be there afterwards, each as it stands in the text
 */
record PlantedText(String kind, String text, List<Secret> secrets, List<String> harmless) {

    /**
     * @param bare its letters and digits, in ASCII
     */
    record Secret(String written, String bare) {
        static Secret of(String written) {
            return new Secret(written, PlantedText.bare(written));
        }

        /** Whether a text shows it, however it is written there. */
        boolean isIn(String text) {
            return text.contains(written) || PlantedText.bare(text).contains(bare);
        }
    }

    /** Letters and digits only, in ASCII and small: no way of writing hides a number from this. */
    static String bare(String text) {
        StringBuilder bare = new StringBuilder();
        for (char each : text.toCharArray()) {
            int digit = Character.digit(each, 10);
            if (digit >= 0) {
                bare.append(digit);
            } else if (Character.isLetter(each)) {
                bare.append(Character.toLowerCase(each));
            }
        }
        return bare.toString();
    }
}
