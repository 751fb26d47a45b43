package org.sada.contract.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Finds what an ASCII word of 1 to 16 characters stands for by two comparisons of eight bytes each. */
final class WordTable<T> {
    private static final int LONGEST = 2 * Long.BYTES;

    private final long[] words;
    private final Object[] values;

    private WordTable(int slots) {
        words = new long[2 * slots];
        values = new Object[slots];
    }

    static <T> WordTable<T> of(Map<String, T> entries) {
        WordTable<T> table = new WordTable<>(4 * Integer.highestOneBit(entries.size() + 1));
        entries.forEach(table::put);
        return table;
    }

    private void put(String word, T value) {
        byte[] bytes = ('"' + word + '"').getBytes(StandardCharsets.US_ASCII);
        JsonCursor cursor = new JsonCursor(bytes, 0, bytes.length);
        if (!cursor.takesString() || cursor.stringLength() > LONGEST) {
            throw new IllegalArgumentException("no word for a table: " + word);
        }
        int slot = slot(low(cursor), high(cursor));
        while (values[slot] != null) {
            slot = (slot + 1) & (values.length - 1);
        }
        words[2 * slot] = low(cursor);
        words[2 * slot + 1] = high(cursor);
        values[slot] = value;
    }

    /** What the string passed last stands for, or null. */
    @SuppressWarnings("unchecked") // put() takes no others
    T find(JsonCursor cursor) {
        if (cursor.stringLength() > LONGEST) {
            return null;
        }
        long low = low(cursor);
        long high = high(cursor);
        int slot = slot(low, high);
        while (values[slot] != null) {
            if (words[2 * slot] == low && words[2 * slot + 1] == high) {
                return (T) values[slot];
            }
            slot = (slot + 1) & (values.length - 1);
        }
        return null;
    }

    private static long low(JsonCursor cursor) {
        return cursor.stringWord(0);
    }

    private static long high(JsonCursor cursor) {
        return cursor.stringLength() > Long.BYTES ? cursor.stringWord(Long.BYTES) : 0;
    }

    private int slot(long low, long high) {
        long mixed = (low + high * 31) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & (values.length - 1);
    }
}
