package org.sada.console.kpi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sada.contract.kpi.Kpi;
import org.sada.contract.kpi.KpiValue;

/** A block of lines for each row: each KPI with its 95 % interval, its count, and whether it can still change. */
record KpiTable() implements KpiWriter {
    private static final double MS_PER_HOUR = 3_600_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Override
    public void write(KpiQuery query, List<KpiRow> rows, OutputStream target) throws IOException {
        StringBuilder out = new StringBuilder();
        if (rows.isEmpty()) {
            out.append("No contacts there.\n");
        }
        for (KpiRow row : rows) {
            out.append(out.isEmpty() ? "" : "\n");
            heading(row, query.zone().getId(), out);
            List<String> empty = new ArrayList<>();
            for (Map.Entry<Kpi, KpiValue> each : row.kpis().entrySet()) {
                if (each.getValue().value() == null) {
                    empty.add(each.getKey().text());
                } else {
                    line(each.getKey(), each.getValue(), out);
                }
            }
            if (!empty.isEmpty()) {
                out.append("  nothing to count for ")
                        .append(String.join(", ", empty))
                        .append('\n');
            }
        }
        target.write(out.toString().getBytes(StandardCharsets.UTF_8));
        target.flush();
    }

    private static void heading(KpiRow row, String zone, StringBuilder out) {
        String values = row.values().entrySet().stream()
                .map(each -> each.getKey().text() + " " + (each.getValue() == null ? "unknown" : each.getValue()))
                .collect(Collectors.joining(", "));
        out.append(time(row.from()))
                .append(" to ")
                .append(time(row.to()))
                .append(" (")
                .append(zone)
                .append(')')
                .append(values.isEmpty() ? "" : "  " + values)
                .append('\n');
    }

    /** With the offset, as an hour may come twice. */
    private static String time(OffsetDateTime time) {
        return time.format(TIME) + time.getOffset().getId();
    }

    private static void line(Kpi kpi, KpiValue value, StringBuilder out) {
        String interval =
                value.low() == null ? "" : "[" + number(kpi, value.low()) + " to " + number(kpi, value.high()) + "]";
        out.append(String.format(
                        Locale.ROOT,
                        "  %-21s %12s  %-24s %-11s %s",
                        kpi.text(),
                        number(kpi, value.value()) + unit(kpi),
                        interval,
                        basis(kpi, value.n()),
                        standing(value))
                .stripTrailing());
        out.append('\n');
    }

    /** What it rests on: a count, or agents' time in hours. */
    private static String basis(Kpi kpi, long n) {
        return kpi.ofAgents()
                ? String.format(Locale.ROOT, "of %,.1f h", n / MS_PER_HOUR)
                : String.format(Locale.ROOT, "n %,d", n);
    }

    private static String standing(KpiValue value) {
        if (value.complete()) {
            return "final";
        }
        return value.mature() == null
                ? "provisional"
                : String.format(
                        Locale.ROOT,
                        "provisional: %.1f %% mature, expected %.1f %%",
                        100 * value.mature(),
                        100 * value.expected());
    }

    private static String number(Kpi kpi, double value) {
        return isShare(kpi)
                ? String.format(Locale.ROOT, "%.1f", 100 * value)
                : String.format(Locale.ROOT, kpi == Kpi.CSAT_MEAN || kpi == Kpi.CES_MEAN ? "%.2f" : "%.1f", value);
    }

    private static String unit(Kpi kpi) {
        return isShare(kpi) ? " %" : kpi.text().endsWith("_s") ? " s" : "";
    }

    private static boolean isShare(Kpi kpi) {
        return !kpi.text().endsWith("_s") && kpi != Kpi.NPS && kpi != Kpi.CSAT_MEAN && kpi != Kpi.CES_MEAN;
    }
}
