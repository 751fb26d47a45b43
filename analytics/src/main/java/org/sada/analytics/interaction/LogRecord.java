package org.sada.analytics.interaction;

import java.util.Arrays;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.topic.Rejection;
import org.sada.contract.topic.Topics;

/**
 * One record of the log: lines of JSON, an event each, with the place from which they came.
 *
 * @param timestampMs when the log took it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record LogRecord(byte[] lines, String source, int partition, long offset, long timestampMs, int partitions) {
    private static final long LONGEST_LEAD_MS = 5 * 60_000;

    /** What reads the lines. */
    interface Reader {
        void event(Event event, Rejecting asRejected);

        /** A line that is no event that may be counted. */
        void refused(Rejection rejection);
    }

    /** Makes a line into what is kept of it where it cannot be counted; most never need it. */
    @FunctionalInterface
    interface Rejecting {
        Rejection rejection();
    }

    /** Hands each line that is not blank to the reader; a bad one never keeps the next from being read. */
    void read(Reader reader) {
        int line = 1;
        int start = 0;
        while (start < lines.length) {
            int end = start;
            while (end < lines.length && lines[end] != '\n') {
                end++;
            }
            if (!isBlank(start, end)) {
                readLine(start, end, line, reader);
            }
            start = end + 1;
            line++;
        }
    }

    private void readLine(int start, int end, int line, Reader reader) {
        Event event;
        try {
            event = EventJson.read(lines, start, end - start);
        } catch (InvalidEvent e) {
            reader.refused(rejection(EventJson.DEFAULT_TENANT, start, end, line, e.getMessage()));
            return;
        }
        String tenant = event.tenant();
        if (event.occurredAtMs() > timestampMs + LONGEST_LEAD_MS) {
            reader.refused(rejection(
                    tenant, start, end, line, "occurred_at lies more than 5 minutes after the log took the event"));
        } else if (Topics.partition(event.partitionKey(), partitions) != partition) {
            reader.refused(rejection(tenant, start, end, line, "the event belongs into another partition of the log"));
        } else {
            reader.event(
                    event,
                    () -> rejection(tenant, start, end, line, "after the retention of its interaction or agent"));
        }
    }

    private Rejection rejection(String tenant, int start, int end, int line, String reason) {
        String position = "partition " + partition + ", offset " + offset + ", line " + line;
        return new Rejection(tenant, "log", source, position, reason, Arrays.copyOfRange(lines, start, end));
    }

    private boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (lines[i] != ' ' && lines[i] != '\r' && lines[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
