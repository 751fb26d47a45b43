package org.sada.ingest.file;

import org.sada.contract.event.Event;

/**
 * The ids met so far, as hashes of 64 bits in 16 bytes each: ten million of them are mistaken for one another once in some hundred
 * thousand imports, and then only in a count that is shown.
 */
final class SeenIds {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] hashes = new long[1 << 12];
    private int size;

    /** Whether an event of the same subject and id came before. */
    boolean seenBefore(Event event) {
        long hash = hash(hash(FNV_OFFSET, event.partitionKey()), "\n" + event.id());
        if (!add(hashes, hash)) {
            return true;
        }
        size++;
        if (size > hashes.length / 2) {
            grow();
        }
        return false;
    }

    private void grow() {
        long[] larger = new long[2 * hashes.length];
        for (long hash : hashes) {
            if (hash != 0) {
                add(larger, hash);
            }
        }
        hashes = larger;
    }

    private static boolean add(long[] table, long hash) {
        int mask = table.length - 1;
        int slot = (int) hash & mask;
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = hash;
        return true;
    }

    private static long hash(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        long mixed = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return mixed == 0 ? 1 : mixed ^ (mixed >>> 29);
    }
}
