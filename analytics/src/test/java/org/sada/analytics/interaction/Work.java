package org.sada.analytics.interaction;

import java.util.function.IntSupplier;

/**
 * How much work something is, in units of a fixed loop that runs in turns with it. A slow or busy machine slows both; the least of many
 * short rounds leaves out those in which another process took the processor. So the ratio says what a clock cannot.
 */
final class Work {
    private static final int ROUNDS = 60;
    private static final long ROUND_NANOS = 1_500_000;
    private static final long WARM_UP_NANOS = 300_000_000;
    private static final long MOST_NANOS = 10_000_000_000L;
    private static final byte[] BYTES = new byte[1_024];

    /** Keeps the compiler from leaving out what nobody reads. */
    @SuppressWarnings("unused")
    private static volatile int result;

    static {
        for (int i = 0; i < BYTES.length; i++) {
            BYTES[i] = (byte) (i * 37);
        }
    }

    private Work() {}

    /** The work of one call, where 1 is that of hashing 1,024 bytes one by one. */
    static double of(IntSupplier task) {
        int taskCalls = callsOfOneRound(task);
        int unitCalls = callsOfOneRound(Work::unit);
        long end = System.nanoTime() + MOST_NANOS;
        double taskNanos = Double.MAX_VALUE;
        double unitNanos = Double.MAX_VALUE;
        double before;
        do { // until the compiler has done its best, however busy the machine
            before = taskNanos;
            for (int round = 0; round < ROUNDS; round++) {
                unitNanos = Math.min(unitNanos, (double) nanos(Work::unit, unitCalls) / unitCalls);
                taskNanos = Math.min(taskNanos, (double) nanos(task, taskCalls) / taskCalls);
            }
        } while (taskNanos < 0.97 * before && System.nanoTime() < end);
        return taskNanos / unitNanos;
    }

    /** Also warms up. */
    private static int callsOfOneRound(IntSupplier task) {
        long end = System.nanoTime() + WARM_UP_NANOS;
        long least = Long.MAX_VALUE;
        while (System.nanoTime() < end) {
            least = Math.min(least, nanos(task, 16));
        }
        return (int) Math.max(1, 16 * ROUND_NANOS / Math.max(1, least));
    }

    private static long nanos(IntSupplier task, int calls) {
        int sum = 0;
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            sum += task.getAsInt();
        }
        long nanos = System.nanoTime() - start;
        result = sum;
        return nanos;
    }

    private static int unit() {
        int hash = 0x811c9dc5;
        for (byte each : BYTES) {
            hash = (hash ^ each) * 0x01000193;
        }
        return hash;
    }
}
