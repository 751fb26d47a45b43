package org.sada.ingest.publish;

import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;

/**
 * A valid event as a line of the log, without the line end.
 *
 * @param bytes JSON that {@link EventJson#read(byte[])} reads as this event
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record EventLine(Event event, byte[] bytes) {

    /** The event written anew. */
    public static EventLine of(Event event) {
        return new EventLine(event, EventJson.write(event));
    }

    /** The bytes from which the event was read, which need no second writing unless they stretch over several lines. */
    public static EventLine asItCame(Event event, byte[] bytes) {
        for (byte each : bytes) {
            if (each == '\n') {
                return of(event);
            }
        }
        return new EventLine(event, bytes);
    }
}
