package org.sada.analytics.repeat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;
import org.sada.contract.topic.Topics;

/** Gathers changes of contacts by the partition of their customer, so that many travel in one record. */
public final class ContactBatches {
    private static final byte VERSION = 1;
    private static final int FULL_BYTES = 256 << 10;

    private final BinaryWriter[] open;
    private final List<Batch> batches = new ArrayList<>();

    /**
     * Changes that travel in one record.
     *
     * @param partition of the topic of contacts
     * @param bytes the changes in binary form, in the order in which they were added
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    public record Batch(int partition, byte[] bytes) {}

    public ContactBatches(int partitions) {
        open = new BinaryWriter[partitions];
    }

    /**
     * @param customerKey {@code tenant|customer}
     */
    public void add(String customerKey, ContactChange change) {
        int partition = Topics.partition(customerKey, open.length);
        BinaryWriter out = open[partition];
        if (out == null) {
            out = new BinaryWriter(1024).raw(VERSION);
            open[partition] = out;
        }
        change.write(out.string(customerKey));
        if (out.size() >= FULL_BYTES) {
            close(partition);
        }
    }

    private void close(int partition) {
        batches.add(new Batch(partition, open[partition].toBytes()));
        open[partition] = null;
    }

    /** All that was added; the last call. */
    public List<Batch> batches() {
        for (int i = 0; i < open.length; i++) {
            if (open[i] != null) {
                close(i);
            }
        }
        return batches;
    }

    static void read(byte[] bytes, BiConsumer<String, ContactChange> consumer) {
        BinaryReader in = BinaryReader.versioned(bytes, VERSION, "changes of contacts");
        while (!in.atEnd()) {
            consumer.accept(in.string(), ContactChange.read(in));
        }
    }
}
