package org.sada.console.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A statement in the making, each value beside its place in the text. Values are bound, never part of the text. */
public final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /**
     * @param part of the statement, which comes from the program alone
     * @param bound the values of its question marks; {@link Instant} as a time, {@code Long[]} and {@code Instant[]} as arrays
     */
    public Sql add(String part, Object... bound) {
        text.append(part).append(' ');
        values.addAll(List.of(bound));
        return this;
    }

    public PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        try {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, jdbc(connection, values.get(i)));
            }
            return statement;
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
    }

    private static Object jdbc(Connection connection, Object value) throws SQLException {
        if (value instanceof Instant time) {
            return time.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Long[] numbers) {
            return connection.createArrayOf("bigint", numbers);
        }
        if (value instanceof Instant[] times) {
            return connection.createArrayOf("timestamptz", times);
        }
        return value;
    }
}
