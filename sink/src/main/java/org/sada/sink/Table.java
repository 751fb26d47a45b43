package org.sada.sink;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * Writes rows of one table: all upserts by one statement, deletions by one for each.
 *
 * <p>A row is touched only by a later (run, offset) than the one it has, so the same records again change nothing.
 *
 * @param <K> the key of a row
 * @param <V> the rest of a row
 */
final class Table<K extends Comparable<K>, V> {
    private static final String LATER = "(kept.run_id, kept.source_offset) < ";

    private final String name;
    private final List<Column<K>> key;
    private final List<Column<V>> values;
    private final List<Column<Row<K, V>>> origin;
    private final String upsert;
    private final String delete;

    /**
     * @param name with its schema
     * @param key the columns of the primary key
     * @param values all others that are not generated, but for those that say where a row comes from
     */
    Table(String name, List<Column<K>> key, List<Column<V>> values) {
        this.name = name;
        this.key = key;
        this.values = values;
        this.origin = List.of(
                Column.whole("run_id", Row::run),
                Column.whole("source_partition", row -> row.source().partition()),
                Column.whole("source_offset", row -> row.source().offset()));
        this.upsert = upsertSql();
        this.delete = deleteSql();
    }

    String name() {
        return name;
    }

    /**
     * @param rows of different keys
     */
    void write(Connection connection, List<Row<K, V>> rows) throws SQLException {
        // The same order everywhere, so that two writers never wait for each other.
        List<Row<K, V>> sorted =
                rows.stream().sorted(Comparator.comparing(Row::key)).toList();
        upsert(connection, sorted.stream().filter(row -> row.value() != null).toList());
        delete(connection, sorted.stream().filter(row -> row.value() == null).toList());
    }

    private void upsert(Connection connection, List<Row<K, V>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            PGConnection arrays = connection.unwrap(PGConnection.class);
            int next =
                    bind(arrays, statement, 1, key, rows.stream().map(Row::key).toList());
            next = bind(
                    arrays,
                    statement,
                    next,
                    values,
                    rows.stream().map(Row::value).toList());
            bind(arrays, statement, next, origin, rows);
            statement.executeUpdate();
        }
    }

    private static <R> int bind(
            PGConnection arrays, PreparedStatement statement, int first, List<Column<R>> columns, List<R> rows)
            throws SQLException {
        int next = first;
        for (Column<R> column : columns) {
            statement.setArray(
                    next++,
                    arrays.createArrayOf(column.arrayType(), column.elements().apply(rows)));
        }
        return next;
    }

    private void delete(Connection connection, List<Row<K, V>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        // A join with unnest could make the planner read the whole table; single deletions always take the index.
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            for (Row<K, V> row : rows) {
                int next = 1;
                for (Column<K> column : key) {
                    statement.setObject(next++, Array.get(column.elements().apply(List.of(row.key())), 0));
                }
                statement.setInt(next++, row.run());
                statement.setLong(next, row.source().offset());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private String upsertSql() {
        String names = all().map(Column::name).collect(joining(", "));
        return "INSERT INTO " + name + " AS kept (" + names + ") SELECT "
                + all().map(column -> column.expression().formatted(column.name()))
                        .collect(joining(", "))
                + " FROM unnest("
                + all().map(column -> "?::" + column.arrayType() + "[]").collect(joining(", "))
                + ") AS sent (" + names + ") ON CONFLICT ("
                + key.stream().map(Column::name).collect(joining(", "))
                + ") DO UPDATE SET "
                + Stream.concat(values.stream(), origin.stream())
                        .map(column -> column.name() + " = excluded." + column.name())
                        .collect(joining(", "))
                + " WHERE " + LATER + "(excluded.run_id, excluded.source_offset)";
    }

    private String deleteSql() {
        return "DELETE FROM " + name + " AS kept WHERE "
                + key.stream()
                        .map(column ->
                                column.name() + " = " + column.expression().formatted("?::" + column.arrayType()))
                        .collect(joining(" AND "))
                + " AND " + LATER + "(?, ?)";
    }

    private Stream<Column<?>> all() {
        return Stream.of(key, values, origin).flatMap(List::stream);
    }
}
