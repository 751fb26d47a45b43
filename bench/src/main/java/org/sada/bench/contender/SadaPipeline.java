package org.sada.bench.contender;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.sada.analytics.Analytics;
import org.sada.analytics.AnalyticsSettings;
import org.sada.analytics.TopicSetup;
import org.sada.bench.pass.CellForm;
import org.sada.bench.pass.Contender;
import org.sada.bench.pass.Finish;
import org.sada.bench.pass.Fresh;
import org.sada.bench.pass.OutputReader;
import org.sada.bench.pass.Pass;
import org.sada.bench.pass.Usage;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.topic.Topic;
import org.sada.contract.topic.Topics;

/** Analytics with its standard settings: exactly once, state on disk, every measure, repeats, all cubes. */
public final class SadaPipeline implements Contender {
    private static final Duration QUIET = Duration.ofSeconds(20);

    /** Every measure that the data sets move. */
    static final Set<String> MEASURES = Set.of(
            Measure.OFFERED.text(),
            Measure.ANSWERED.text(),
            Measure.ABANDONED.text(),
            Measure.SHORT_ABANDONED.text(),
            Measure.ANSWERED_IN_TARGET.text(),
            Measure.ABANDONED_IN_TARGET.text(),
            Measure.WAIT_ANSWERED_MS.text(),
            Measure.WAIT_ABANDONED_MS.text(),
            Measure.HANDLED.text(),
            Measure.TALK_MS.text(),
            Measure.HOLD_MS.text(),
            Measure.WRAP_MS.text(),
            Measure.TRANSFERRED_OUT.text(),
            Measure.CONTACTS.text(),
            Measure.HANDLED_CONTACTS.text(),
            Measure.ELIGIBLE.text(),
            Measure.REPEATED.text(),
            Measure.FIRST_CONTACTS.text(),
            Measure.FIRST_CONTACTS_REPEATED.text());

    @Override
    public Set<String> counts() {
        return MEASURES;
    }

    @Override
    public void prepare(Pass pass) throws Exception {
        try (Admin admin = Fresh.admin(pass.bootstrap())) {
            Fresh.group(admin, AnalyticsSettings.APPLICATION_ID);
            Fresh.remove(admin, SadaPipeline::isDerived);
            TopicSetup.ensure(admin, pass.partitions(), (short) 1);
            for (Topic<?, ?> topic : Topics.ALL) {
                Fresh.awaitTopic(admin, topic.name());
            }
        }
    }

    private static boolean isDerived(String topic) {
        return topic.startsWith(AnalyticsSettings.APPLICATION_ID)
                || Topics.ALL.stream().anyMatch(each -> each.name().equals(topic))
                        && !topic.equals(Topics.EVENTS.name());
    }

    @Override
    public Finish run(Pass pass) throws Exception {
        try (OutputReader reader = new OutputReader(pass, Topics.KPIS.name(), MEASURES, new Cells())) {
            long cpuAtStart = Usage.cpuNanos();
            long started = System.nanoTime();
            try (Running analytics = Running.start(pass.bootstrap(), pass.partitions(), pass.folder())) {
                long running = analytics.awaitRunning(pass.patience());
                reader.await(QUIET, analytics::check);
                return reader.finish(started, running, cpuAtStart);
            }
        }
    }

    /** Analytics at work in the background. */
    static final class Running implements AutoCloseable {
        private final Analytics analytics;
        private final CompletableFuture<Void> end;

        private Running(Analytics analytics, CompletableFuture<Void> end) {
            this.analytics = analytics;
            this.end = end;
        }

        static Running start(String bootstrap, int partitions, Path folder) {
            Analytics analytics =
                    new Analytics(AnalyticsSettings.standard(bootstrap, folder.resolve("state")), partitions);
            CompletableFuture<Void> end = new CompletableFuture<>();
            Thread thread = new Thread(
                    () -> {
                        try {
                            analytics.run();
                            end.complete(null);
                        } catch (Exception e) {
                            end.completeExceptionally(e);
                        }
                    },
                    "analytics");
            thread.start();
            return new Running(analytics, end);
        }

        /** Waits until it has its partitions and its state; the time then, in nanoseconds. */
        long awaitRunning(Duration patience) throws InterruptedException {
            long deadline = System.nanoTime() + patience.toNanos();
            while (!analytics.check().ready()) {
                check();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("analytics did not start within " + patience.toSeconds() + " s");
                }
                Thread.sleep(1); // a watcher; nothing signals it
            }
            return System.nanoTime();
        }

        void check() {
            if (end.isDone()) {
                try {
                    end.join();
                } catch (CompletionException e) {
                    throw new IllegalStateException("analytics stopped: " + e.getCause(), e.getCause());
                }
                throw new IllegalStateException("analytics stopped");
            }
        }

        @Override
        public void close() {
            analytics.close();
            end.handle((done, failure) -> null).join();
        }
    }

    /** The cells of 15 minutes of the cube by queue. */
    private static final class Cells implements CellForm {
        private static final byte[] CUBE = ascii("\"cube\":\"queue\"");
        private static final byte[] GRAIN = ascii("\"grain_min\":15");

        @Override
        public boolean isWanted(byte[] key) {
            return contains(key, CUBE) && contains(key, GRAIN);
        }

        @Override
        public Map<String, Long> read(byte[] value) {
            Measures cell = Topics.KPIS.values().deserializer().deserialize(Topics.KPIS.name(), value);
            Map<String, Long> counted = new TreeMap<>();
            for (Measure measure : Measure.values()) {
                if (cell.get(measure) != 0) {
                    counted.put(measure.text(), cell.get(measure));
                }
            }
            return counted;
        }

        private static boolean contains(byte[] bytes, byte[] part) {
            for (int i = 0; i + part.length <= bytes.length; i++) {
                if (java.util.Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                    return true;
                }
            }
            return false;
        }

        private static byte[] ascii(String text) {
            return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        }
    }
}
