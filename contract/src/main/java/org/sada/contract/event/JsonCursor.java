package org.sada.contract.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the bytes of one JSON text, eight at a time within strings. It knows the usual only: whatever else stands there, it
 * says no, and the position then means nothing.
 */
final class JsonCursor {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;
    private static final long DELETES = 0x7F * ONES;

    private final byte[] bytes;
    private final int end;
    private int position;
    private int stringFrom;
    private int stringTo;
    private boolean stringIsAscii;

    JsonCursor(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the string passed last begins, after its quote. */
    int stringFrom() {
        return stringFrom;
    }

    /** Where the string passed last ends, at its quote. */
    int stringTo() {
        return stringTo;
    }

    boolean stringIsAscii() {
        return stringIsAscii;
    }

    boolean atEnd() {
        return position == end;
    }

    void skipSpaces() {
        while (position < end && isSpace(bytes[position])) {
            position++;
        }
    }

    /** Whether this character stands here; if so it is passed. */
    boolean takes(char expected) {
        if (position < end && bytes[position] == expected) {
            position++;
            return true;
        }
        return false;
    }

    /** Whether this ASCII word stands here, with nothing after it that could belong to it; if so it is passed. */
    boolean takesWord(String expected) {
        int after = position + expected.length();
        if (after > end) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (bytes[position + i] != expected.charAt(i)) {
                return false;
            }
        }
        if (!endsToken(after)) {
            return false;
        }
        position = after;
        return true;
    }

    /** Passes a whole number of 0 to 99 and returns it, or returns -1. */
    int smallNumber() {
        int first = digit(position);
        int second = digit(position + 1);
        if (first >= 0 && endsToken(position + 1)) {
            position++;
            return first;
        }
        if (first > 0 && second >= 0 && endsToken(position + 2)) {
            position += 2;
            return 10 * first + second;
        }
        return -1;
    }

    /** Whether a string without escapes and control characters stands here; if so it is passed. */
    boolean takesString() {
        if (!takes('"')) {
            return false;
        }
        stringFrom = position;
        long high = 0;
        for (int at = position; at < end; at += Long.BYTES) {
            long word = word(at);
            long stops = zeros(word ^ QUOTES)
                    | zeros(word ^ BACKSLASHES)
                    | zeros(word ^ DELETES)
                    | ((word - SPACES) & ~word & HIGH_BITS);
            if (stops != 0) {
                long before = Long.lowestOneBit(stops) - 1;
                stringTo = at + (Long.numberOfTrailingZeros(stops) >>> 3);
                stringIsAscii = ((high | (word & before)) & HIGH_BITS) == 0;
                position = stringTo + 1;
                return stringTo < end && bytes[stringTo] == '"';
            }
            high |= word;
        }
        return false;
    }

    int stringLength() {
        return stringTo - stringFrom;
    }

    /** The string passed last; bytes that are not valid UTF-8 leave a U+FFFD in it. */
    String string() {
        return new String(
                bytes,
                stringFrom,
                stringTo - stringFrom,
                stringIsAscii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** Bytes of the string passed last, from this one on, at most eight: the first one lowest, 0 beyond its end. */
    long stringWord(int index) {
        int left = stringTo - stringFrom - index;
        long word = word(stringFrom + index);
        return left >= Long.BYTES ? word : word & ((1L << (left << 3)) - 1);
    }

    private long word(int at) {
        return at + Long.BYTES <= bytes.length ? (long) LONGS.get(bytes, at) : lastWord(at);
    }

    /** The same near the end of the array, with 0 for what is missing: a control character, which ends every string. */
    private long lastWord(int at) {
        long word = 0;
        for (int i = bytes.length - 1; i >= at; i--) {
            word = word << 8 | (bytes[i] & 0xFF);
        }
        return word;
    }

    /** The high bit of each byte that is 0; above the lowest of them also of others. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
    }

    private int digit(int at) {
        return at < end && bytes[at] >= '0' && bytes[at] <= '9' ? bytes[at] - '0' : -1;
    }

    private boolean endsToken(int at) {
        return at < end && (bytes[at] == ',' || bytes[at] == '}' || bytes[at] == ']' || isSpace(bytes[at]));
    }

    private static boolean isSpace(byte each) {
        return each == ' ' || each == '\t' || each == '\r' || each == '\n';
    }
}
