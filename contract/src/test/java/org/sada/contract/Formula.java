package org.sada.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Name;

/**
 * Works out formulas as the documents write them: sums, differences, products and quotients of numbers, measures, {@code quantile(hist,
 * share)} and {@code count(hist)}.
 */
final class Formula {
    private static final Pattern TOKEN = Pattern.compile("\\s*([0-9.]+|[a-z_]+|[-+*/(),])");

    private final Measures measures;
    private final Matcher tokens;
    private String token;

    private Formula(String text, Measures measures) {
        this.measures = measures;
        this.tokens = TOKEN.matcher(text);
        next();
    }

    static double value(String text, Measures measures) {
        Formula formula = new Formula(text, measures);
        double value = formula.sum();
        if (formula.token != null) {
            throw new IllegalArgumentException("\"" + formula.token + "\" has no place in " + text);
        }
        return value;
    }

    private double sum() {
        double value = product();
        while ("+".equals(token) || "-".equals(token)) {
            boolean plus = "+".equals(next());
            value += plus ? product() : -product();
        }
        return value;
    }

    private double product() {
        double value = factor();
        while ("*".equals(token) || "/".equals(token)) {
            boolean times = "*".equals(next());
            value = times ? value * factor() : value / factor();
        }
        return value;
    }

    private double factor() {
        String first = next();
        if (first.equals("(")) {
            double value = sum();
            expect(")");
            return value;
        }
        if (Character.isDigit(first.charAt(0))) {
            return Double.parseDouble(first);
        }
        if (!"(".equals(token)) {
            return measures.get(Name.find(Measure.class, first).orElseThrow());
        }
        expect("(");
        HistogramMeasure histogram = Name.find(HistogramMeasure.class, next()).orElseThrow();
        double value;
        if (first.equals("quantile")) {
            expect(",");
            value = measures.get(histogram).quantile(Double.parseDouble(next())).orElseThrow();
        } else if (first.equals("count")) {
            value = measures.get(histogram).total();
        } else {
            throw new IllegalArgumentException(first + " is no function");
        }
        expect(")");
        return value;
    }

    private void expect(String expected) {
        String found = next();
        if (!expected.equals(found)) {
            throw new IllegalArgumentException("\"" + found + "\" stands where \"" + expected + "\" should");
        }
    }

    /** The current token; the one after it becomes the current one, or null at the end. */
    private String next() {
        String before = token;
        boolean more = tokens.lookingAt();
        token = more ? tokens.group(1) : null;
        if (more) {
            tokens.region(tokens.end(), tokens.regionEnd());
        }
        return before;
    }
}
