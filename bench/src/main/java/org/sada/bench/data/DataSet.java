package org.sada.bench.data;

import java.time.Duration;

/**
 * The events of an imaginary centre, the same for the same values.
 *
 * @param name for reports
 * @param events about how many; a little more, for every call comes to its end
 * @param span of event time in which calls begin
 * @param customers among whom the callers are drawn; who is drawn again, repeats
 * @param eventsPerRecord of the log; 1 gives keyed single events
 */
public record DataSet(
        String name,
        long events,
        Duration span,
        long seed,
        int partitions,
        int queues,
        int agents,
        int customers,
        int eventsPerRecord) {
    /** Events of a call in the mean. */
    static final double EVENTS_PER_CALL = 6.0;

    private static final double FULL_EVENTS = 5_000_000;

    public DataSet {
        require(events >= 1_000, "events", "1000 or more");
        require(partitions >= 1 && partitions <= 1_000, "partitions", "1 to 1000");
        require(queues >= 1 && queues <= 100_000, "queues", "1 to 100000");
        require(agents >= 2, "agents", "2 or more");
        require(customers >= 1, "customers", "1 or more");
        require(eventsPerRecord >= 1 && eventsPerRecord <= 1_000, "events of a record", "1 to 1000");
    }

    /** A day at 58 events a second: about 2,700 interactions are open at once, however many events are asked for. */
    public static DataSet quietDay(long events, long seed, int partitions) {
        return of("A", events, Duration.ofHours(24), seed, partitions);
    }

    /** The same squeezed into half an hour: about 127,000 interactions are open at once. */
    public static DataSet crowdedHalfHour(long events, long seed, int partitions) {
        return of("B", events, Duration.ofMinutes(30), seed, partitions);
    }

    private static DataSet of(String name, long events, Duration fullSpan, long seed, int partitions) {
        Duration span = Duration.ofMillis(Math.round(fullSpan.toMillis() * (events / FULL_EVENTS)));
        int customers = (int) Math.max(1, Math.round(events / EVENTS_PER_CALL * 0.6));
        return new DataSet(name, events, span, seed, partitions, 10, 300, customers, 100);
    }

    public DataSet withQueues(int other) {
        return new DataSet(name, events, span, seed, partitions, other, agents, customers, eventsPerRecord);
    }

    public DataSet withCustomers(int other) {
        return new DataSet(name, events, span, seed, partitions, queues, agents, other, eventsPerRecord);
    }

    public DataSet withEventsPerRecord(int other) {
        return new DataSet(name, events, span, seed, partitions, queues, agents, customers, other);
    }

    public DataSet named(String other) {
        return new DataSet(other, events, span, seed, partitions, queues, agents, customers, eventsPerRecord);
    }

    private static void require(boolean condition, String what, String range) {
        if (!condition) {
            throw new IllegalArgumentException("the number of " + what + " must be " + range);
        }
    }
}
