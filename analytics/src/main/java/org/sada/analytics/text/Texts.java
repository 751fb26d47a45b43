package org.sada.analytics.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Texts without labels from a file. */
public final class Texts {
    private Texts() {}

    /**
     * The texts of a CSV or TSV file by its name, or of any other file one on each line; blank ones are left out.
     *
     * @param textColumn of a CSV or TSV file, null for {@code text}
     * @throws TextException where the file cannot be read or lacks the column
     */
    public static List<String> read(Path file, String textColumn) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (textColumn == null && !name.matches(".*\\.(csv|tsv|tab)(\\.gz)?")) {
            return Table.content(file).lines().filter(line -> !line.isBlank()).toList();
        }
        Table table = Table.read(file);
        int column = LabelledTexts.textColumn(table, textColumn);
        return table.rows().stream()
                .filter(row -> column < row.size() && !row.get(column).isBlank())
                .map(row -> row.get(column))
                .toList();
    }
}
