package org.sada.ingest.publish;

/** The log could not be reached, or could not take something. The message is one line that says what to do. */
public final class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PublishException(String message) {
        super(message);
    }

    public PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
