package org.sada.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream of which one can look ahead as far as memory goes, and which counts lines. */
final class ByteWindow {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private boolean atEnd;
    private long line = 1;
    /** Spaces since the last line's end; more than any where something else stands before on the line. */
    private int indent;

    ByteWindow(InputStream in) {
        this.in = in;
    }

    void skipByteOrderMark() throws IOException {
        if (has(2) && Arrays.equals(copy(3), BYTE_ORDER_MARK)) {
            from += 3;
        }
    }

    /** Whether there is a byte this far ahead. */
    boolean has(int ahead) throws IOException {
        while (ahead >= to - from && !atEnd) {
            fill();
        }
        return ahead < to - from;
    }

    /** One that {@link #has} has found. */
    byte get(int ahead) {
        return buffer[from + ahead];
    }

    /** The next bytes, as many as there are of them. */
    byte[] copy(int length) throws IOException {
        has(length - 1);
        return Arrays.copyOfRange(buffer, from, Math.min(to, from + length));
    }

    /** Goes on, by as many as there are. */
    void drop(int length) throws IOException {
        has(length - 1);
        int end = Math.min(to, from + length);
        for (; from < end; from++) {
            if (buffer[from] == '\n') {
                line++;
                indent = 0;
            } else {
                indent = buffer[from] == ' ' || buffer[from] == '\t' ? indent + 1 : Integer.MAX_VALUE / 2;
            }
        }
    }

    /** Of the next byte, from 1. */
    long line() {
        return line;
    }

    /** How many spaces stand before the next byte on its line; 0 where something else does. */
    int indent() {
        return indent >= Integer.MAX_VALUE / 2 ? 0 : indent;
    }

    private void fill() throws IOException {
        if (from > 0 && to == buffer.length) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        } else if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, to, buffer.length - to);
        atEnd = read < 0;
        to += Math.max(0, read);
    }
}
