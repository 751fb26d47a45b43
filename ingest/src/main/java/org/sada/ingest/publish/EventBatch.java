package org.sada.ingest.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of one record of the log while they gather, and whose they are. */
final class EventBatch {
    private final int partition;
    private final String source;
    private final List<Share> shares = new ArrayList<>(4);
    private byte[] lines;
    private int bytes;
    private int events;

    private static final class Share {
        private final Receipt receipt;
        private int events;

        private Share(Receipt receipt) {
            this.receipt = receipt;
        }
    }

    EventBatch(int partition, String source, int expectedBytes) {
        this.partition = partition;
        this.source = source;
        this.lines = new byte[expectedBytes];
    }

    void add(byte[] line, Receipt receipt) {
        int after = bytes + line.length + 1;
        if (after > lines.length) {
            lines = Arrays.copyOf(lines, Math.max(after, 2 * lines.length));
        }
        System.arraycopy(line, 0, lines, bytes, line.length);
        lines[after - 1] = '\n';
        bytes = after;
        events++;
        // the events of one call mostly follow each other
        if (shares.isEmpty() || shares.get(shares.size() - 1).receipt != receipt) {
            shares.add(new Share(receipt));
        }
        shares.get(shares.size() - 1).events++;
    }

    /** @param failure null where the log has the record */
    void settle(PublishException failure) {
        for (Share share : shares) {
            share.receipt.settle(share.events, failure);
        }
    }

    int partition() {
        return partition;
    }

    String source() {
        return source;
    }

    int events() {
        return events;
    }

    int bytes() {
        return bytes;
    }

    byte[] value() {
        return Arrays.copyOf(lines, bytes);
    }
}
