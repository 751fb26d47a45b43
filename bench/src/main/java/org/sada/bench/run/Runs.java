package org.sada.bench.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.sada.analytics.TopicSetup;
import org.sada.bench.child.Child;
import org.sada.bench.child.Contenders;
import org.sada.bench.data.Centre;
import org.sada.bench.data.DataSet;
import org.sada.bench.data.LogWriter;
import org.sada.bench.data.Truth;
import org.sada.bench.pass.Fresh;
import org.sada.bench.report.DataResult;
import org.sada.bench.report.Machine;
import org.sada.bench.report.PartResult;
import org.sada.bench.report.Report;
import org.sada.contract.topic.Topics;
import org.sada.launcher.embedded.ScratchFolder;

/** Does what the plan says, one thing at a time. */
public final class Runs {
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(60);

    private static final long SINK_ROWS = 200_000;
    private static final List<String> THROUGHPUT = List.of("-XX:+UseParallelGC");
    private static final List<String> LATENCY = List.of(); // the JVM's own collector, as up runs with

    private final Plan plan;
    private final Progress progress;

    public Runs(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    public Report all() throws Exception {
        List<DataResult> results = new ArrayList<>();
        List<PartResult> parts = new ArrayList<>();
        List<DataResult> scaling = new ArrayList<>();
        try (ScratchFolder scratch = ScratchFolder.create()) {
            if (!plan.contenders().isEmpty() || plan.parts().contains("restore")) {
                for (String name : plan.data()) {
                    results.add(
                            sideBySide(plan, plan.dataSet(name), scratch.path().resolve(name), parts));
                }
            }
            if (plan.contenders().isEmpty()) {
                results.clear();
            }
            if (plan.parts().contains("latency")) {
                alone("latency", 2, 0, LATENCY, scratch.path().resolve("latency"), parts);
            }
            if (plan.parts().contains("sink")) {
                alone("sink", 2, SINK_ROWS, THROUGHPUT, scratch.path().resolve("sink"), parts);
            }
            if (plan.parts().contains("scaling")) {
                for (DataSet data : plan.scaling()) {
                    scaling.add(sideBySide(
                            plan.with(List.of(Contenders.DRAIN, Contenders.SADA), List.of(), plan.data()),
                            data,
                            scratch.path().resolve("scaling-" + scaling.size()),
                            parts));
                }
            }
        }
        return new Report(Machine.here(), plan.seed(), plan.threads(), plan.heap(), results, parts, scaling);
    }

    /** A broker for each data set, so that one's leftovers cost the other nothing. */
    private DataResult sideBySide(Plan of, DataSet data, Path folder, List<PartResult> parts) throws Exception {
        progress.at(data.name() + ": starting the broker");
        try (Child broker = Child.broker(folder)) {
            String bootstrap = broker.answer(BROKER_PATIENCE);
            long start = System.nanoTime();
            Truth truth = publish(data, bootstrap);
            double publishS = (System.nanoTime() - start) / 1e9;
            SideBySide runs = new SideBySide(of, data, truth, bootstrap, folder, progress);
            DataResult result = new DataResult(data, truth, publishS, runs.all());
            if (of.parts().contains("restore")) {
                runs.part("restore", 1, "data " + data.name(), THROUGHPUT, parts);
            }
            return result;
        }
    }

    /** A part that needs a broker of its own, with an empty log. */
    private void alone(String part, int passes, long size, List<String> options, Path folder, List<PartResult> parts)
            throws Exception {
        progress.at(part + ": starting the broker");
        try (Child broker = Child.broker(folder)) {
            String bootstrap = broker.answer(BROKER_PATIENCE);
            DataSet data = plan.dataSet(plan.data().get(0));
            Truth nothing = new Truth(size, 0, Map.of());
            new SideBySide(plan, data, nothing, bootstrap, folder, progress)
                    .part(part, passes, size == 0 ? "2,000 events a second" : size + " rows", options, parts);
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
