package org.sada.analytics.cell;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Measures;

/** Cells in their compact form, between processors and in state. */
public final class CellSerdes {
    public static final Serde<CellKey> KEYS =
            Serdes.serdeFrom((topic, key) -> key.toBytes(), (topic, bytes) -> CellKey.fromBytes(bytes));

    public static final Serde<Measures> MEASURES = Serdes.serdeFrom(
            (topic, measures) -> measures == null ? null : measures.toBytes(),
            (topic, bytes) -> bytes == null ? null : Measures.fromBytes(bytes));

    private CellSerdes() {}
}
