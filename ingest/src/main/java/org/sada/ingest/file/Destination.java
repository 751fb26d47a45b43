package org.sada.ingest.file;

import org.sada.contract.event.Event;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.publish.EventLine;
import org.sada.ingest.source.ImportException;

/** Where an import goes. Both methods may wait for room, and report to the tally what is refused further on. */
interface Destination {

    /**
     * One event on its way.
     *
     * @param position with the file's name, for the tally
     * @param repeated whether the tally has counted it as repeated
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Parcel(EventLine line, String source, String position, byte[] content, boolean repeated) {
        Parcel(Event event, String source, String position, byte[] content, boolean repeated) {
            this(EventLine.of(event), source, position, content, repeated);
        }

        Event event() {
            return line.event();
        }

        /** The position without the file's name. */
        String positionInSource() {
            return position.substring(source.length() + 1);
        }
    }

    /** @throws ImportException if the destination is lost */
    void send(Parcel parcel) throws InterruptedException;

    /** @throws ImportException if the destination is lost */
    void report(Rejection rejection) throws InterruptedException;

    /**
     * Waits until everything is kept.
     *
     * @throws ImportException if something is not
     */
    void finish() throws InterruptedException;
}
