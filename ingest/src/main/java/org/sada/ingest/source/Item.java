package org.sada.ingest.source;

import java.util.List;
import org.sada.contract.event.Event;

/** One thing in a file: a line, a row, a document. */
public sealed interface Item {

    /** Where in the file, such as {@code line 17}. */
    String position();

    /** The bytes as they stand in the file, without the line end. */
    byte[] content();

    /**
     * A thing that was understood. The events keep the contract.
     *
     * @param isTheEvent whether the content is the one event itself, in its JSON, so that it may go into the log as it is
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Understood(String position, byte[] content, List<Event> events, boolean isTheEvent) implements Item {
        Understood(String position, byte[] content, List<Event> events) {
            this(position, content, events, false);
        }
    }

    /**
     * A thing that was not.
     *
     * @param reason one line
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Refused(String position, byte[] content, String reason) implements Item {}
}
