package org.sada.bench.data;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.sada.contract.topic.Topics;

/** Plays a data set: calls begin at random, their events come in the order of time. */
public final class Centre {
    private static final long FIRST_MS = Instant.parse("2025-06-01T00:00:00Z").toEpochMilli();
    private static final int PROGRESS_EVERY = 50_000;

    /** Takes the events one by one. */
    public interface Sink {
        /**
         * @param line JSON with its line end; the bytes change after the call
         * @param key the partition key of the event
         */
        void accept(int partition, String key, byte[] line, int length);
    }

    private final DataSet data;
    private final SplittableRandom random;
    private final Books books = new Books();
    private final PriorityQueue<Call> calls =
            new PriorityQueue<>(Comparator.comparingLong(call -> call.times[call.next]));
    private final double meanGapMs;
    private double nextStartMs = FIRST_MS;
    private long plannedEvents;

    public Centre(DataSet data) {
        this.data = data;
        this.random = new SplittableRandom(data.seed());
        this.meanGapMs = data.span().toMillis() / (data.events() / DataSet.EVENTS_PER_CALL);
    }

    /**
     * All events of the data set, in order.
     *
     * @param progress told the number of events now and then
     */
    public Truth play(Sink sink, LongConsumer progress) {
        Lines lines = new Lines(data.queues(), data.agents());
        long events = 0;
        long bytes = 0;
        begin();
        while (!calls.isEmpty()) {
            Call call = calls.poll();
            if (plannedEvents < data.events() && nextStartMs <= call.times[call.next]) {
                calls.add(call);
                begin();
                continue;
            }
            if (call.steps[call.next] == Call.Step.QUEUED) {
                call.leg++;
            }
            lines.write(call);
            sink.accept(call.partition, call.id, lines.bytes(), lines.length());
            bytes += lines.length();
            if (++events % PROGRESS_EVERY == 0) {
                progress.accept(events);
            }
            if (++call.next < call.planned) {
                calls.add(call);
            } else if (calls.isEmpty() && plannedEvents < data.events()) {
                begin();
            }
        }
        return new Truth(events, bytes, books.totals(data.customers()));
    }

    private void begin() {
        long high = random.nextLong();
        long low = random.nextLong();
        String key = Lines.TENANT + "|" + new UUID(high, low);
        int partition = Topics.partition(key, data.partitions());
        Call call = new Call(random.nextInt(data.customers()), high, low, key, partition, random.nextInt(8));
        call.plan((long) nextStartMs, random, data, books);
        plannedEvents += call.planned;
        nextStartMs += -meanGapMs * Math.log1p(-random.nextDouble());
        calls.add(call);
    }
}
