package org.sada.ingest.source;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.sada.contract.event.InvalidEvent;

/**
 * One row of a queue log.
 *
 * @param micros when, in microseconds since 1970 UTC
 * @param call the id of the call, or null where the row is of none
 * @param queue null where it is of none
 * @param agent null where it is of none, or unknown
 * @param event such as ENTERQUEUE
 * @param data what else it says, in the order of the event's parameters
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record AsteriskRow(
        long micros,
        String call,
        String queue,
        String agent,
        String event,
        List<String> data,
        String position,
        byte[] content) {
    private static final int FIXED = 5;
    private static final long MOST_SECONDS = 366L * 24 * 3600;
    /** What stands where there is nothing to say. */
    private static final List<String> NOTHING = List.of("", "NONE");
    /** What stands instead of the id of a call where a row is of none. */
    private static final List<String> NO_CALL = List.of("", "NONE", "MANAGER", "REALTIME");

    static AsteriskRow ofLine(Lines.Line line, AsteriskTimes times) throws InvalidEvent {
        String[] fields = line.text().split("\\|", -1);
        if (fields.length < FIXED) {
            throw new InvalidEvent("has " + fields.length
                    + " fields where a row of a queue log has at least 5: time|callid|queue|agent|event");
        }
        List<String> data = Arrays.asList(fields).subList(FIXED, fields.length);
        return of(times.micros(fields[0].strip()), fields, data, line.position(), line.bytes());
    }

    /** @param fields of which the second to the fifth are read: call, queue, agent, event */
    static AsteriskRow of(long micros, String[] fields, List<String> data, String position, byte[] content)
            throws InvalidEvent {
        String event = fields[4].strip();
        if (!event.matches("[A-Z][A-Z0-9_-]{0,79}")) {
            throw new InvalidEvent("event " + Shown.value(event) + " is no name in capital letters such as ENTERQUEUE");
        }
        return new AsteriskRow(
                micros,
                known(fields[1], NO_CALL),
                known(fields[2], NOTHING),
                known(fields[3], NOTHING),
                event,
                List.copyOf(data),
                position,
                content);
    }

    private static String known(String text, List<String> nothing) {
        String clean = text.strip();
        return nothing.contains(clean) ? null : clean;
    }

    /** In milliseconds since 1970 UTC: what is beyond is dropped, as the log does it. */
    long millis() {
        return Math.floorDiv(micros, 1000L);
    }

    /** The parameter at this place, from 1; empty where it is not there. */
    String data(int place) {
        return place <= data.size() ? data.get(place - 1).strip() : "";
    }

    /** A parameter in whole seconds, in microseconds; empty where it is not there or cannot be. */
    OptionalLong secondsInMicros(int place) {
        String text = data(place);
        if (!text.matches("\\d{1,9}") || Long.parseLong(text) > MOST_SECONDS) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(1_000_000L * Long.parseLong(text));
    }
}
