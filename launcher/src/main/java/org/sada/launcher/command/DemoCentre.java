package org.sada.launcher.command;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sada.contract.event.Event;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.publish.Publisher;
import org.sada.ingest.simulator.Scenario;
import org.sada.ingest.simulator.Simulator;
import org.sada.runtime.Service;

/**
 * A simulated centre whose past days come as fast as they can be taken, and whose time then runs on at a given speed. It never runs
 * ahead of the time outside, for events from the future are refused.
 */
final class DemoCentre implements Service {
    private static final String SOURCE = "demo";
    private static final Duration PAST = Duration.ofDays(9);
    private static final Duration STILL_TO_COME = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int INTERACTIONS_A_DAY = 4_000;
    private static final int EVENTS_AT_ONCE = 500;
    private static final int TICK_MS = 100;

    private final Publisher publisher;
    private final FutureCheck clock;
    private final Iterator<Event> events;
    private final long runFromMs;
    private final int speed;
    private final Duration length;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Event next;

    /**
     * @param speed seconds of the centre in one second outside
     * @param length after which it ends; null: never
     */
    DemoCentre(Publisher publisher, long seed, int speed, Duration length) {
        this.publisher = publisher;
        this.speed = speed;
        this.length = length;
        this.clock = FutureCheck.bySystemClock();
        Instant start = clock.now().minus(PAST).minus(STILL_TO_COME).truncatedTo(ChronoUnit.DAYS);
        this.runFromMs = start.plus(PAST).toEpochMilli();
        this.events = new Simulator(Scenario.endless(seed, start).atRate(INTERACTIONS_A_DAY));
        this.next = events.next();
    }

    @Override
    public String name() {
        return "simulated centre";
    }

    @Override
    public void run() throws InterruptedException {
        long began = System.nanoTime();
        sendUntil(runFromMs);
        long running = System.nanoTime();
        while (!closed.await(TICK_MS, TimeUnit.MILLISECONDS)) {
            long elapsedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - running);
            sendUntil(Math.min(runFromMs + elapsedMs * speed, clock.now().toEpochMilli()));
            if (length != null && System.nanoTime() - began > length.toNanos()) {
                return;
            }
        }
    }

    /** Sends what happens before this time; a batch must be in the log before the next one but one is made. */
    private void sendUntil(long timeMs) {
        CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
        while (next.occurredAtMs() < timeMs && closed.getCount() > 0) {
            List<Event> batch = new ArrayList<>(EVENTS_AT_ONCE);
            while (next.occurredAtMs() < timeMs && batch.size() < EVENTS_AT_ONCE) {
                batch.add(next);
                next = events.next();
            }
            CompletableFuture<Void> sending = publisher.publish(SOURCE, batch, PATIENCE);
            sent.join();
            sent = sending;
        }
        sent.join();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
