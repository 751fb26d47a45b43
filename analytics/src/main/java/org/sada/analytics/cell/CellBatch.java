package org.sada.analytics.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Measures;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;

/**
 * Changes of cells that travel in one record, to the one place where those cells are.
 *
 * @param partition of the topic of cells
 * @param bytes the changes in binary form
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record CellBatch(int partition, byte[] bytes) {
    private static final byte VERSION = 1;

    /** More changes begin another batch, so that none becomes too large for the broker. */
    private static final int FULL_BYTES = 256 << 10;

    /** The changes that are not zero, in the order of the map. */
    static List<CellBatch> of(Map<CellKey, Measures.Builder> changes, int partitions) {
        List<CellBatch> batches = new ArrayList<>();
        BinaryWriter[] open = new BinaryWriter[partitions];
        changes.forEach((key, builder) -> {
            if (!builder.isZero()) {
                byte[] bytes = key.toBytes();
                int partition = Utils.toPositive(Utils.murmur2(bytes)) % partitions;
                BinaryWriter out = open[partition];
                if (out == null) {
                    out = new BinaryWriter(1024).raw(VERSION);
                    open[partition] = out;
                }
                out.block(bytes);
                builder.write(out);
                if (out.size() >= FULL_BYTES) {
                    batches.add(new CellBatch(partition, out.toBytes()));
                    open[partition] = null;
                }
            }
        });
        for (int i = 0; i < partitions; i++) {
            if (open[i] != null) {
                batches.add(new CellBatch(i, open[i].toBytes()));
            }
        }
        return batches;
    }

    /** Hands on each change: the key of the cell in binary form, and a reader that stands at its measures and must read them. */
    static void read(byte[] bytes, BiConsumer<Bytes, BinaryReader> consumer) {
        BinaryReader in = BinaryReader.versioned(bytes, VERSION, "changes of cells");
        while (!in.atEnd()) {
            consumer.accept(Bytes.wrap(in.block()), in);
        }
    }
}
