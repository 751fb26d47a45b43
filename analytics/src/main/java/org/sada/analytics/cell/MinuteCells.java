package org.sada.analytics.cell;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;

/** Remembers which cells of a minute there are, by tenant and window, and tells which of them are older than they are kept. */
final class MinuteCells {
    private static final byte[] NOTHING = {};
    private static final long LENGTH_MS = Cube.MINUTE * 60_000L;

    private final KeyValueStore<Bytes, byte[]> store;
    private final long keptMs;
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Long> swept = new HashMap<>();

    MinuteCells(KeyValueStore<Bytes, byte[]> store, long keptMs) {
        this.store = store;
        this.keptMs = keptMs;
    }

    /** A cell that is new. */
    void add(CellKey cell, Bytes key) {
        store.put(join(cell.tenant(), cell.windowStartMs(), key.get()), NOTHING);
        newest.merge(cell.tenant(), cell.windowStartMs(), Math::max);
    }

    /** Hands over the keys of cells that are to go, and forgets them. */
    void expired(Consumer<Bytes> consumer) {
        newest.forEach((tenant, newestMs) -> {
            long dueMs = newestMs - keptMs;
            if (dueMs >= swept.getOrDefault(tenant, Long.MIN_VALUE / 2) + LENGTH_MS) {
                drop(tenant, dueMs, consumer);
                swept.put(tenant, dueMs);
            }
        });
    }

    private void drop(String tenant, long dueMs, Consumer<Bytes> consumer) {
        List<Bytes> old = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(join(tenant, 0, NOTHING), join(tenant, dueMs, NOTHING))) {
            entries.forEachRemaining(entry -> old.add(entry.key));
        }
        for (Bytes entry : old) {
            store.delete(entry);
            consumer.accept(cell(entry));
        }
    }

    /** Tenant, zero, window, cell: bytes that sort by tenant and then by time. */
    private static Bytes join(String tenant, long windowStartMs, byte[] cell) {
        byte[] name = tenant.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(name.length + 1 + Long.BYTES + cell.length)
                .put(name)
                .put((byte) 0)
                .putLong(windowStartMs)
                .put(cell)
                .array());
    }

    private static Bytes cell(Bytes entry) {
        byte[] bytes = entry.get();
        int end = 0;
        while (bytes[end] != 0) {
            end++;
        }
        return Bytes.wrap(Arrays.copyOfRange(bytes, end + 1 + Long.BYTES, bytes.length));
    }
}
