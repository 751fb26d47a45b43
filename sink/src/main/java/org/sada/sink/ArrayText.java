package org.sada.sink;

import java.util.List;
import java.util.stream.Collectors;
import org.sada.contract.cell.Histogram;

/** PostgreSQL's written form of arrays, for columns that hold one in each row. */
final class ArrayText {
    private ArrayText() {}

    static String of(List<String> items) {
        return items.stream()
                .map(item -> '"' + item.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Pairs of bucket and count. */
    static String of(Histogram histogram) {
        if (histogram.isEmpty()) {
            return "{}";
        }
        StringBuilder text = new StringBuilder(8 * histogram.size());
        for (int i = 0; i < histogram.size(); i++) {
            text.append(i == 0 ? '{' : ',')
                    .append(histogram.bucket(i))
                    .append(',')
                    .append(histogram.count(i));
        }
        return text.append('}').toString();
    }
}
