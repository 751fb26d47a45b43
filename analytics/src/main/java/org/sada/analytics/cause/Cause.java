package org.sada.analytics.cause;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A slice that explains why a figure moved.
 *
 * @param slice its attribute values; all that has them belongs to it
 * @param share of all that counts now (the ratio's denominator, the expected sum), 0 to 1
 * @param explained how much of the overall excess lies in the slice; 1 is all of it, more than 1 where the rest fell. For sums, of all
 *     that lies off in its direction
 * @param value the figure in the slice now
 * @param expected what it would be had nothing happened
 * @param base of a ratio, its denominator in the slice; of a sum the same as {@code expected}
 * @param z by how many standard deviations {@code value} lies off {@code expected}
 */
public record Cause(
        Map<String, String> slice,
        double share,
        double explained,
        double value,
        double expected,
        double base,
        double z) {
    public Cause {
        slice = Collections.unmodifiableMap(new LinkedHashMap<>(slice));
    }
}
