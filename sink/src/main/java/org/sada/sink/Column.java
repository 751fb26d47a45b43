package org.sada.sink;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A column of a table, sent as an array with one element for each row.
 *
 * @param arrayType PostgreSQL's type of the elements sent
 * @param expression makes the column's value of the element, which it names {@code %s}
 * @param elements the array for some rows: primitive longs, or objects
 */
record Column<R>(String name, String arrayType, String expression, Function<List<R>, Object> elements) {

    static <R> Column<R> text(String name, Function<R, String> value) {
        return parsed(name, "", value);
    }

    /** Sent as text, then cast. */
    static <R> Column<R> parsed(String name, String type, Function<R, String> value) {
        return new Column<>(
                name,
                "text",
                type.isEmpty() ? "%s" : "%s::" + type,
                rows -> rows.stream().map(value).toArray(String[]::new));
    }

    static <R> Column<R> whole(String name, ToLongFunction<R> value) {
        return new Column<>(
                name, "int8", "%s", rows -> rows.stream().mapToLong(value).toArray());
    }

    static <R> Column<R> wholeOrNull(String name, Function<R, Long> value) {
        return new Column<>(name, "int8", "%s", rows -> rows.stream().map(value).toArray(Long[]::new));
    }

    static <R> Column<R> flag(String name, Function<R, Boolean> value) {
        return new Column<>(name, "bool", "%s", rows -> rows.stream().map(value).toArray(Boolean[]::new));
    }

    /** Of milliseconds since 1970 UTC; a double holds them exactly beyond the year 280000. */
    static <R> Column<R> time(String name, Function<R, Long> valueMs) {
        return new Column<>(
                name,
                "int8",
                "to_timestamp(%s / 1000.0::double precision)",
                rows -> rows.stream().map(valueMs).toArray(Long[]::new));
    }
}
