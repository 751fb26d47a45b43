package org.sada.ingest.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sada.contract.event.InvalidEvent;

/** The columns of a table, by name. */
final class Table {
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final int width;

    private Table(List<String> names) {
        width = names.size();
        for (int i = 0; i < width; i++) {
            indexes.putIfAbsent(names.get(i).strip(), i);
        }
    }

    /**
     * The table with this header.
     *
     * @throws ImportException if a needed column is missing, or there twice
     */
    static Table withHeader(List<String> header, Iterable<String> needed) {
        Table table = new Table(header);
        TreeSet<String> missing = new TreeSet<>();
        for (String column : needed) {
            if (!table.indexes.containsKey(column)) {
                missing.add(column);
            } else if (header.stream().map(String::strip).filter(column::equals).count() > 1) {
                throw new ImportException("the header names the column " + column + " twice: rename one of the two");
            }
        }
        if (!missing.isEmpty()) {
            throw new ImportException("the header lacks " + String.join(", ", missing) + "; its columns are "
                    + Shown.brief(String.join(", ", table.indexes.keySet()), 300)
                    + ": check the format, and the delimiter");
        }
        return table;
    }

    Row row(List<String> values) throws InvalidEvent {
        if (values.size() != width) {
            throw new InvalidEvent("has " + values.size() + " fields where there are " + width + " columns");
        }
        return new Row(this, values);
    }

    /** One row, of as many values as there are columns. */
    record Row(Table table, List<String> values) {
        /** The value in this column, stripped; never null. */
        String get(String column) {
            return values.get(table.indexes.get(column)).strip();
        }
    }
}
