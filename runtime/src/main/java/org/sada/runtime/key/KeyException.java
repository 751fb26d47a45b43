package org.sada.runtime.key;

/** Keys cannot be read, written or found. The message is one line for a person: the thing, the place, the way out. */
public final class KeyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeyException(String message) {
        super(message);
    }

    KeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
