package org.sada.bench.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sada.bench.data.DataSet;

/**
 * What a run does.
 *
 * @param contenders their names, in the order of reports
 * @param parts what else is measured: names of parts, and {@code scaling}
 * @param data names of data sets
 * @param passes of each contender; the first is cold, from the third on they are warm
 * @param budget for the passes of one data set: what does not fit any more is left out, first passes excepted
 * @param slow who takes longer than this for a pass does one only
 * @param patience for one pass
 * @param heap of a contender, as -Xmx takes it
 */
public record Plan(
        List<String> contenders,
        List<String> parts,
        List<String> data,
        long events,
        int passes,
        long seed,
        int partitions,
        int threads,
        int eventsPerRecord,
        String heap,
        Duration budget,
        Duration slow,
        Duration patience) {
    /** What is measured beside the contenders. */
    public static final List<String> PARTS = List.of("latency", "sink", "restore", "scaling");

    private static final List<String> BOTH = List.of("A", "B");

    public Plan {
        contenders = List.copyOf(contenders);
        parts = List.copyOf(parts);
        data = List.copyOf(data);
        if (passes < 1 || passes > 1_000) {
            throw new IllegalArgumentException("passes must be between 1 and 1000, not " + passes);
        }
        for (String name : data) {
            dataSet(name, events, seed, partitions, eventsPerRecord); // says what cannot be
        }
    }

    /** The main ratios in less than 4 minutes. */
    public static Plan quick(long seed) {
        return new Plan(
                List.of(),
                List.of(),
                BOTH,
                500_000,
                3,
                seed,
                8,
                2,
                100,
                "2g",
                Duration.ofSeconds(85),
                Duration.ofSeconds(12),
                Duration.ofSeconds(35));
    }

    public static Plan full(long seed) {
        return new Plan(
                List.of(),
                List.of(),
                BOTH,
                5_000_000,
                7,
                seed,
                8,
                2,
                100,
                "2g",
                Duration.ofMinutes(40),
                Duration.ofMinutes(3),
                Duration.ofMinutes(10));
    }

    public Plan with(List<String> otherContenders, List<String> otherParts, List<String> otherData) {
        return new Plan(
                otherContenders,
                otherParts,
                otherData,
                events,
                passes,
                seed,
                partitions,
                threads,
                eventsPerRecord,
                heap,
                budget,
                slow,
                patience);
    }

    public Plan with(long otherEvents, int otherPasses) {
        return new Plan(
                contenders,
                parts,
                data,
                otherEvents,
                otherPasses,
                seed,
                partitions,
                threads,
                eventsPerRecord,
                heap,
                budget,
                slow,
                patience);
    }

    public Plan with(int otherPartitions, int otherThreads, int otherEventsPerRecord, String otherHeap) {
        return new Plan(
                contenders,
                parts,
                data,
                events,
                passes,
                seed,
                otherPartitions,
                otherThreads,
                otherEventsPerRecord,
                otherHeap,
                budget,
                slow,
                patience);
    }

    /** Data sets in which one size is varied, each of a fifth of the events. */
    List<DataSet> scaling() {
        long some = Math.max(1_000, events / 5);
        List<DataSet> sets = new ArrayList<>();
        for (int number : new int[] {1, 2, 4, 8}) {
            sets.add(DataSet.quietDay(some, seed, number).named("A, partitions " + number));
        }
        for (int number : new int[] {10, 100, 1_000, 10_000}) {
            sets.add(DataSet.quietDay(some, seed, partitions).withQueues(number).named("A, queues " + number));
        }
        for (int number : new int[] {1_000, 100_000, 10_000_000}) {
            sets.add(DataSet.quietDay(some, seed, partitions)
                    .withCustomers(number)
                    .named("A, callers drawn from " + number));
        }
        return sets;
    }

    /** One of the two data sets. */
    DataSet dataSet(String name) {
        return dataSet(name, events, seed, partitions, eventsPerRecord);
    }

    private static DataSet dataSet(String name, long events, long seed, int partitions, int eventsPerRecord) {
        DataSet data = name.equals("A")
                ? DataSet.quietDay(events, seed, partitions)
                : DataSet.crowdedHalfHour(events, seed, partitions);
        return data.withEventsPerRecord(eventsPerRecord);
    }
}
