package org.sada.runtime;

/** Something cannot start, for a reason outside the program. The message is one line for a person: the thing, the place, the way out. */
public class StartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
