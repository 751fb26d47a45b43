package org.sada.bench.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.sada.analytics.TopicSetup;
import org.sada.bench.child.Child;
import org.sada.bench.data.Centre;
import org.sada.bench.data.DataSet;
import org.sada.bench.data.LogWriter;
import org.sada.bench.data.Truth;
import org.sada.bench.pass.Fresh;
import org.sada.bench.report.DataResult;
import org.sada.bench.report.Machine;
import org.sada.bench.report.Report;
import org.sada.contract.topic.Topics;
import org.sada.launcher.embedded.ScratchFolder;

/** Does what the plan says, one thing at a time. */
public final class Runs {
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(60);

    private final Plan plan;
    private final Progress progress;

    public Runs(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    public Report all() throws Exception {
        List<DataResult> results = new ArrayList<>();
        try (ScratchFolder scratch = ScratchFolder.create()) {
            for (String name : plan.data()) {
                results.add(sideBySide(plan.dataSet(name), scratch.path().resolve(name)));
            }
        }
        return new Report(Machine.here(), plan.seed(), plan.threads(), plan.heap(), results);
    }

    /** A broker for each data set, so that one's leftovers cost the other nothing. */
    private DataResult sideBySide(DataSet data, Path folder) throws Exception {
        progress.at(data.name() + ": starting the broker");
        try (Child broker = Child.broker(folder)) {
            String bootstrap = broker.answer(BROKER_PATIENCE);
            long start = System.nanoTime();
            Truth truth = publish(data, bootstrap);
            double publishS = (System.nanoTime() - start) / 1e9;
            SideBySide runs = new SideBySide(plan, data, truth, bootstrap, folder, progress);
            return new DataResult(data, truth, publishS, runs.all());
        }
    }

    private Truth publish(DataSet data, String bootstrap) throws Exception {
        try (Admin admin = Fresh.admin(bootstrap)) {
            TopicSetup.ensure(admin, data.partitions(), (short) 1);
            Fresh.awaitTopic(admin, Topics.EVENTS.name());
        }
        try (LogWriter log = new LogWriter(bootstrap, data.partitions(), data.eventsPerRecord())) {
            Truth truth = new Centre(data)
                    .play(
                            log,
                            done -> progress.at(String.format(
                                    java.util.Locale.ROOT,
                                    "%s: writing %,d of %,d events",
                                    data.name(),
                                    done,
                                    data.events())));
            log.finish();
            return truth;
        }
    }
}
