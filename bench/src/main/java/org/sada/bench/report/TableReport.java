package org.sada.bench.report;

import java.util.Locale;
import java.util.Map;
import org.sada.bench.child.Contenders;
import org.sada.bench.data.DataSet;

/** A report for people. */
public final class TableReport {
    private static final double MIB = 1L << 20;
    private static final String ROW = "  %-" + Contenders.widestTitle() + "s %9s %9s %17s %9s %9s %8s %8s  %s%n";

    private TableReport() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        Machine machine = report.machine();
        line(
                text,
                "%d processors, %.0f GiB, %s, Java %s; seed %d, %d threads and a heap of %s each",
                machine.processors(),
                machine.memoryGib(),
                machine.system(),
                machine.java(),
                report.seed(),
                report.threads(),
                report.heap());
        report.data().forEach(result -> data(text, result));
        report.parts().forEach(part -> part(text, part));
        report.scaling().forEach(result -> data(text, result));
        return text.toString();
    }

    private static void part(StringBuilder text, PartResult part) {
        line(text, "");
        line(
                text,
                "%s, over %s, pass %d:",
                Contenders.title(part.part()),
                part.over(),
                part.result().number());
        if (part.result().failure() != null) {
            line(text, "  failed: %s", part.result().failure());
        }
        part.result().figures().forEach((name, figure) -> line(text, "  %-18s %,12.1f", name, figure));
    }

    private static void data(StringBuilder text, DataResult result) {
        DataSet data = result.data();
        line(text, "");
        line(
                text,
                "Data %s: %,d events of %d bytes, begun within %s of event time, %d partitions, %d events a record",
                data.name(),
                result.truth().events(),
                result.truth().bytes() / result.truth().events(),
                data.span().toString().substring(2).toLowerCase(Locale.ROOT),
                data.partitions(),
                data.eventsPerRecord());
        text.append(String.format(
                Locale.ROOT,
                ROW,
                "thousand events a second",
                "cold",
                "warm",
                "least to most",
                "of drain",
                "CPU/event",
                "heap",
                "RSS",
                "totals"));
        result.passes().forEach((name, passes) -> {
            Summary summary = Summary.of(result, passes);
            Double share = Report.ofDrain(result, result.passes(), name, summary.warm() != null);
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    Contenders.title(name),
                    thousands(summary.cold()),
                    thousands(summary.warm()),
                    summary.warm() == null
                            ? ""
                            : thousands(summary.warmLeast()) + " to " + thousands(summary.warmMost()),
                    share == null ? "-" : String.format(Locale.ROOT, "%.3f", share),
                    summary.cpuMicros() == null ? "-" : String.format(Locale.ROOT, "%.2f µs", summary.cpuMicros()),
                    mib(summary.peakHeapBytes()),
                    mib(summary.peakRssBytes()),
                    totals(summary)));
        });
        result.passes().forEach((name, passes) -> {
            Map<String, Long> errors = Summary.of(result, passes).errors();
            if (!errors.isEmpty()) {
                line(text, "  %s, counted less true: %s", Contenders.title(name), brief(errors));
            }
        });
    }

    private static String totals(Summary summary) {
        if (summary.failure() != null) {
            return "failed: " + summary.failure();
        }
        return summary.errors().isEmpty() ? "right" : "wrong, see below";
    }

    private static String brief(Map<String, Long> errors) {
        StringBuilder text = new StringBuilder();
        errors.forEach((measure, wrong) -> text.append(text.isEmpty() ? "" : ", ")
                .append(measure)
                .append(String.format(Locale.ROOT, " %+,d", wrong)));
        return text.toString();
    }

    private static String thousands(Double rate) {
        return rate == null ? "-" : String.format(Locale.ROOT, rate < 100_000 ? "%,.1f" : "%,.0f", rate / 1_000);
    }

    private static String mib(long bytes) {
        return bytes == 0 ? "-" : String.format(Locale.ROOT, "%,.0f MiB", bytes / MIB);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
