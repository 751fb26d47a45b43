package org.sada.ingest.source;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in which columns stand in braces, such as <code>{Date} {Time}</code>. */
record CsvTemplate(String text, List<String> columns) {
    private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

    static CsvTemplate of(String text) {
        List<String> columns = COLUMN.matcher(text)
                .results()
                .map(match -> match.group(1).strip())
                .toList();
        return new CsvTemplate(text, columns);
    }

    /** The text for this row, stripped; empty where all of its columns are. */
    String fill(Table.Row row) {
        if (!columns.isEmpty()
                && columns.stream().allMatch(column -> row.get(column).isEmpty())) {
            return "";
        }
        return COLUMN.matcher(text)
                .replaceAll((MatchResult match) ->
                        Matcher.quoteReplacement(row.get(match.group(1).strip())))
                .strip();
    }
}
