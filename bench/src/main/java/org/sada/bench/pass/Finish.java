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
 */
public record Finish(long startedNanos, long runningNanos, long endNanos, Map<String, Long> counted, long cpuNanos) {}
