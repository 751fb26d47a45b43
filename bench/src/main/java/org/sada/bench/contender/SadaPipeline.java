package org.sada.bench.contender;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
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
        makeFresh(pass);
    }

    /** Removes all but the log, and makes the topics anew. */
    static void makeFresh(Pass pass) throws Exception {
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
        boolean ofSada = Topics.ALL.stream().anyMatch(each -> each.name().equals(topic));
        return topic.startsWith(AnalyticsSettings.APPLICATION_ID) || (ofSada && !topic.equals(Topics.EVENTS.name()));
    }

    @Override
    public Finish run(Pass pass) throws Exception {
        try (OutputReader reader = new OutputReader(pass, Topics.KPIS.name(), MEASURES, new Cells())) {
            long cpuAtStart = Usage.cpuNanos();
            long started = System.nanoTime();
            try (RunningAnalytics analytics =
                    RunningAnalytics.start(pass.bootstrap(), pass.partitions(), pass.folder())) {
                long running = analytics.awaitRunning(pass.patience());
                reader.await(QUIET, analytics::check);
                return reader.finish(started, running, cpuAtStart);
            }
        }
    }

    /** The cells of 15 minutes of the cube by queue. */
    static final class Cells implements CellForm {
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
