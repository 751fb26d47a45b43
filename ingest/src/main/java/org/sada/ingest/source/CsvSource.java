package org.sada.ingest.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/** A table of text, read by its mapping. */
final class CsvSource implements Source {
    private final CsvMapping mapping;
    private final String tenant;

    CsvSource(CsvMapping mapping, String tenant) {
        this.mapping = mapping;
        this.tenant = tenant;
    }

    @Override
    public void read(InputStream content, Consumer<Item> items) throws IOException {
        CsvRows rows = new CsvRows(new Lines(content), mapping.delimiter(), mapping.quote());
        CsvRows.Row row = rows.next();
        Table table = null;
        if (mapping.header()) {
            table = header(row);
            row = rows.next();
        }
        for (; row != null; row = rows.next()) {
            if (table == null && row.problem() == null) {
                table = numbered(row);
            }
            items.accept(item(row, table));
        }
    }

    private Table header(CsvRows.Row row) {
        if (row == null || row.problem() != null) {
            throw new ImportException(
                    "the header cannot be read" + (row == null ? ": the file is empty" : ": " + row.problem()));
        }
        return Table.withHeader(row.fields(), mapping.columns());
    }

    private Table numbered(CsvRows.Row row) {
        int width = row.fields().size();
        return Table.withHeader(
                IntStream.rangeClosed(1, width).mapToObj(Integer::toString).toList(), mapping.columns());
    }

    private Item item(CsvRows.Row row, Table table) {
        try {
            if (row.problem() != null) {
                throw new InvalidEvent(row.problem());
            }
            return new Item.Understood(row.position(), row.content(), events(table.row(row.fields())));
        } catch (InvalidEvent invalid) {
            return new Item.Refused(row.position(), row.content(), invalid.getMessage());
        }
    }

    private List<Event> events(Table.Row row) throws InvalidEvent {
        List<Event> events = new ArrayList<>();
        for (CsvObject each : mapping.events()) {
            Optional<ObjectNode> json = each.read(row);
            if (json.isPresent()) {
                events.add(EventJson.read(json.get().put("tenant", tenant)));
            }
        }
        if (events.isEmpty()) {
            throw new InvalidEvent("the row is no event: every when: of the mapping is empty here");
        }
        return events;
    }
}
