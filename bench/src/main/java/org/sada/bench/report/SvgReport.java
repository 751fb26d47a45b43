package org.sada.bench.report;

import java.util.List;
import java.util.Locale;
import org.sada.bench.child.Contenders;

/** A report as a picture: a bar for each contender and data set, with a line from its slowest to its fastest pass. */
public final class SvgReport {
    private static final int WIDTH = 820;
    private static final int LEFT = 210;
    private static final int RIGHT = 130;
    private static final int BAR = 14;
    private static final int ROW = 44;
    private static final int TOP = 78;
    private static final String[] COLOURS = {"#2f6f8f", "#c9772c"};

    private SvgReport() {}

    public static String of(Report report) {
        List<String> names = report.data().isEmpty()
                ? List.of()
                : List.copyOf(report.data().get(0).passes().keySet());
        int height = TOP + ROW * names.size() + 46;
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                WIDTH,
                height);
        add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        add(svg, "<text x=\"16\" y=\"26\" font-size=\"17\" font-weight=\"bold\">Thousand events a second</text>");
        legend(svg, report);
        double most = report.data().stream()
                .flatMap(result -> result.passes().values().stream().map(passes -> Summary.of(result, passes)))
                .mapToDouble(SvgReport::most)
                .max()
                .orElse(1);
        grid(svg, most, height);
        for (int i = 0; i < names.size(); i++) {
            int y = TOP + ROW * i;
            add(
                    svg,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    LEFT - 10,
                    y + BAR + 4,
                    escaped(Contenders.title(names.get(i))));
            for (int j = 0; j < report.data().size(); j++) {
                DataResult result = report.data().get(j);
                bar(
                        svg,
                        Summary.of(result, result.passes().get(names.get(i))),
                        most,
                        y + j * (BAR + 2),
                        COLOURS[j % 2]);
            }
        }
        Machine machine = report.machine();
        add(
                svg,
                "<text x=\"16\" y=\"%d\" fill=\"#666666\" font-size=\"11\">%d processors, %.0f GiB, %s, Java %s. Warm: median of the third and later passes, else the first; the line goes from the slowest to the fastest.</text>",
                height - 12,
                machine.processors(),
                machine.memoryGib(),
                escaped(machine.system()),
                escaped(machine.java()));
        return svg.append("</svg>\n").toString();
    }

    private static void legend(StringBuilder svg, Report report) {
        int x = LEFT;
        for (int j = 0; j < report.data().size(); j++) {
            add(svg, "<rect x=\"%d\" y=\"44\" width=\"12\" height=\"12\" fill=\"%s\"/>", x, COLOURS[j % 2]);
            add(
                    svg,
                    "<text x=\"%d\" y=\"55\">data %s</text>",
                    x + 18,
                    report.data().get(j).data().name());
            x += 90;
        }
    }

    private static void grid(StringBuilder svg, double most, int height) {
        double step = step(most);
        for (double at = 0; at <= most; at += step) {
            double x = x(at, most);
            add(
                    svg,
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#e2e2e2\"/>",
                    x,
                    TOP - 8,
                    x,
                    height - 34);
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#666666\" font-size=\"11\">%,.0f</text>",
                    x,
                    TOP - 12,
                    at / 1_000);
        }
    }

    /** 1, 2 or 5 times a power of ten, so that there are 4 to 10 of them. */
    private static double step(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : new double[] {power / 5, power / 2, power}) {
            if (most / step <= 10) {
                return step;
            }
        }
        return power * 2;
    }

    private static void bar(StringBuilder svg, Summary summary, double most, int y, String colour) {
        Double rate = summary.warm() != null ? summary.warm() : summary.cold();
        if (rate == null) {
            add(svg, "<text x=\"%d\" y=\"%d\" fill=\"#a00000\" font-size=\"11\">failed</text>", LEFT + 4, y + 11);
            return;
        }
        double end = x(rate, most);
        add(
                svg,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"%s/>",
                LEFT,
                y,
                end - LEFT,
                BAR,
                colour,
                summary.warm() == null ? " fill-opacity=\"0.5\"" : "");
        if (summary.warm() != null) {
            add(
                    svg,
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#222222\"/>",
                    x(summary.warmLeast(), most),
                    y + BAR / 2,
                    x(summary.warmMost(), most),
                    y + BAR / 2);
        }
        String note =
                (summary.warm() == null ? ", cold" : "") + (summary.errors().isEmpty() ? "" : ", totals wrong");
        double beside = Math.max(end, summary.warm() == null ? end : x(summary.warmMost(), most)) + 6;
        add(svg, "<text x=\"%.1f\" y=\"%d\" font-size=\"11\">%,.0f%s</text>", beside, y + 11, rate / 1_000, note);
    }

    private static double most(Summary summary) {
        double cold = summary.cold() == null ? 0 : summary.cold();
        return Math.max(cold, summary.warmMost() == null ? 0 : summary.warmMost());
    }

    private static double x(double rate, double most) {
        return LEFT + rate / most * (WIDTH - LEFT - RIGHT);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
