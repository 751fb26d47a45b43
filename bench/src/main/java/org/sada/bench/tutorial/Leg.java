package org.sada.bench.tutorial;

/** One visit to a queue. */
public class Leg {
    public String queue;
    public long queuedMs;
    public long answeredMs;
    public long endedMs;
    public long holdMs;
    public long heldSinceMs;
    public long wrapMs;
    public boolean answered;
    public boolean abandoned;
    public boolean transferred;
    public long waitMs;

    public long talkMs() {
        return endedMs - answeredMs - holdMs;
    }
}
