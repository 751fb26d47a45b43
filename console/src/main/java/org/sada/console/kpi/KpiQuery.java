package org.sada.console.kpi;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.kpi.Kpi;

/**
 * What is asked of the store.
 *
 * @param definition the version of the definition whose figures are meant
 * @param by what rows are told apart by; none gives one row a window. By category there is a row for each category of complaints and
 *     none for all contacts
 * @param every the length of windows
 * @param zone in which windows begin and end and times are shown
 * @param from inclusive, on a quarter of an hour; null: from the first cell
 * @param to exclusive, on a quarter of an hour; null: to the last cell
 * @param filters the value that a dimension must have; the empty string stands for unknown
 * @param metrics which KPIs are wanted, never none
 */
public record KpiQuery(
        String tenant,
        int definition,
        List<Dimension> by,
        Every every,
        ZoneId zone,
        Instant from,
        Instant to,
        Map<Dimension, String> filters,
        Set<Kpi> metrics) {
    private static final long CELL_S = Cube.QUARTER_HOUR * 60L;

    /** @throws InvalidQuery if no cube can answer it, or a time is in the wrong place */
    public KpiQuery {
        by = List.copyOf(by);
        Map<Dimension, String> ordered = new EnumMap<>(Dimension.class);
        ordered.putAll(filters);
        filters = Collections.unmodifiableMap(ordered);
        metrics = metrics.isEmpty() ? EnumSet.allOf(Kpi.class) : EnumSet.copyOf(metrics);
        metrics = Collections.unmodifiableSet(metrics);
        if (by.size() != Set.copyOf(by).size()) {
            throw new InvalidQuery("by names a dimension twice");
        }
        requireQuarterHour("from", from);
        requireQuarterHour("to", to);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidQuery("from " + from + " must be before to " + to + ", which is exclusive");
        }
        Cubes.of(by, filters.keySet(), metrics);
    }

    /** All KPIs of a tenant, over all time, in one row, with times in UTC. */
    public static KpiQuery all(String tenant, int definition) {
        return new KpiQuery(tenant, definition, List.of(), Every.ALL, ZoneOffset.UTC, null, null, Map.of(), Set.of());
    }

    public KpiQuery by(List<Dimension> dimensions) {
        return new KpiQuery(tenant, definition, dimensions, every, zone, from, to, filters, metrics);
    }

    public KpiQuery every(Every length, ZoneId inZone) {
        return new KpiQuery(tenant, definition, by, length, inZone, from, to, filters, metrics);
    }

    /** Either end may be null: open. */
    public KpiQuery between(Instant start, Instant end) {
        return new KpiQuery(tenant, definition, by, every, zone, start, end, filters, metrics);
    }

    public KpiQuery where(Map<Dimension, String> values) {
        return new KpiQuery(tenant, definition, by, every, zone, from, to, values, metrics);
    }

    public KpiQuery metrics(Set<Kpi> wanted) {
        return new KpiQuery(tenant, definition, by, every, zone, from, to, filters, wanted);
    }

    Cube cube() {
        return Cubes.of(by, filters.keySet(), metrics);
    }

    /** Whether rows are about one category of complaints each. */
    boolean byCategory() {
        return by.contains(Dimension.CATEGORY) || filters.containsKey(Dimension.CATEGORY);
    }

    private static void requireQuarterHour(String name, Instant time) {
        if (time != null && (time.getEpochSecond() % CELL_S != 0 || time.getNano() != 0)) {
            throw new InvalidQuery(name + " " + time + " must lie on a quarter of an hour, the smallest window kept");
        }
    }
}
