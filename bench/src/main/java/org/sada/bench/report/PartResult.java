package org.sada.bench.report;

import org.sada.bench.pass.PassResult;

/**
 * A pass of what is measured apart: latency, sink, restore.
 *
 * @param over the data that it went over, in a few words
 */
public record PartResult(String part, String over, PassResult result) {}
