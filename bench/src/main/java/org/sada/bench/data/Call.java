package org.sada.bench.data;

import java.util.SplittableRandom;

/** One call with all its events, planned when it begins. */
final class Call {
    enum Step {
        STARTED,
        QUEUED,
        ANSWERED,
        HELD,
        RESUMED,
        TRANSFERRED,
        ABANDONED,
        ENDED,
        WRAPPED_UP,
        DISPOSITION
    }

    private static final int MOST_STEPS = 13;
    private static final double GIVES_UP = 0.07;
    private static final double TRANSFERRED = 0.05;
    private static final double HELD = 0.15;
    private static final double CLOSED_WITH_A_CODE = 0.7;

    final int customer;
    final long idHigh;
    final long idLow;
    final int partition;
    final int channel;
    final int[] queues = new int[2];
    final int[] agents = new int[2];
    final Step[] steps = new Step[MOST_STEPS];
    final long[] times = new long[MOST_STEPS];
    final String id;
    int planned;
    int next;
    int leg = -1;

    Call(int customer, long idHigh, long idLow, String id, int partition, int channel) {
        this.customer = customer;
        this.idHigh = idHigh;
        this.idLow = idLow;
        this.id = id;
        this.partition = partition;
        this.channel = channel;
    }

    /** Decides what will happen from its start on, and tells the books. */
    void plan(long startMs, SplittableRandom random, DataSet data, Books books) {
        queues[0] = random.nextInt(data.queues());
        agents[0] = random.nextInt(data.agents());
        long now = startMs;
        add(Step.STARTED, now);
        now += 2_000 + random.nextInt(18_000);
        add(Step.QUEUED, now);
        if (random.nextDouble() < GIVES_UP) {
            long waitMs = 1_000 + exponential(random, 45_000);
            now += waitMs;
            add(Step.ABANDONED, now);
            now += 40;
            add(Step.ENDED, now);
            books.abandoned(waitMs);
            books.contact(customer, startMs, now, false);
            return;
        }
        now = conversation(now, 0, random, books);
        if (random.nextDouble() < TRANSFERRED) {
            add(Step.TRANSFERRED, now);
            books.transferred();
            queues[1] = random.nextInt(data.queues());
            agents[1] = (agents[0] + 1 + random.nextInt(data.agents() - 1)) % data.agents();
            now += 500;
            add(Step.QUEUED, now);
            now = conversation(now, 1, random, books);
        }
        add(Step.ENDED, now);
        long wrapMs = 5_000 + exponential(random, 35_000);
        now += wrapMs;
        add(Step.WRAPPED_UP, now);
        books.wrapped(wrapMs);
        books.contact(customer, startMs, now, true);
        if (random.nextDouble() < CLOSED_WITH_A_CODE) {
            add(Step.DISPOSITION, now + 100);
        }
    }

    /** Wait and talk of one leg that was queued at this time; returns the end of the talk. */
    private long conversation(long queuedMs, int ofLeg, SplittableRandom random, Books books) {
        long waitMs = exponential(random, 18_000);
        long now = queuedMs + waitMs;
        add(Step.ANSWERED, now);
        long talkMs = 15_000 + exponential(random, 170_000);
        long holdMs = 0;
        if (ofLeg == 0 && random.nextDouble() < HELD) {
            now += talkMs / 2;
            add(Step.HELD, now);
            holdMs = 1_000 + exponential(random, 20_000);
            now += holdMs;
            add(Step.RESUMED, now);
            now += talkMs - talkMs / 2;
        } else {
            now += talkMs;
        }
        books.handled(waitMs, talkMs, holdMs);
        return now;
    }

    private void add(Step step, long atMs) {
        steps[planned] = step;
        times[planned++] = atMs;
    }

    private static long exponential(SplittableRandom random, double mean) {
        return Math.round(-mean * Math.log1p(-random.nextDouble()));
    }
}
