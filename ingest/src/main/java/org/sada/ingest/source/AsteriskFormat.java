package org.sada.ingest.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.sada.contract.event.InvalidEvent;

/**
 * The queue log of Asterisk and of switches built on it: the file, or rows as JSON. Rows may stand in any order. What a row means can
 * depend on the rows before it in time, such as an answer that is told only by its completion; so a file says more than its rows one by
 * one.
 */
final class AsteriskFormat implements Format {
    @Override
    public String name() {
        return "asterisk-queue-log";
    }

    @Override
    public String summary() {
        return "Asterisk's queue_log, the file or rows as JSON; local times are of --tz, else UTC";
    }

    @Override
    public Source source(SourceOptions options) {
        ZoneId zone = options.zone() == null ? ZoneOffset.UTC : options.zone();
        String tenant = options.tenantOrDefault();
        AsteriskTimes times = new AsteriskTimes(zone);
        return (content, items) -> {
            AsteriskSorter rows = new AsteriskSorter(new AsteriskCalls(tenant), new AsteriskAgents(tenant), items);
            InputStream stream = new BufferedInputStream(content);
            if (holdsJson(stream)) {
                AsteriskJson json = new AsteriskJson(times);
                JsonDocuments.read(stream, document -> json.read(document, rows::add, items), items);
            } else {
                readLines(stream, times, rows, items);
            }
            rows.end();
        };
    }

    private static void readLines(InputStream stream, AsteriskTimes times, AsteriskSorter rows, Consumer<Item> items)
            throws IOException {
        Lines lines = new Lines(stream);
        for (Lines.Line line = lines.nextWithContent(); line != null; line = lines.nextWithContent()) {
            try {
                rows.add(AsteriskRow.ofLine(line, times));
            } catch (InvalidEvent invalid) {
                items.accept(new Item.Refused(line.position(), line.bytes(), invalid.getMessage()));
            }
        }
    }

    /** A line of the file begins with its time; whatever stands before a brace or bracket is a byte order mark or space. */
    private static boolean holdsJson(InputStream stream) throws IOException {
        int most = 1000;
        stream.mark(most);
        int next = stream.read();
        for (int i = 1; i < most && (next > 127 || Character.isWhitespace(next)); i++) {
            next = stream.read();
        }
        stream.reset();
        return next == '{' || next == '[';
    }
}
