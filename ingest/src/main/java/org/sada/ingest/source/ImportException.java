package org.sada.ingest.source;

/** A file that cannot be imported at all. The message is one line that names the file or the setting and says what to do. */
public class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ImportException(String message) {
        super(message);
    }

    public ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
