package org.sada.launcher.verify;

import static java.util.stream.Collectors.joining;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Histogram;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Name;
import org.sada.contract.fact.Mark;
import org.sada.contract.fact.MarkKey;

/** Reads what the store holds, in one snapshot. It needs the rights of the store's owner: others see one tenant, or none. */
final class StoreReader {
    private static final int ROWS_AT_ONCE = 5_000;

    private static final String CELLS = "SELECT tenant, definition, cube, grain_min, "
            + "(extract(epoch FROM window_start) * 1000)::bigint AS window_start_ms, "
            + Stream.of(Dimension.values(), Measure.values(), HistogramMeasure.values())
                    .flatMap(Arrays::stream)
                    .map(each -> ((Name) each).text())
                    .collect(joining(", "))
            + " FROM sada.cell";
    private static final String SPANS = "SELECT tenant, interaction, contact, "
            + "(extract(epoch FROM started_at) * 1000)::bigint AS started_at_ms, "
            + "(extract(epoch FROM ended_at) * 1000)::bigint AS ended_at_ms, complaints, sentiment FROM sada.interaction_fact";
    private static final String MARKS =
            "SELECT tenant, interaction, customer, definition, eligible, follow_up, repeat_delay_ms, "
                    + "repeated_by FROM sada.interaction_mark";

    private StoreReader() {}

    static Stored read(DataSource store) throws SQLException {
        try (Connection connection = store.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Stored stored = new Stored(new HashMap<>(), new HashMap<>(), new HashMap<>());
            each(connection, CELLS, row -> stored.cells().put(key(row), measures(row)));
            each(connection, SPANS, row -> stored.spans().put(subject(row), span(row)));
            each(connection, MARKS, row -> stored.marks().put(markKey(row), mark(row)));
            connection.rollback();
            return stored;
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(row.getString("tenant"), row.getString("interaction"));
    }

    private static Stored.Span span(ResultSet row) throws SQLException {
        Array complaints = row.getArray("complaints");
        List<String> categories = List.of((String[]) complaints.getArray());
        complaints.free();
        return new Stored.Span(
                row.getBoolean("contact"),
                row.getLong("started_at_ms"),
                row.getLong("ended_at_ms"),
                categories,
                row.getString("sentiment"));
    }

    private static MarkKey markKey(ResultSet row) throws SQLException {
        return new MarkKey(row.getString("tenant"), row.getString("interaction"), row.getString("customer"));
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(
                row.getString("tenant"),
                row.getString("interaction"),
                row.getInt("definition"),
                row.getBoolean("eligible"),
                row.getBoolean("follow_up"),
                row.getObject("repeat_delay_ms", Long.class),
                row.getString("repeated_by"));
    }

    private static CellKey key(ResultSet row) throws SQLException {
        Map<Dimension, String> known = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            String value = row.getString(dimension.text());
            known.put(dimension, value.isEmpty() ? null : value);
        }
        return CellKey.of(
                row.getString("tenant"),
                row.getInt("definition"),
                row.getString("cube"),
                row.getInt("grain_min"),
                row.getLong("window_start_ms"),
                known);
    }

    private static Measures measures(ResultSet row) throws SQLException {
        Measures.Builder sum = new Measures.Builder();
        for (Measure measure : Measure.values()) {
            sum.add(measure, row.getLong(measure.text()));
        }
        for (HistogramMeasure measure : HistogramMeasure.values()) {
            Array array = row.getArray(measure.text());
            sum.add(measure, histogram((Long[]) array.getArray()));
            array.free();
        }
        return sum.build();
    }

    /** From pairs of a bucket and its count. */
    private static Histogram histogram(Long[] pairs) {
        int[] buckets = new int[pairs.length / 2];
        long[] counts = new long[buckets.length];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = Math.toIntExact(pairs[2 * i]);
            counts[i] = pairs[2 * i + 1];
        }
        return Histogram.of(buckets, counts);
    }
}
