package org.sada.analytics.text;

/** A file of texts, a taxonomy or a model cannot be used. The message is one line that names it, the place and the way out. */
public final class TextException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TextException(String message) {
        super(message);
    }

    public TextException(String message, Throwable cause) {
        super(message, cause);
    }
}
