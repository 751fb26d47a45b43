package org.sada.ingest.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/**
 * The lines of a file, whatever their ends. A byte order mark at the start is skipped. Of a line that is longer than any event may be,
 * only the beginning is kept.
 */
final class Lines {
    private static final int MOST_BYTES = EventJson.LONGEST_BYTES;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private final Deque<Line> putBack = new ArrayDeque<>();
    private int position;
    private int limit;
    private long number;

    /** @param number from 1 */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Line(long number, byte[] bytes, boolean cut) {
        String position() {
            return "line " + number;
        }

        /** The line as text, decoded strictly. */
        String text() throws InvalidEvent {
            if (cut) {
                throw new InvalidEvent("the line is longer than " + MOST_BYTES + " bytes");
            }
            return EventJson.decode(bytes, 0, bytes.length);
        }

        boolean isBlank() {
            for (byte each : bytes) {
                if (each != ' ' && each != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line, or null at the end. */
    Line next() throws IOException {
        if (!putBack.isEmpty()) {
            return putBack.removeFirst();
        }
        if (!fill()) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean cut = false;
        boolean ended = false;
        while (!ended && fill()) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            ended = end < limit;
            int room = MOST_BYTES + 1 - line.size(); // one more for a carriage return
            cut |= end - position > room;
            line.write(buffer, position, Math.min(end - position, room));
            position = ended ? end + 1 : end;
        }
        return finished(line.toByteArray(), cut);
    }

    /** The next line that holds anything, or null at the end. */
    Line nextWithContent() throws IOException {
        Line line = next();
        while (line != null && line.isBlank()) {
            line = next();
        }
        return line;
    }

    /** Gives lines back; the first of them comes next. */
    void putBack(Iterable<Line> lines) {
        Deque<Line> reversed = new ArrayDeque<>();
        lines.forEach(reversed::addFirst);
        reversed.forEach(putBack::addFirst);
    }

    private Line finished(byte[] bytes, boolean cut) {
        int from = number == 1 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        int to = bytes.length;
        if (!cut && to > from && bytes[to - 1] == '\r') {
            to--;
        }
        boolean tooLong = cut || to - from > MOST_BYTES;
        return new Line(number, Arrays.copyOfRange(bytes, from, Math.min(to, from + MOST_BYTES)), tooLong);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private boolean fill() throws IOException {
        while (position == limit) {
            position = 0;
            limit = Math.max(0, in.read(buffer));
            if (limit == 0) {
                return false;
            }
        }
        return true;
    }
}
