package org.sada.analytics.repeat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.sada.analytics.Outcome;
import org.sada.analytics.StateStores;
import org.sada.analytics.Sweeper;
import org.sada.analytics.cell.CellDeltas;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.fact.MarkKey;

/**
 * Keeps the contacts of each customer and says which of them are first contacts, follow-ups and repeated. Keyed by
 * {@code tenant|customer}.
 *
 * <p>A contact is forgotten long after it can change: twice the retention of interactions and one repeat window after its last event.
 * So marks are exact as long as the partitions of the log lie less than one retention of event time apart.
 */
public final class RepeatProcessor implements Processor<String, ContactChange, String, Outcome> {
    /** Name of the store: the contacts of each customer. */
    public static final String STORE = "customer-contacts";

    private final Definition definition;
    private final Retention retention;
    private ProcessorContext<String, Outcome> context;
    private KeyValueStore<String, byte[]> store;
    private Sweeper sweeper;
    private final Map<String, Long> watermarks = new HashMap<>();

    private RepeatProcessor(Definition definition, Retention retention) {
        this.definition = definition;
        this.retention = retention;
    }

    public static ProcessorSupplier<String, ContactChange, String, Outcome> supplier(
            Definition definition, Retention retention, StateStores stores) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, ContactChange, String, Outcome> get() {
                return new RepeatProcessor(definition, retention);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(stores.builder(STORE, Serdes.String(), Serdes.ByteArray()));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Outcome> processorContext) {
        context = processorContext;
        store = context.getStateStore(STORE);
        sweeper = new Sweeper(
                store,
                (key, bytes) -> CustomerContacts.read(bytes)
                        .keeping(contact -> remembers(contact, watermarks.getOrDefault(tenant(key), 0L)))
                        .isEmpty());
    }

    @Override
    public void process(Record<String, ContactChange> record) {
        ContactChange change = record.value();
        Contact changed = change.contact();
        CustomerContacts before = Optional.ofNullable(store.get(record.key()))
                .map(CustomerContacts::read)
                .orElse(CustomerContacts.NONE)
                .keeping(contact -> remembers(contact, change.watermarkMs()) || contact.isSame(changed));
        CustomerContacts after = change.gone() ? before.without(changed) : before.with(changed);
        store.put(record.key(), after.isEmpty() ? null : after.toBytes());
        revise(record, before, after);
        watermarks.merge(tenant(record.key()), change.watermarkMs(), Math::max);
        sweeper.step();
    }

    private void revise(Record<String, ContactChange> record, CustomerContacts before, CustomerContacts after) {
        String tenant = tenant(record.key());
        String customer = record.key().substring(tenant.length() + 1);
        long watermarkMs = record.value().watermarkMs();
        CellDeltas deltas = new CellDeltas(definition, retention);
        for (MarkRevision revision :
                MarkRevision.between(tenant, before, after, record.value().contact(), definition)) {
            Contact old = revision.old();
            Contact now = revision.now();
            if (old != null) {
                deltas.subtract(
                        tenant,
                        old.place(),
                        old.startMs(),
                        watermarkMs,
                        MarkRevision.measures(old, revision.oldMark()));
            }
            if (now != null) {
                deltas.add(
                        tenant,
                        now.place(),
                        now.startMs(),
                        watermarkMs,
                        MarkRevision.measures(now, revision.nowMark()));
            }
            if (revision.changesMark()) {
                String interaction = (now == null ? old : now).interaction();
                MarkKey key = new MarkKey(tenant, interaction, customer);
                context.forward(record.withValue(new Outcome.MarkRevised(key, revision.nowMark())));
            }
        }
        deltas.forEach((cell, delta) -> context.forward(record.withValue(new Outcome.CellChanged(cell, delta))));
    }

    private static String tenant(String customerKey) {
        return customerKey.substring(0, customerKey.indexOf('|'));
    }

    private boolean remembers(Contact contact, long watermarkMs) {
        long memoryMs =
                2 * retention.interactions().toMillis() + definition.fcrWindow().toMillis();
        return contact.lastEventAtMs() >= watermarkMs - memoryMs;
    }
}
