package org.sada.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.topic.Topics;

/** Cells into {@code cell}; one that is all zero goes. */
final class CellFeed implements Feed<CellKey, Measures> {
    private final Deserializer<CellKey> keys = Topics.KPIS.keys().deserializer();
    private final Deserializer<Measures> values = Topics.KPIS.values().deserializer();
    private final Table<CellKey, Measures> table = new Table<>("sada.cell", keyColumns(), valueColumns());

    @Override
    public String topic() {
        return Topics.KPIS.name();
    }

    @Override
    public Table<CellKey, Measures> table() {
        return table;
    }

    @Override
    public Row<CellKey, Measures> read(ConsumerRecord<byte[], byte[]> record, int run) {
        CellKey key = keys.deserialize(record.topic(), record.key());
        Objects.requireNonNull(key.tenant(), "the cell has no tenant");
        Objects.requireNonNull(key.cube(), "the cell has no cube");
        Measures measures = values.deserialize(record.topic(), record.value());
        return new Row<>(key, measures == null || measures.isZero() ? null : measures, run, record);
    }

    private static List<Column<CellKey>> keyColumns() {
        List<Column<CellKey>> columns = new ArrayList<>(List.of(
                Column.text("tenant", CellKey::tenant),
                Column.whole("definition", CellKey::definition),
                Column.text("cube", CellKey::cube),
                Column.whole("grain_min", CellKey::grainMin),
                Column.time("window_start", CellKey::windowStartMs)));
        for (Dimension dimension : Dimension.values()) {
            columns.add(Column.text(dimension.text(), key -> key.value(dimension) == null ? "" : key.value(dimension)));
        }
        return columns;
    }

    private static List<Column<Measures>> valueColumns() {
        Stream<Column<Measures>> counts = Stream.of(Measure.values())
                .map(measure -> Column.whole(measure.text(), measures -> measures.get(measure)));
        Stream<Column<Measures>> histograms = Stream.of(HistogramMeasure.values())
                .map(measure ->
                        Column.parsed(measure.text(), "bigint[]", measures -> ArrayText.of(measures.get(measure))));
        return Stream.concat(counts, histograms).toList();
    }
}
