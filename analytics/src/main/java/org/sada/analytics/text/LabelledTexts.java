package org.sada.analytics.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts with their labels, as people gave them.
 *
 * @param rows in order of the files
 * @param skipped rows that have no text or no label
 */
public record LabelledTexts(List<Row> rows, int skipped) {
    /** Names of the columns that are looked for where none are named, the first that is there. */
    private static final List<String> TEXT_COLUMNS = List.of("text");

    private static final List<String> LABEL_COLUMNS = List.of("labels", "label", "category");

    public LabelledTexts {
        rows = List.copyOf(rows);
    }

    /**
     * One text.
     *
     * @param labels without {@code none}; empty for a text without any
     * @param sentiment unknown where the file has none
     * @param variety of the language, empty where the file has none
     */
    public record Row(String text, Set<String> labels, Sentiment sentiment, String variety) {
        public Row {
            labels = Collections.unmodifiableSet(new LinkedHashSet<>(labels));
        }
    }

    /**
     * Reads CSV or TSV files with a header.
     *
     * @param textColumn name of the column of the text, null for the usual ones; several names joined by commas: the first that a file has
     * @param labelsColumn the same for the labels
     * @throws TextException where a file cannot be read, or lacks a column
     */
    public static LabelledTexts read(List<Path> files, String textColumn, String labelsColumn) {
        List<Row> rows = new ArrayList<>();
        int skipped = 0;
        for (Path file : files) {
            Table table = Table.read(file);
            int text = textColumn(table, textColumn);
            int labels = column(table, "--labels", labelsColumn, LABEL_COLUMNS);
            int sentiment = table.column("sentiment");
            int variety = table.column("variety");
            for (List<String> fields : table.rows()) {
                String content = field(fields, text);
                String names = field(fields, labels);
                if (content.isBlank() || names.isBlank()) {
                    skipped++;
                } else {
                    rows.add(new Row(
                            content,
                            labels(names),
                            Sentiment.of(field(fields, sentiment)),
                            field(fields, variety).strip()));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new TextException(
                    files.get(0) + " has no row with both a text and a label; check --text and --labels");
        }
        return new LabelledTexts(rows, skipped);
    }

    static int textColumn(Table table, String named) {
        return column(table, "--text", named, TEXT_COLUMNS);
    }

    private static String field(List<String> fields, int column) {
        return column >= 0 && column < fields.size() ? fields.get(column) : "";
    }

    private static Set<String> labels(String names) {
        Set<String> labels = new LinkedHashSet<>();
        for (String name : names.split(",", -1)) {
            String label = name.strip();
            if (!label.isEmpty() && !label.equalsIgnoreCase(Taxonomy.NONE)) {
                labels.add(label);
            }
        }
        return labels;
    }

    private static int column(Table table, String option, String named, List<String> usual) {
        int whole = named == null ? -1 : table.column(named);
        if (whole >= 0) {
            return whole;
        }
        List<String> names = named == null ? usual : List.of(named.split(",", -1));
        for (String name : names) {
            int column = table.column(name);
            if (column >= 0) {
                return column;
            }
        }
        throw new TextException(table.file() + " has no column " + String.join(" or ", names) + "; it has "
                + String.join(", ", table.header()) + "; name one with " + option);
    }
}
