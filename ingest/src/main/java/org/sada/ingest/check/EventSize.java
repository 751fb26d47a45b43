package org.sada.ingest.check;

import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/** Refuses events whose line in the log would be longer than its readers take, however short they were when they came. */
public final class EventSize {
    /** No field but the legs of a record can carry an event over the limit; below this many they cannot either. */
    private static final int HARMLESS_LEGS = 50;

    private EventSize() {}

    /** @throws InvalidEvent if the event takes more than {@link EventJson#LONGEST_BYTES} as a line */
    public static void require(Event event) throws InvalidEvent {
        if (event.body() instanceof Event.Whole whole
                && whole.legs().size() > HARMLESS_LEGS
                && EventJson.write(event).length > EventJson.LONGEST_BYTES) {
            throw new InvalidEvent("legs take more than " + EventJson.LONGEST_BYTES + " bytes together with the rest");
        }
    }
}
