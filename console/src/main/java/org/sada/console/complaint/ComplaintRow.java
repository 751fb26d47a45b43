package org.sada.console.complaint;

import java.time.Instant;
import java.util.List;
import org.sada.console.kpi.KpiRow;

/**
 * Complaints of one category, and of one combination of values of the other dimensions asked for.
 *
 * @param figures with the share of contacts as {@code complaint_rate}
 * @param examples the newest first; fewer than were asked for where no more are kept
 */
public record ComplaintRow(KpiRow figures, List<Example> examples) {

    /**
     * A text behind the figures, redacted.
     *
     * @param categories of this text, sorted
     * @param sentiment null where not known
     * @param confidence how probable it is that the reading is right, 0 to 1
     */
    public record Example(
            String interaction,
            String event,
            Instant occurredAt,
            List<String> categories,
            String sentiment,
            double confidence,
            String text) {}
}
