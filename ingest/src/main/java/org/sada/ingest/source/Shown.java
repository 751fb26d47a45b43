package org.sada.ingest.source;

/** Foreign text within a message of one line. */
final class Shown {
    private static final int LONGEST_VALUE = 60;

    private Shown() {}

    /** In quotes, and short. */
    static String value(String text) {
        return '"' + brief(text, LONGEST_VALUE) + '"';
    }

    static String brief(String text, int longest) {
        String cut = text.length() > longest ? text.substring(0, longest) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
