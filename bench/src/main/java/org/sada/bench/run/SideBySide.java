package org.sada.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.sada.bench.child.Child;
import org.sada.bench.child.Contenders;
import org.sada.bench.data.DataSet;
import org.sada.bench.data.Truth;
import org.sada.bench.pass.Pass;
import org.sada.bench.pass.PassResult;
import org.sada.bench.report.PartResult;

/**
 * The passes of all contenders over one data set. They take turns: each does its first pass before anybody does a second, in an order that the
 * seed decides anew for each round. So a slow minute of the machine does not hit one of them alone.
 */
final class SideBySide {
    /** A pass as short as this is always done. */
    private static final Duration CHEAP = Duration.ofSeconds(4);

    private final Plan plan;
    private final DataSet data;
    private final Truth truth;
    private final String bootstrap;
    private final Path folder;
    private final Progress progress;
    private final Map<String, Child> children = new HashMap<>();
    private final Map<String, List<PassResult>> results = new LinkedHashMap<>();
    private final Map<String, Duration> took = new HashMap<>();

    SideBySide(Plan plan, DataSet data, Truth truth, String bootstrap, Path folder, Progress progress) {
        this.plan = plan;
        this.data = data;
        this.truth = truth;
        this.bootstrap = bootstrap;
        this.folder = folder;
        this.progress = progress;
    }

    /** The results of each contender, in the order of the plan. */
    Map<String, List<PassResult>> all() throws Exception {
        plan.contenders().forEach(name -> results.put(name, new ArrayList<>()));
        Random random = new Random(plan.seed());
        long end = System.nanoTime() + plan.budget().toNanos();
        try {
            for (int number = 1; number <= plan.passes(); number++) {
                List<String> turns = new ArrayList<>(plan.contenders());
                Collections.shuffle(turns, random);
                for (String name : turns) {
                    if (number == 1 || isWorthwhile(name, Duration.ofNanos(end - System.nanoTime()))) {
                        pass(name, number);
                    }
                }
            }
        } finally {
            children.values().forEach(Child::close);
        }
        return results;
    }

    private boolean isWorthwhile(String name, Duration left) {
        List<PassResult> before = results.get(name);
        boolean failed = before.get(before.size() - 1).failure() != null;
        Duration last = took.get(name);
        boolean fits = last.compareTo(left) < 0 || last.compareTo(CHEAP) < 0;
        return !failed && fits && last.compareTo(plan.slow()) < 0;
    }

    private void pass(String name, int number) throws InterruptedException, IOException {
        progress.at(data.name() + ": pass " + number + " of " + plan.passes() + ", " + Contenders.title(name));
        long start = System.nanoTime();
        Child child = children.computeIfAbsent(name, contender -> child(contender, List.of("-XX:+UseParallelGC")));
        results.get(name).add(child.run(order(name, number)));
        took.put(name, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Passes of a part that nobody takes turns with. */
    void part(String name, int passes, String over, List<String> options, List<PartResult> parts)
            throws InterruptedException, IOException {
        try (Child child = child(name, options)) {
            for (int number = 1; number <= passes; number++) {
                progress.at(Contenders.title(name) + ": pass " + number + " of " + passes);
                parts.add(new PartResult(name, over, child.run(order(name, number))));
            }
        }
    }

    private Child child(String name, List<String> options) {
        List<String> all = new ArrayList<>(List.of("-Xms512m", "-Xmx" + plan.heap()));
        all.addAll(options);
        return Child.contender(name, folder, all);
    }

    private Pass order(String name, int number) throws IOException {
        Map<String, Long> totals = new TreeMap<>();
        truth.totals().forEach((measure, total) -> totals.put(measure.text(), total));
        return new Pass(
                number,
                bootstrap,
                data.partitions(),
                plan.threads(),
                Files.createDirectories(folder.resolve(name + "-" + number)),
                truth.events(),
                totals,
                plan.patience());
    }
}
