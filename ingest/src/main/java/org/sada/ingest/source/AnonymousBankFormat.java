package org.sada.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.sada.contract.event.InvalidEvent;

/**
 * The calls of an Israeli bank's call centre in 1999, as the Technion published them: a table with tabs between the fields and a header
 * that names the columns, one row a call.
 */
final class AnonymousBankFormat implements Format {
    private static final ZoneId ISRAEL = ZoneId.of("Asia/Jerusalem");

    @Override
    public String name() {
        return "anonymous-bank";
    }

    @Override
    public String summary() {
        return "the Technion's calls of a bank, 1999; tab-separated, times of Asia/Jerusalem unless --tz is given";
    }

    @Override
    public Source source(SourceOptions options) {
        ZoneId zone = options.zone() == null ? ISRAEL : options.zone();
        AnonymousBankRow rows = new AnonymousBankRow(options.tenantOrDefault(), zone);
        return (content, items) -> read(content, rows, items);
    }

    private static void read(InputStream content, AnonymousBankRow rows, Consumer<Item> items) throws IOException {
        Lines lines = new Lines(content);
        Table table = header(lines);
        for (Lines.Line line = lines.nextWithContent(); line != null; line = lines.nextWithContent()) {
            items.accept(item(line, table, rows));
        }
    }

    private static Table header(Lines lines) throws IOException {
        Lines.Line line = lines.nextWithContent();
        try {
            return Table.withHeader(fields(line == null ? "" : line.text()), AnonymousBankRow.COLUMNS);
        } catch (InvalidEvent invalid) {
            throw new ImportException("the header cannot be read: " + invalid.getMessage(), invalid);
        }
    }

    private static Item item(Lines.Line line, Table table, AnonymousBankRow rows) {
        try {
            Table.Row row = table.row(fields(line.text()));
            return new Item.Understood(line.position(), line.bytes(), List.of(rows.event(row)));
        } catch (InvalidEvent invalid) {
            return new Item.Refused(line.position(), line.bytes(), invalid.getMessage());
        }
    }

    private static List<String> fields(String line) {
        return List.of(line.split("\t", -1));
    }
}
