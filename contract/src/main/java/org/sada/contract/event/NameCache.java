package org.sada.contract.event;

import java.util.Arrays;

/**
 * Names that come again and again, such as those of queues and agents, so that each need be made only once. It holds a bounded
 * number of them, the later in place of the earlier. Many threads may use it at once: entries never change, so the worst of a race is
 * that a name is made twice.
 */
final class NameCache {
    private static final int SLOTS = 4096;
    private static final int LONGEST_BYTES = 64;
    private static final char REPLACEMENT = '\uFFFD';

    private final Entry[] entries = new Entry[SLOTS];

    private static final class Entry {
        private final long hash;
        private final byte[] bytes;
        private final String name;

        private Entry(long hash, byte[] bytes, String name) {
            this.hash = hash;
            this.bytes = bytes;
            this.name = name;
        }
    }

    /** The string that the cursor passed last, or null where it is no name of the contract, or not surely one. */
    String name(JsonCursor cursor) {
        int length = cursor.stringLength();
        if (length == 0 || length > LONGEST_BYTES) {
            return newName(cursor);
        }
        long hash = length;
        for (int i = 0; i < length; i += Long.BYTES) {
            hash = (hash ^ cursor.stringWord(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        int slot = (int) hash & (SLOTS - 1);
        Entry entry = entries[slot];
        if (entry != null
                && entry.hash == hash
                && Arrays.equals(
                        entry.bytes, 0, entry.bytes.length, cursor.bytes(), cursor.stringFrom(), cursor.stringTo())) {
            return entry.name;
        }
        String name = newName(cursor);
        if (name != null) {
            byte[] bytes = Arrays.copyOfRange(cursor.bytes(), cursor.stringFrom(), cursor.stringTo());
            entries[slot] = new Entry(hash, bytes, name);
        }
        return name;
    }

    /** The same without looking it up, for names that do not come again. */
    static String newName(JsonCursor cursor) {
        int length = cursor.stringLength();
        // a name that begins with a space may be blank, which is for others to say
        if (length == 0 || cursor.bytes()[cursor.stringFrom()] == ' ') {
            return null;
        }
        if (cursor.stringIsAscii()) {
            return length <= Fields.LONGEST_NAME ? cursor.string() : null;
        }
        String name = cursor.string();
        return name.length() <= Fields.LONGEST_NAME && !name.isBlank() && isClean(name) ? name : null;
    }

    private static boolean isClean(String name) {
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (Character.isISOControl(each) || each == REPLACEMENT) {
                return false;
            }
        }
        return true;
    }
}
