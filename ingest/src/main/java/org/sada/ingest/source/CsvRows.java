package org.sada.ingest.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sada.contract.event.InvalidEvent;

/**
 * The rows of a table of text. A quoted field may run over several lines; where its quote is never closed, the first line alone is
 * refused and reading goes on with the next.
 */
final class CsvRows {
    private static final int MOST_LINES = 100;
    private static final String NEVER_CLOSED = "a quote is opened and never closed";

    private final Lines lines;
    private final char delimiter;
    private final Character quote;
    private final CSVFormat format;

    /** @param problem why the row cannot be read, or null; there are fields only without one */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Row(String position, byte[] content, List<String> fields, String problem) {}

    CsvRows(Lines lines, String delimiter, Character quote) {
        this.lines = lines;
        this.delimiter = delimiter.charAt(0);
        this.quote = quote;
        this.format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setQuote(quote)
                .setIgnoreEmptyLines(false)
                .get();
    }

    /** The next row that is not blank, or null at the end. */
    Row next() throws IOException {
        Lines.Line first = lines.nextWithContent();
        if (first == null) {
            return null;
        }
        List<Lines.Line> taken = new ArrayList<>(List.of(first));
        try {
            StringBuilder text = new StringBuilder(first.text());
            while (endsWithinQuotes(text)) {
                Lines.Line more = taken.size() < MOST_LINES ? lines.next() : null;
                if (more == null) {
                    lines.putBack(taken.subList(1, taken.size()));
                    return refused(first, NEVER_CLOSED);
                }
                taken.add(more);
                text.append('\n').append(more.text());
            }
            Row row = parsed(first.position(), content(taken), text.toString());
            if (row.problem() != null && taken.size() > 1) {
                // the quote that closed it was another row's own
                lines.putBack(taken.subList(1, taken.size()));
                return refused(first, NEVER_CLOSED);
            }
            return row;
        } catch (InvalidEvent invalid) {
            lines.putBack(taken.subList(1, taken.size()));
            return refused(first, invalid.getMessage());
        }
    }

    private Row parsed(String position, byte[] content, String text) {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1
                    ? new Row(position, content, records.get(0).toList(), null)
                    : new Row(position, content, List.of(), "is not one row: a line end stands outside quotes");
        } catch (IOException | IllegalStateException | UncheckedIOException e) {
            return new Row(position, content, List.of(), "text stands beside a quoted field");
        }
    }

    private static Row refused(Lines.Line line, String why) {
        return new Row(line.position(), line.bytes(), List.of(), why);
    }

    /** A quote opens a field only at its start, and doubled within it stands for itself. */
    private boolean endsWithinQuotes(CharSequence text) {
        if (quote == null) {
            return false;
        }
        boolean within = false;
        boolean atStart = true;
        int closedAt = -2;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (within && each == quote) {
                within = false;
                closedAt = i;
            } else if (each == quote && (atStart || closedAt == i - 1)) {
                within = true;
            }
            atStart = !within && (each == delimiter || each == '\n');
        }
        return within;
    }

    private static byte[] content(List<Lines.Line> taken) {
        if (taken.size() == 1) {
            return taken.get(0).bytes();
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (Lines.Line line : taken) {
            if (content.size() > 0) {
                content.write('\n');
            }
            content.writeBytes(line.bytes());
        }
        return content.toByteArray();
    }
}
