package org.sada.bench.data;

import java.util.Map;
import java.util.TreeMap;
import org.sada.contract.cell.Measure;

/**
 * What a data set holds, counted while it was made, by code that shares nothing with the pipelines.
 *
 * @param bytes of its JSON
 * @param totals of the measures, over all cells of a cube
 */
public record Truth(long events, long bytes, Map<Measure, Long> totals) {
    public Truth {
        totals = new TreeMap<>(totals);
    }
}
