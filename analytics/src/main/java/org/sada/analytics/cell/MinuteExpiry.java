package org.sada.analytics.cell;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.sada.analytics.StateStores;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measures;

/**
 * Remembers which cells of a minute there are, and deletes them once they are older than they are kept. The table of cells publishes
 * the deletion as it publishes every change, with its cache.
 */
public final class MinuteExpiry implements Processor<CellKey, Measures, Void, Void> {
    /** Name of the store: the cells of a minute, by tenant and window. */
    public static final String STORE = "minute-cells";

    private static final byte[] NOTHING = {};
    private static final long LENGTH_MS = Cube.MINUTE * 60_000L;

    private final long keptMs;
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Long> swept = new HashMap<>();
    private final String cellStore;
    private KeyValueStore<Bytes, byte[]> minutes;
    private TimestampedKeyValueStore<CellKey, Measures> cells;

    private MinuteExpiry(String cellStore, Retention retention) {
        this.cellStore = cellStore;
        this.keptMs = retention.minuteCells().toMillis();
    }

    /**
     * @param cellStore the name of the table of cells, which is connected to this processor as well
     */
    public static ProcessorSupplier<CellKey, Measures, Void, Void> supplier(
            String cellStore, Retention retention, StateStores stores) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<CellKey, Measures, Void, Void> get() {
                return new MinuteExpiry(cellStore, retention);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(stores.builder(STORE, Serdes.Bytes(), Serdes.ByteArray()));
            }
        };
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        minutes = context.getStateStore(STORE);
        cells = context.getStateStore(cellStore);
    }

    @Override
    public void process(Record<CellKey, Measures> record) {
        CellKey cell = record.key();
        if (cell.grainMin() == Cube.MINUTE) {
            minutes.put(entry(cell), NOTHING);
            long newestMs = newest.merge(cell.tenant(), cell.windowStartMs(), Math::max);
            long dueMs = newestMs - keptMs;
            if (dueMs >= swept.getOrDefault(cell.tenant(), Long.MIN_VALUE) + LENGTH_MS) {
                drop(cell.tenant(), dueMs);
                swept.put(cell.tenant(), dueMs);
            }
        }
    }

    private void drop(String tenant, long dueMs) {
        try (KeyValueIterator<Bytes, byte[]> old = minutes.range(from(tenant, 0), from(tenant, dueMs))) {
            while (old.hasNext()) {
                KeyValue<Bytes, byte[]> entry = old.next();
                minutes.delete(entry.key);
                cells.delete(cell(entry.key));
            }
        }
    }

    /** Tenant, zero, window, cell: bytes that sort by tenant and then by time. */
    private static Bytes entry(CellKey cell) {
        return join(cell.tenant(), cell.windowStartMs(), cell.toBytes());
    }

    private static Bytes from(String tenant, long windowStartMs) {
        return join(tenant, windowStartMs, NOTHING);
    }

    private static Bytes join(String tenant, long windowStartMs, byte[] cell) {
        byte[] name = tenant.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(name.length + 1 + Long.BYTES + cell.length)
                .put(name)
                .put((byte) 0)
                .putLong(windowStartMs)
                .put(cell)
                .array());
    }

    private static CellKey cell(Bytes entry) {
        byte[] bytes = entry.get();
        int cell = 0;
        while (bytes[cell] != 0) {
            cell++;
        }
        cell += 1 + Long.BYTES;
        return CellKey.fromBytes(Arrays.copyOfRange(bytes, cell, bytes.length));
    }
}
