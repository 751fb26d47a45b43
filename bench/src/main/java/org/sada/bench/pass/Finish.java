package org.sada.bench.pass;

import java.util.Map;

/**
 * How a pass went. Times are those of System.nanoTime.
 *
 * @param startedNanos when it was told to start
 * @param runningNanos when it had its partitions and could take events
 * @param endNanos when what came out was complete and committed
 * @param counted what came out, by measure
 * @param cpuNanos of this process from the start to the end, without the reader that watched
 * @param figures more that was measured, by name
 */
public record Finish(
        long startedNanos,
        long runningNanos,
        long endNanos,
        Map<String, Long> counted,
        long cpuNanos,
        Map<String, Double> figures) {

    public Finish(long startedNanos, long runningNanos, long endNanos, Map<String, Long> counted, long cpuNanos) {
        this(startedNanos, runningNanos, endNanos, counted, cpuNanos, Map.of());
    }
}
