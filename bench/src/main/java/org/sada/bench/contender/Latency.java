package org.sada.bench.contender;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.sada.bench.pass.Contender;
import org.sada.bench.pass.Finish;
import org.sada.bench.pass.Fresh;
import org.sada.bench.pass.Pass;
import org.sada.bench.pass.Usage;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.topic.Topics;
import org.sada.ingest.publish.KafkaPublisher;

/**
 * Sends events at a fixed rate through the publisher, and measures from the moment at which each *should* have been sent until what it
 * changed is seen: in the committed cells, and in the store. A sender that falls behind makes latencies longer, never fewer.
 *
 * <p>Every call queues in the probe of its partition. The order within a partition is kept, so the k-th {@code queued} of a partition is
 * seen as soon as its probe has k offered legs.
 */
public final class Latency implements Contender {
    private static final int RATE = 2_000;
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FIRST_MS = 1_748_736_000_000L;
    private static final int OPEN = 600;
    private static final int STEPS = 6;

    @Override
    public Set<String> counts() {
        return Set.of();
    }

    /** The log must be empty, or the first seconds would go to what lies in it. */
    @Override
    public void prepare(Pass pass) throws Exception {
        try (Admin admin = Fresh.admin(pass.bootstrap())) {
            Fresh.remove(admin, Topics.EVENTS.name()::equals);
        }
        SadaPipeline.makeFresh(pass);
    }

    @Override
    public Finish run(Pass pass) throws Exception {
        long cpuAtStart = Usage.cpuNanos();
        long started = System.nanoTime();
        try (RunningSink sink = new RunningSink(pass.folder());
                RunningAnalytics analytics =
                        RunningAnalytics.start(pass.bootstrap(), pass.partitions(), pass.folder());
                KafkaPublisher publisher = KafkaPublisher.connect(Map.of("bootstrap.servers", pass.bootstrap()))) {
            sink.start(pass.bootstrap());
            long running = analytics.awaitRunning(pass.patience());
            int events = (int) (LENGTH.toSeconds() * RATE);
            long firstCounted = WARM_UP.toSeconds() * RATE;
            Probes cells = new Probes(pass.partitions(), events, firstCounted);
            Probes rows = new Probes(pass.partitions(), events, firstCounted);
            try (CellWatch cellWatch = new CellWatch(pass, cells);
                    RowWatch rowWatch = new RowWatch(sink, rows)) {
                send(pass, publisher, events, cells, rows);
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                while (!(cells.allSeen() && rows.allSeen()) && System.nanoTime() < deadline) {
                    analytics.check();
                    sink.check();
                    cellWatch.check();
                    rowWatch.check();
                    Thread.sleep(5); // a watcher; nothing signals it
                }
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            put(figures, "cell", cells);
            put(figures, "row", rows);
            return new Finish(started, running, System.nanoTime(), Map.of(), Usage.cpuNanos() - cpuAtStart, figures);
        }
    }

    private static void send(Pass pass, KafkaPublisher publisher, int events, Probes cells, Probes rows) {
        long start = System.nanoTime() + 100_000_000;
        for (int i = 0; i < events; i++) {
            long due = start + i * 1_000_000_000L / RATE;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            Event event = event(i, pass.partitions());
            if (event.body() instanceof Event.Queued) {
                int partition = Topics.partition(event.partitionKey(), pass.partitions());
                cells.expect(partition, i, due);
                rows.expect(partition, i, due);
            }
            CompletableFuture<Void> unused = // what does not come is seen to be missing
                    publisher.publish("bench", List.of(event), PATIENCE);
        }
        cells.expectNoMore();
        rows.expectNoMore();
    }

    /** Some hundred calls are open at once; each gets its next event in turn. */
    private static Event event(int number, int partitions) {
        int call = number / (STEPS * OPEN) * OPEN + number % OPEN;
        int step = number / OPEN % STEPS;
        String interaction = "latency-" + call;
        String probe = Probes.queue(Topics.partition("default|" + interaction, partitions));
        Event.Body body = switch (step) {
            case 0 ->
                new Event.Started(
                        new Details("k" + call % 5_000, Channel.VOICE, Direction.INBOUND, null, null, null, null));
            case 1 -> new Event.Queued(probe);
            case 2 -> new Event.Answered("agent-" + call % 300, null);
            case 3 -> new Event.Ended();
            case 4 -> new Event.WrappedUp(null);
            default -> new Event.Disposition(true, null, List.of());
        };
        long timeMs = FIRST_MS + number * 1_000L / RATE;
        return new Event("default", interaction + "-" + step, interaction, timeMs, body);
    }

    private static void put(Map<String, Double> figures, String what, Probes probes) {
        Histogram micros = probes.micros();
        for (double percentile : new double[] {50, 90, 99, 99.9}) {
            String name = what + "_p" + String.valueOf(percentile).replaceAll("\\.0$", "") + "_ms";
            figures.put(name, micros.getValueAtPercentile(percentile) / 1_000.0);
        }
        figures.put(what + "_max_ms", micros.getMaxValue() / 1_000.0);
        figures.put(what + "_measured", (double) micros.getTotalCount());
        figures.put(what + "_missing", (double) probes.missing());
    }
}
