package org.sada.console.kpi;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.sada.contract.cell.Cube;

/** The windows into which the cells of an answer fall. */
final class Periods {
    private static final Duration CELL = Duration.ofMinutes(Cube.QUARTER_HOUR);

    private Periods() {}

    /**
     * Those that hold a cell, in order, cut where the question begins and ends.
     *
     * @param cells starts of cells
     */
    static List<Period> of(KpiQuery query, SortedSet<Instant> cells) {
        if (cells.isEmpty()) {
            return List.of();
        }
        if (query.every() == Every.ALL) {
            Instant start = query.from() != null ? query.from() : cells.first();
            Instant end = query.to() != null ? query.to() : cells.last().plus(CELL);
            return List.of(new Period(start, end));
        }
        List<Period> periods = new ArrayList<>();
        Instant covered = Instant.MIN;
        for (Instant cell : cells) {
            if (!cell.isBefore(covered)) {
                ZonedDateTime start = query.every().startOf(cell, query.zone());
                covered = query.every().endOf(start).toInstant();
                periods.add(new Period(later(start.toInstant(), query.from()), earlier(covered, query.to())));
            }
        }
        return periods;
    }

    private static Instant later(Instant time, Instant bound) {
        return bound == null || time.isAfter(bound) ? time : bound;
    }

    private static Instant earlier(Instant time, Instant bound) {
        return bound == null || time.isBefore(bound) ? time : bound;
    }
}
