package org.sada.ingest.simulator;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen, in order of time, and of entry where times are equal. Holds the simulated time. */
final class Agenda {
    private record Entry(long atMs, long sequence, boolean essential, Runnable action) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::atMs).thenComparingLong(Entry::sequence));
    private long nowMs;
    private long sequence;
    private int essential;

    Agenda(long startMs) {
        nowMs = startMs;
    }

    long nowMs() {
        return nowMs;
    }

    /** Something that an interaction still has before it: the simulation does not end before. */
    void in(long delayMs, Runnable action) {
        essential++;
        entries.add(new Entry(nowMs + Math.max(0, delayMs), sequence++, true, action));
    }

    /** Something that ends with the simulation, such as the next shift. A time that has passed means now. */
    void background(long atMs, Runnable action) {
        entries.add(new Entry(Math.max(nowMs, atMs), sequence++, false, action));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean hasEssential() {
        return essential > 0;
    }

    int size() {
        return entries.size();
    }

    /** When the next entry is due; the agenda must not be empty. */
    long nextMs() {
        return entries.element().atMs();
    }

    void runNext() {
        Entry next = entries.remove();
        if (next.essential()) {
            essential--;
        }
        nowMs = next.atMs();
        next.action().run();
    }

    void clear() {
        entries.clear();
        essential = 0;
    }
}
