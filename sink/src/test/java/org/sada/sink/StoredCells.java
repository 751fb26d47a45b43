package org.sada.sink;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Histogram;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;

/** Reads the table of cells back. */
final class StoredCells {
    private StoredCells() {}

    static Map<CellKey, Measures> of(Store store) {
        Map<CellKey, Measures> cells = new HashMap<>();
        try (Connection connection = store.connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT *, (extract(epoch FROM window_start) * 1000)::bigint AS start_ms FROM sada.cell")) {
            while (row.next()) {
                cells.put(key(row), measures(row));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return cells;
    }

    private static CellKey key(ResultSet row) throws SQLException {
        Map<Dimension, String> dimensions = new HashMap<>();
        for (Dimension dimension : Dimension.values()) {
            String value = row.getString(dimension.text());
            dimensions.put(dimension, value.isEmpty() ? null : value);
        }
        return CellKey.of(
                row.getString("tenant"),
                row.getInt("definition"),
                row.getString("cube"),
                row.getInt("grain_min"),
                row.getLong("start_ms"),
                dimensions);
    }

    private static Measures measures(ResultSet row) throws SQLException {
        Measures.Builder measures = new Measures.Builder();
        for (Measure measure : Measure.values()) {
            measures.add(measure, row.getLong(measure.text()));
        }
        for (HistogramMeasure measure : HistogramMeasure.values()) {
            measures.add(measure, histogram(row.getArray(measure.text())));
        }
        return measures.build();
    }

    static Histogram histogram(Array array) throws SQLException {
        Long[] pairs = (Long[]) array.getArray();
        int[] buckets = new int[pairs.length / 2];
        long[] counts = new long[pairs.length / 2];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = Math.toIntExact(pairs[2 * i]);
            counts[i] = pairs[2 * i + 1];
        }
        return Histogram.of(buckets, counts);
    }
}
