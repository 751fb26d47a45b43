package org.sada.bench.pass;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is reported of a pass.
 *
 * @param startS seconds from the start until it could take events
 * @param runS seconds from there until its figures were complete and committed
 * @param cpuS of the process, from the start to the end
 * @param peakHeapBytes the peaks of all heap pools together
 * @param peakRssBytes of the process; 0 where the system does not tell
 * @param errors of the totals that are not right, what came out less what is true
 * @param figures more that was measured, by name
 * @param failure why there is no result; null where there is one
 */
public record PassResult(
        int number,
        double startS,
        double runS,
        double cpuS,
        long peakHeapBytes,
        long peakRssBytes,
        Map<String, Long> errors,
        Map<String, Double> figures,
        String failure) {

    public static PassResult of(Pass pass, Contender contender, Finish finish, long peakHeap, long peakRss) {
        Map<String, Long> errors = new TreeMap<>();
        for (String measure : contender.counts()) {
            long wrong = finish.counted().getOrDefault(measure, 0L) - expected(pass, measure);
            if (wrong != 0) {
                errors.put(measure, wrong);
            }
        }
        return new PassResult(
                pass.number(),
                seconds(finish.runningNanos() - finish.startedNanos()),
                seconds(finish.endNanos() - finish.runningNanos()),
                seconds(finish.cpuNanos()),
                peakHeap,
                peakRss,
                errors,
                finish.figures(),
                null);
    }

    public static PassResult failed(int number, String failure) {
        return new PassResult(number, 0, 0, 0, 0, 0, Map.of(), Map.of(), failure);
    }

    static long expected(Pass pass, String measure) {
        return measure.equals("events") ? pass.events() : pass.truth().getOrDefault(measure, 0L);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
