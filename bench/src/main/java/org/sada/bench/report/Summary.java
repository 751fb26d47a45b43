package org.sada.bench.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.sada.bench.pass.PassResult;

/**
 * The passes of one contender in brief. Rates are events a second; what was not measured is null.
 *
 * @param cold of the first pass
 * @param warm median of the third and later passes
 * @param cpuMicros of the process for each event, start included; warm where there is a warm pass
 * @param errors the worst of each wrong total over all passes, as a difference
 * @param failure why passes are missing
 */
public record Summary(
        Double cold,
        Double warm,
        Double warmLeast,
        Double warmMost,
        int warmPasses,
        Double cpuMicros,
        long peakHeapBytes,
        long peakRssBytes,
        Map<String, Long> errors,
        String failure) {
    private static final int FIRST_WARM = 3;

    static Summary of(DataResult result, List<PassResult> passes) {
        List<PassResult> done =
                passes.stream().filter(pass -> pass.failure() == null).toList();
        double events = result.truth().events();
        List<Double> warm = done.stream()
                .filter(pass -> pass.number() >= FIRST_WARM)
                .map(pass -> events / pass.runS())
                .sorted()
                .toList();
        OptionalDouble cold = done.stream()
                .filter(pass -> pass.number() == 1)
                .mapToDouble(pass -> events / pass.runS())
                .findFirst();
        PassResult last = done.isEmpty() ? null : done.get(done.size() - 1);
        Map<String, Long> errors = new TreeMap<>();
        for (PassResult pass : done) {
            pass.errors()
                    .forEach((measure, wrong) -> errors.merge(
                            measure, wrong, (one, other) -> Math.abs(one) >= Math.abs(other) ? one : other));
        }
        return new Summary(
                cold.isPresent() ? cold.getAsDouble() : null,
                warm.isEmpty() ? null : median(warm),
                warm.isEmpty() ? null : warm.get(0),
                warm.isEmpty() ? null : warm.get(warm.size() - 1),
                warm.size(),
                last == null ? null : last.cpuS() * 1e6 / events,
                done.stream().mapToLong(PassResult::peakHeapBytes).max().orElse(0),
                done.stream().mapToLong(PassResult::peakRssBytes).max().orElse(0),
                errors,
                passes.stream()
                        .map(PassResult::failure)
                        .filter(failure -> failure != null)
                        .findFirst()
                        .orElse(null));
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
