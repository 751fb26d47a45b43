package org.sada.ingest.file;

import org.sada.ingest.source.ImportException;

/** The pipeline is away, or takes nothing from this sender: nothing is wrong with the file, which may be sent again later. */
final class DestinationException extends ImportException {
    private static final long serialVersionUID = 1;

    DestinationException(String message) {
        super(message);
    }

    DestinationException(String message, Throwable cause) {
        super(message, cause);
    }
}
