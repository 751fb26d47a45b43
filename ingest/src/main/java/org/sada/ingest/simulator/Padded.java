package org.sada.ingest.simulator;

/** Numbers in ids: padded, so that the order of the text is the order of the numbers. */
final class Padded {
    private Padded() {}

    static String number(long number, int digits) {
        String text = Long.toString(number);
        return text.length() >= digits ? text : "0".repeat(digits - text.length()) + text;
    }
}
