package org.sada.bench.contender;

import org.HdrHistogram.Histogram;

/** The queued events that are on their way, in the order of each partition, and how long those took that were seen. */
final class Probes {
    private static final String QUEUE = "probe-";

    private final long[][] due;
    private final boolean[][] counted;
    private final int[] expected;
    private final int[] seen;
    private final long firstCounted;
    private final Histogram micros = new Histogram(60_000_000L, 3);
    private boolean sending = true;

    /**
     * @param events at most
     * @param firstCounted number of the event from which on latencies count; before it is warm-up
     */
    Probes(int partitions, int events, long firstCounted) {
        this.due = new long[partitions][events];
        this.counted = new boolean[partitions][events];
        this.expected = new int[partitions];
        this.seen = new int[partitions];
        this.firstCounted = firstCounted;
    }

    static String queue(int partition) {
        return QUEUE + partition;
    }

    /** The partition of a probe; -1 where the queue is none. */
    static int partition(String queue) {
        return queue != null && queue.startsWith(QUEUE) ? Integer.parseInt(queue.substring(QUEUE.length())) : -1;
    }

    synchronized void expect(int partition, int number, long dueNanos) {
        due[partition][expected[partition]] = dueNanos;
        counted[partition][expected[partition]++] = number >= firstCounted;
    }

    synchronized void expectNoMore() {
        sending = false;
    }

    /** So many of a partition are visible now. */
    synchronized void see(int partition, long count) {
        long now = System.nanoTime();
        while (seen[partition] < Math.min(count, expected[partition])) {
            int index = seen[partition]++;
            if (counted[partition][index]) {
                micros.recordValue(Math.max(0, Math.min(60_000_000L, (now - due[partition][index]) / 1_000)));
            }
        }
    }

    synchronized boolean allSeen() {
        return !sending && missing() == 0;
    }

    synchronized long missing() {
        long missing = 0;
        for (int partition = 0; partition < seen.length; partition++) {
            missing += expected[partition] - seen[partition];
        }
        return missing;
    }

    synchronized Histogram micros() {
        return micros.copy();
    }
}
