package org.sada.bench.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sada.bench.pass.Contender;
import org.sada.bench.pass.Finish;
import org.sada.bench.pass.OutputReader;
import org.sada.bench.pass.Pass;
import org.sada.bench.pass.Usage;
import org.sada.contract.topic.Topics;

/** Counts the whole log, loses the state on this machine, and measures the start that restores it from the changelogs. */
public final class Restore implements Contender {
    private static final Duration QUIET = Duration.ofSeconds(20);

    @Override
    public Set<String> counts() {
        return Set.of();
    }

    @Override
    public void prepare(Pass pass) throws Exception {
        SadaPipeline.makeFresh(pass);
        try (OutputReader reader =
                        new OutputReader(pass, Topics.KPIS.name(), SadaPipeline.MEASURES, new SadaPipeline.Cells());
                RunningAnalytics analytics =
                        RunningAnalytics.start(pass.bootstrap(), pass.partitions(), pass.folder())) {
            analytics.awaitRunning(pass.patience());
            reader.await(QUIET, analytics::check);
        }
        delete(pass.folder().resolve("state"));
    }

    @Override
    public Finish run(Pass pass) throws Exception {
        long cpuAtStart = Usage.cpuNanos();
        long started = System.nanoTime();
        try (RunningAnalytics analytics = RunningAnalytics.start(pass.bootstrap(), pass.partitions(), pass.folder())) {
            long running = analytics.awaitRunning(pass.patience());
            double seconds = (running - started) / 1e9;
            return new Finish(
                    started, running, running, Map.of(), Usage.cpuNanos() - cpuAtStart, Map.of("seconds", seconds));
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
