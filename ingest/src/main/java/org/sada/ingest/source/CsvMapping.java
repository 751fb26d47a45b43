package org.sada.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a table is written, and what each of its rows means.
 *
 * @param quote null where nothing is quoted
 */
record CsvMapping(String delimiter, Character quote, boolean header, List<CsvObject> events) {

    /** Every column that is mentioned. */
    Set<String> columns() {
        List<String> columns = new ArrayList<>();
        events.forEach(event -> event.columns(columns::add));
        return new TreeSet<>(columns);
    }
}
