package org.sada.console.kpi;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sada.console.store.Sql;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Histogram;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;

/** Sums of cells. Columns have the names of dimensions and measures. */
final class CellQuery {
    private static final List<Measure> SCALARS = Arrays.stream(Measure.values())
            .filter(measure -> !measure.ofLedger())
            .toList();
    private static final String SUMS =
            SCALARS.stream().map(measure -> "sum(" + measure.text() + ")").collect(Collectors.joining(", "));

    /** Rows that are held at once while histograms are read. */
    private static final int FETCHED = 5000;

    private CellQuery() {}

    /** The starts of all windows with a cell; for one period over all time, the first and the last one only. */
    static SortedSet<Instant> windows(KpiQuery query, Connection connection) throws SQLException {
        Sql sql = new Sql();
        if (query.every() == Every.ALL) {
            sql.add("SELECT unnest(ARRAY[min(window_start), max(window_start)])");
        } else {
            sql.add("SELECT DISTINCT window_start");
        }
        // a window without a complaint of the category still has the contacts among which complaints are counted
        where(query, query.byCategory(), sql);
        SortedSet<Instant> windows = new TreeSet<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                OffsetDateTime window = result.getObject(1, OffsetDateTime.class);
                if (window != null) {
                    windows.add(window.toInstant());
                }
            }
        }
        return windows;
    }

    /** @param histograms those that are wanted; others stay empty */
    static Map<RowKey, Measures> sums(
            KpiQuery query, Instant[] starts, Set<HistogramMeasure> histograms, Connection connection)
            throws SQLException {
        Sql sql = grouped(query, starts, SUMS, false);
        Map<RowKey, Measures.Builder> sums = new HashMap<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                sums.put(
                        RowKey.read(result, query.by().size()),
                        scalars(result, 2 + query.by().size()));
            }
        }
        if (!histograms.isEmpty()) {
            addHistograms(query, starts, histograms, connection, sums);
        }
        Map<RowKey, Measures> built = new HashMap<>();
        sums.forEach((key, measures) -> built.put(key, measures.build()));
        return built;
    }

    /** Cell by cell: merging sorted buckets here takes less time than any way to aggregate them in the store. */
    private static void addHistograms(
            KpiQuery query,
            Instant[] starts,
            Set<HistogramMeasure> histograms,
            Connection connection,
            Map<RowKey, Measures.Builder> sums)
            throws SQLException {
        String names = histograms.stream().map(HistogramMeasure::text).collect(Collectors.joining(", "));
        Sql sql = new Sql();
        sql.add("SELECT width_bucket(window_start, ?)" + columns(query.by()) + ", " + names, (Object) starts);
        where(query, false, sql);
        try (PreparedStatement statement = sql.prepare(connection)) {
            statement.setFetchSize(FETCHED);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    Measures.Builder sum =
                            sums.get(RowKey.read(result, query.by().size()));
                    int column = 2 + query.by().size();
                    for (HistogramMeasure measure : histograms) {
                        sum.add(measure, histogram(result.getArray(column++)));
                    }
                }
            }
        }
    }

    /** All contacts, complaint or none, under the empty category where it is asked for. */
    static Map<RowKey, Long> contacts(KpiQuery query, Instant[] starts, Connection connection) throws SQLException {
        Sql sql = grouped(query, starts, "sum(contacts)", true);
        Map<RowKey, Long> contacts = new HashMap<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                contacts.put(
                        RowKey.read(result, query.by().size()),
                        result.getBigDecimal(2 + query.by().size()).longValueExact());
            }
        }
        return contacts;
    }

    private static String columns(List<Dimension> by) {
        return by.stream().map(dimension -> ", " + dimension.text()).collect(Collectors.joining());
    }

    private static Sql grouped(KpiQuery query, Instant[] starts, String sums, boolean allContacts) {
        String dimensions = columns(query.by());
        Sql sql = new Sql();
        sql.add("SELECT width_bucket(window_start, ?) AS period" + dimensions + ", " + sums, (Object) starts);
        where(query, allContacts, sql);
        return sql.add("GROUP BY period" + dimensions);
    }

    private static void where(KpiQuery query, boolean allContacts, Sql sql) {
        sql.add(
                "FROM sada.cell WHERE tenant = ? AND definition = ? AND cube = ? AND grain_min = ?",
                query.tenant(),
                query.definition(),
                query.cube().name(),
                Cube.QUARTER_HOUR);
        if (query.from() != null) {
            sql.add("AND window_start >= ?", query.from());
        }
        if (query.to() != null) {
            sql.add("AND window_start < ?", query.to());
        }
        query.filters().forEach((dimension, value) -> {
            if (dimension != Dimension.CATEGORY) {
                sql.add("AND " + dimension.text() + " = ?", value);
            }
        });
        // the empty category stands for all contacts; rows of other cubes have no other
        if (!allContacts && query.filters().containsKey(Dimension.CATEGORY)) {
            sql.add("AND category = ?", query.filters().get(Dimension.CATEGORY));
        } else if (!allContacts && query.by().contains(Dimension.CATEGORY)) {
            sql.add("AND category <> ''");
        } else {
            sql.add("AND category = ''");
        }
    }

    private static Measures.Builder scalars(ResultSet result, int firstColumn) throws SQLException {
        Measures.Builder measures = new Measures.Builder();
        int column = firstColumn;
        for (Measure measure : SCALARS) {
            measures.add(measure, result.getBigDecimal(column++).longValueExact());
        }
        return measures;
    }

    /** From pairs of bucket and count. */
    private static Histogram histogram(Array pairs) throws SQLException {
        Long[] flat = (Long[]) pairs.getArray();
        int[] buckets = new int[flat.length / 2];
        long[] counts = new long[flat.length / 2];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = Math.toIntExact(flat[2 * i]);
            counts[i] = flat[2 * i + 1];
        }
        return Histogram.of(buckets, counts);
    }
}
