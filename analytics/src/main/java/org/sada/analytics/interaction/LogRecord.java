package org.sada.analytics.interaction;

import java.util.Arrays;
import java.util.function.Consumer;
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
        void event(Event event, Rejection asRejected);

        /** A line that is no event that may be counted. */
        void refused(Rejection rejection);
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
        String position = "partition " + partition + ", offset " + offset + ", line " + line;
        byte[] content = Arrays.copyOfRange(lines, start, end);
        Consumer<String> refuse =
                reason -> reader.refused(rejection(EventJson.DEFAULT_TENANT, position, reason, content));
        try {
            Event event = EventJson.read(content);
            if (event.occurredAtMs() > timestampMs + LONGEST_LEAD_MS) {
                reader.refused(rejection(
                        event.tenant(),
                        position,
                        "occurred_at lies more than 5 minutes after the log took the event",
                        content));
            } else if (Topics.partition(event.partitionKey(), partitions) != partition) {
                reader.refused(rejection(
                        event.tenant(), position, "the event belongs into another partition of the log", content));
            } else {
                reader.event(
                        event, rejection(event.tenant(), position, "after the retention of its interaction", content));
            }
        } catch (InvalidEvent e) {
            refuse.accept(e.getMessage());
        }
    }

    private Rejection rejection(String tenant, String position, String reason, byte[] content) {
        return new Rejection(tenant, "log", source, position, reason, content);
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
