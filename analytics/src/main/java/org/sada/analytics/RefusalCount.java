package org.sada.analytics;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.sada.analytics.cell.CellDeltas;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.EventJson;
import org.sada.contract.topic.Rejection;

/** Counts in the ledger what a door refused before it came to the log. */
final class RefusalCount extends ContextualProcessor<String, Rejection, String, Outcome> {
    private static final Measures REFUSED = new Measures.Builder()
            .count(Measure.EVENTS_RECEIVED)
            .count(Measure.EVENTS_REJECTED)
            .build();

    private final Definition definition;
    private final Retention retention;
    private final int partitions;

    RefusalCount(Definition definition, Retention retention, int partitions) {
        this.definition = definition;
        this.retention = retention;
        this.partitions = partitions;
    }

    @Override
    public void process(Record<String, Rejection> record) {
        Rejection rejection = record.value();
        String tenant = rejection.tenant() == null ? EventJson.DEFAULT_TENANT : rejection.tenant();
        CellDeltas deltas = new CellDeltas(definition, retention);
        deltas.addToLedger(tenant, rejection.source(), record.timestamp(), REFUSED);
        deltas.batches(partitions)
                .forEach(batch -> context().forward(record.withValue(new Outcome.CellsChanged(batch))));
    }
}
