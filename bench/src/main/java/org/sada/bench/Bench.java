package org.sada.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sada.bench.child.Contenders;
import org.sada.bench.micro.Micro;
import org.sada.bench.report.JsonReport;
import org.sada.bench.report.Report;
import org.sada.bench.report.SvgReport;
import org.sada.bench.report.TableReport;
import org.sada.bench.run.Plan;
import org.sada.bench.run.Progress;
import org.sada.bench.run.Runs;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sada bench}. Exit codes: 0 done and Sada's totals right, 1 failed, 2 wrong use; errors are one line on standard error. */
@Command(
        name = "sada bench",
        mixinStandardHelpOptions = false,
        description = {
            "Measures Sada side by side with what else could be used: on one machine, over one log, in random turns.",
            "Everything stays on this machine, in a temporary folder that is removed. See docs/performance.md."
        })
public final class Bench implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "The main ratios in less than 4 minutes: fewer events, few passes.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all that was measured to a file as JSON.")
    private Path json;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the main figures into a file.")
    private Path svg;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Only these, joined by commas: drain, parse, sada, streams, flink, flink-tuned; latency, sink,"
                            + " restore, scaling, which --quick leaves out.")
    private List<String> only;

    @Option(names = "--data", paramLabel = "NAME", split = ",", description = "Only these data sets: A, B.")
    private List<String> data = List.of("A", "B");

    @Option(names = "--events", paramLabel = "N", description = "Of a data set (default 5000000; quick 500000).")
    private Long events;

    @Option(names = "--passes", paramLabel = "N", description = "Of each contender (default 7; quick 3).")
    private Integer passes;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of data and turns (default 1).")
    private long seed;

    @Option(names = "--partitions", paramLabel = "N", defaultValue = "8", description = "Of the log (default 8).")
    private int partitions;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "2", description = "Of each contender (default 2).")
    private int threads;

    @Option(
            names = "--events-per-record",
            paramLabel = "N",
            defaultValue = "100",
            description = "Of the log (default 100); 1: keyed single events.")
    private int eventsPerRecord;

    @Option(names = "--heap", paramLabel = "SIZE", defaultValue = "2g", description = "Of a contender (default 2g).")
    private String heap;

    @Option(
            names = "--micro",
            paramLabel = "REGEX",
            arity = "0..1",
            fallbackValue = "",
            description = "Only the small parts, with JMH: parser, codec, histogram, fold, marks; about 3 minutes.")
    private String micro;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private Bench() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = new CommandLine(new Bench())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, arguments) -> {
                    err.println("sada bench: " + e.getMessage() + "; see ./sada bench --help");
                    return 2;
                })
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    err.println("sada bench: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
                    if (System.getenv("SADA_DEBUG") != null) {
                        e.printStackTrace(err);
                    }
                    return 1;
                })
                .execute(args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    @Override
    public Integer call() throws Exception {
        if (micro != null) {
            Micro.run(micro);
            return 0;
        }
        Plan plan = plan();
        Report report;
        try (Progress progress = Progress.onTerminal(spec.commandLine().getErr())) {
            report = new Runs(plan, progress).all();
        }
        spec.commandLine().getOut().print(TableReport.of(report));
        spec.commandLine().getOut().flush();
        write(json, JsonReport.of(report));
        write(svg, SvgReport.of(report));
        return report.isRight(Contenders.SADA) ? 0 : 1;
    }

    private Plan plan() {
        List<String> names = new ArrayList<>(Contenders.names());
        List<String> parts = new ArrayList<>(quick ? List.of() : Plan.PARTS);
        if (only != null) {
            parts = new ArrayList<>(Plan.PARTS);
            for (String name : only) {
                require(names.contains(name) || parts.contains(name), "--only: there is no " + name);
            }
            names.retainAll(only);
            parts.retainAll(only);
        }
        for (String name : data) {
            require(name.equals("A") || name.equals("B"), "--data: there is no " + name);
        }
        require(threads >= 1 && threads <= 64, "--threads must be between 1 and 64");
        try {
            Plan standard = quick ? Plan.quick(seed) : Plan.full(seed);
            return standard.with(names, parts, data)
                    .with(events == null ? standard.events() : events, passes == null ? standard.passes() : passes)
                    .with(partitions, threads, eventsPerRecord, heap);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private static void write(Path file, String text) throws IOException {
        if (file != null) {
            Files.writeString(file, text);
        }
    }
}
