package org.sada.ingest.source;

/**
 * Finds the end of a JSON value without reading it. Knows just enough of the grammar to notice at once when one that was cut off runs
 * into its neighbour.
 */
final class JsonFraming {
    /** Levels of nesting. */
    static final int DEEPEST = 64;

    enum State {
        WITHIN,
        /** The last byte ended the value. */
        ENDED,
        /** This is no JSON. */
        BROKEN
    }

    private int depth;
    private boolean inText;
    private boolean escaped;
    /** The last byte that is neither space nor within a text. */
    private byte before = ',';

    State take(byte each) {
        if (inText) {
            return text(each);
        }
        switch (each) {
            case ' ', '\t', '\r', '\n' -> {
                return State.WITHIN;
            }
            case '"' -> {
                if (afterAValue()) {
                    return State.BROKEN;
                }
                inText = true;
            }
            case '{', '[' -> {
                if (afterAValue() || before == '{' || ++depth > DEEPEST) {
                    return State.BROKEN;
                }
            }
            case '}', ']' -> {
                before = each;
                return --depth == 0 ? State.ENDED : State.WITHIN;
            }
            default -> {}
        }
        before = each;
        return State.WITHIN;
    }

    private State text(byte each) {
        if (each >= 0 && each < ' ') {
            return State.BROKEN;
        }
        if (escaped) {
            escaped = false;
        } else if (each == '\\') {
            escaped = true;
        } else if (each == '"') {
            inText = false;
        }
        return State.WITHIN;
    }

    /** Nothing may begin where no comma, colon or bracket stands before. */
    private boolean afterAValue() {
        return before != ',' && before != ':' && before != '[' && before != '{';
    }
}
