package org.sada.bench.report;

import java.util.List;
import java.util.Map;
import org.sada.bench.pass.PassResult;

/**
 * All that one run measured.
 *
 * @param parts what was measured apart
 * @param scaling the data sets in which one size was varied
 */
public record Report(
        Machine machine,
        long seed,
        int threads,
        String heap,
        List<DataResult> data,
        List<PartResult> parts,
        List<DataResult> scaling) {

    /** Whether a contender, where it took part, finished every pass with the true totals. */
    public boolean isRight(String contender) {
        return data.stream()
                .flatMap(each -> each.passes().getOrDefault(contender, List.of()).stream())
                .allMatch(pass -> pass.failure() == null && pass.errors().isEmpty());
    }

    /** The share of the raw drain that a contender reached; null where one of them has no such passes. */
    static Double ofDrain(DataResult result, Map<String, List<PassResult>> passes, String contender, boolean warm) {
        Summary drain = Summary.of(result, passes.getOrDefault("drain", List.of()));
        Summary own = Summary.of(result, passes.get(contender));
        Double limit = warm ? drain.warm() : drain.cold();
        Double rate = warm ? own.warm() : own.cold();
        return limit == null || rate == null ? null : rate / limit;
    }
}
