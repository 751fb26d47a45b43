package org.sada.bench.report;

import java.util.List;
import java.util.Map;
import org.sada.bench.data.DataSet;
import org.sada.bench.data.Truth;
import org.sada.bench.pass.PassResult;

/**
 * All passes over one data set.
 *
 * @param publishS seconds that making and writing it took
 * @param passes of each contender
 */
public record DataResult(DataSet data, Truth truth, double publishS, Map<String, List<PassResult>> passes) {}
