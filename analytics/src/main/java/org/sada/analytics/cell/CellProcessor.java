package org.sada.analytics.cell;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.sada.analytics.StateStores;
import org.sada.analytics.state.Cadence;
import org.sada.analytics.state.CommitHook;
import org.sada.analytics.state.Form;
import org.sada.analytics.state.LiveTable;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measures;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;

/**
 * Adds changes to cells and says what they hold now, null where that is nothing. Cells of a minute go when they are older than they are
 * kept.
 */
public final class CellProcessor implements Processor<Integer, byte[], CellKey, Measures> {
    /** Name of the store: the measures of each cell. */
    public static final String STORE = "cell";

    /** Name of the store: the cells of a minute, by tenant and window. */
    public static final String MINUTE_STORE = "minute-cells";

    /** Name of the store: the cells with changes that were committed before they were told. */
    public static final String UNTOLD_STORE = "cell-untold";

    private static final String HOOK_STORE = "cell-commit";
    private static final Duration GLANCE = Duration.ofMillis(10);
    private static final int LIVE = 10_000;

    private final Retention retention;
    private final CommitHook hook;
    private final Cadence cadence;
    private ProcessorContext<CellKey, Measures> context;
    private LiveTable<Bytes, Cell> cells;
    private MinuteCells minutes;
    private CommitHook.Armed armed;
    private long timeMs;

    private CellProcessor(Retention retention, CommitHook hook, Cadence cadence) {
        this.retention = retention;
        this.hook = hook;
        this.cadence = cadence;
    }

    /**
     * @param commitInterval within which changes are told
     */
    public static ProcessorSupplier<Integer, byte[], CellKey, Measures> supplier(
            Retention retention, StateStores stores, Duration commitInterval) {
        CommitHook hook = new CommitHook(HOOK_STORE);
        return new ProcessorSupplier<>() {
            @Override
            public Processor<Integer, byte[], CellKey, Measures> get() {
                return new CellProcessor(retention, hook, new Cadence(commitInterval));
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        stores.large(STORE),
                        StateStores.small(UNTOLD_STORE, Serdes.Bytes(), Serdes.ByteArray()),
                        StateStores.small(MINUTE_STORE, Serdes.Bytes(), Serdes.ByteArray()),
                        hook.store());
            }
        };
    }

    @Override
    public void init(ProcessorContext<CellKey, Measures> processorContext) {
        context = processorContext;
        cells = new LiveTable<>(
                context.getStateStore(STORE), context.getStateStore(UNTOLD_STORE), new CellForm(), LIVE);
        minutes = new MinuteCells(
                context.getStateStore(MINUTE_STORE), retention.minuteCells().toMillis());
        armed = hook.of(context, this::beforeCommit);
        context.schedule(GLANCE, PunctuationType.WALL_CLOCK_TIME, this::tellWhenDue);
    }

    private void beforeCommit() {
        cells.persist();
        cadence.committed(context.currentSystemTimeMs());
    }

    @Override
    public void process(Record<Integer, byte[]> record) {
        timeMs = record.timestamp();
        CellBatch.read(record.value(), this::add);
        minutes.expired(this::delete);
        armed.arm();
        tellWhenDue(context.currentSystemTimeMs());
    }

    private void add(Bytes key, BinaryReader change) {
        LiveTable.Entry<Bytes, Cell> entry = cells.find(key);
        if (entry == null) {
            entry = cells.put(key, new Cell(CellKey.fromBytes(key.get())));
            if (entry.value().key().grainMin() == Cube.MINUTE) {
                minutes.add(entry.value().key(), key);
            }
        }
        entry.value().measures().read(change);
        cells.due(entry);
    }

    private void delete(Bytes key) {
        LiveTable.Entry<Bytes, Cell> entry = cells.find(key);
        if (entry != null) {
            forward(entry.value().key(), null);
            cells.remove(entry);
        }
    }

    private void tellWhenDue(long nowMs) {
        if (cadence.isDue(nowMs, cells.dueSize(), timeMs)) {
            cells.takeDue().forEach(this::tell);
            cadence.told(nowMs);
            armed.arm();
        }
    }

    private void tell(LiveTable.Entry<Bytes, Cell> entry) {
        Cell cell = entry.value();
        if (cell != null) {
            boolean gone = cell.measures().isZero();
            forward(cell.key(), gone ? null : cell.measures().build());
            if (gone) {
                cells.remove(entry);
            }
        }
    }

    private void forward(CellKey key, Measures measures) {
        context.forward(new Record<>(key, measures, timeMs));
    }

    private record Cell(CellKey key, Measures.Builder measures) {
        Cell(CellKey key) {
            this(key, new Measures.Builder());
        }
    }

    private static final class CellForm implements Form<Bytes, Cell> {
        private static final byte VERSION = 1;
        private static final String WHAT = "a cell";

        @Override
        public Bytes key(Bytes key) {
            return key;
        }

        @Override
        public byte[] value(Cell cell, boolean due) {
            BinaryWriter out = new BinaryWriter(128).raw(VERSION).flag(due);
            cell.measures().write(out);
            return out.toBytes();
        }

        @Override
        public boolean isDue(byte[] bytes) {
            return BinaryReader.versioned(bytes, VERSION, WHAT).flag();
        }

        @Override
        public Cell value(Bytes key, byte[] bytes) {
            BinaryReader in = BinaryReader.versioned(bytes, VERSION, WHAT);
            in.flag();
            Cell cell = new Cell(CellKey.fromBytes(key.get()));
            cell.measures().read(in);
            return cell;
        }
    }
}
