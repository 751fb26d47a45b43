package org.sada.console.kpi;

/** A question that has no answer; the message names what is wrong and what may be asked instead, in one line. */
public final class InvalidQuery extends IllegalArgumentException {
    public InvalidQuery(String message) {
        super(message);
    }

    /** For a value that is none of those that a parameter takes. */
    public static InvalidQuery choice(String parameter, String value, String choices) {
        return new InvalidQuery(parameter + " \"" + shown(value) + "\" is unknown; it is one of " + choices);
    }

    /** What a client sent, cut to what is worth repeating. */
    static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }
}
