package org.sada.analytics.repeat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
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
import org.sada.analytics.state.CommitHook;
import org.sada.analytics.state.LiveTable;
import org.sada.analytics.state.TextForm;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.fact.Mark;
import org.sada.contract.fact.MarkKey;

/**
 * Keeps the contacts of each customer and says which of them are first contacts, follow-ups and repeated. Takes batches of changes, all
 * of customers of its partition.
 *
 * <p>A contact is forgotten long after it can change: twice the retention of interactions and one repeat window after its last event.
 * So marks are exact as long as the partitions of the log lie less than one retention of event time apart.
 */
public final class RepeatProcessor implements Processor<Integer, byte[], String, Outcome> {
    /** Name of the store: the contacts of each customer. */
    public static final String STORE = "customer-contacts";

    private static final String HOOK_STORE = "repeat-commit";
    private static final int LIVE = 8_000;

    private final Definition definition;
    private final long memoryMs;
    private final Retention retention;
    private final int partitions;
    private final CommitHook hook;
    private final Map<String, Long> watermarks = new HashMap<>();
    private ProcessorContext<String, Outcome> context;
    private LiveTable<String, CustomerContacts> customers;
    private Sweeper sweeper;
    private CommitHook.Armed armed;

    private RepeatProcessor(Definition definition, Retention retention, int partitions, CommitHook hook) {
        this.definition = definition;
        this.retention = retention;
        this.partitions = partitions;
        this.hook = hook;
        this.memoryMs =
                2 * retention.interactions().toMillis() + definition.fcrWindow().toMillis();
    }

    public static ProcessorSupplier<Integer, byte[], String, Outcome> supplier(
            Definition definition, Retention retention, int partitions, StateStores stores) {
        CommitHook hook = new CommitHook(HOOK_STORE);
        return new ProcessorSupplier<>() {
            @Override
            public Processor<Integer, byte[], String, Outcome> get() {
                return new RepeatProcessor(definition, retention, partitions, hook);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(stores.large(STORE), hook.store());
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Outcome> processorContext) {
        context = processorContext;
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(STORE);
        customers = new LiveTable<>(store, null, new ContactsForm(), LIVE);
        sweeper = new Sweeper(store, this::isForgotten);
        armed = hook.of(context, customers::persist);
    }

    private boolean isForgotten(Bytes stored, byte[] bytes) {
        String key = new String(stored.get(), StandardCharsets.UTF_8);
        long watermarkMs = watermarks.getOrDefault(tenant(key), 0L);
        return !customers.isLive(key)
                && CustomerContacts.read(bytes)
                        .keeping(contact -> remembers(contact, watermarkMs))
                        .isEmpty();
    }

    @Override
    public void process(Record<Integer, byte[]> record) {
        Step step = new Step(record.timestamp());
        ContactBatches.read(record.value(), step::take);
        step.end();
        sweeper.step();
        armed.arm();
    }

    private static String tenant(String customerKey) {
        return customerKey.substring(0, customerKey.indexOf('|'));
    }

    private boolean remembers(Contact contact, long watermarkMs) {
        return contact.lastEventAtMs() >= watermarkMs - memoryMs;
    }

    /** The work of one batch. Of what changes twice in it, only the end is told. */
    private final class Step {
        private final long timestampMs;
        private final CellDeltas deltas = new CellDeltas(definition, retention);
        private final Map<MarkKey, Mark> marks = new LinkedHashMap<>();

        Step(long timestampMs) {
            this.timestampMs = timestampMs;
        }

        void take(String customerKey, ContactChange change) {
            String tenant = tenant(customerKey);
            Contact changed = change.contact();
            LiveTable.Entry<String, CustomerContacts> entry = customers.find(customerKey);
            CustomerContacts before = entry == null
                    ? CustomerContacts.NONE
                    : entry.value()
                            .keeping(contact -> remembers(contact, change.watermarkMs()) || contact.isSame(changed));
            CustomerContacts after = change.gone() ? before.without(changed) : before.with(changed);
            customers.changed(customers.put(customerKey, after));
            watermarks.merge(tenant, change.watermarkMs(), Math::max);
            revise(tenant, customerKey.substring(tenant.length() + 1), before, after, change);
        }

        private void revise(
                String tenant, String customer, CustomerContacts before, CustomerContacts after, ContactChange change) {
            long watermarkMs = change.watermarkMs();
            for (MarkRevision revision : MarkRevision.between(tenant, before, after, change.contact(), definition)) {
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
                    marks.put(new MarkKey(tenant, interaction, customer), revision.nowMark());
                }
            }
        }

        void end() {
            marks.forEach((key, mark) -> forward(new Outcome.MarkRevised(key, mark)));
            deltas.batches(partitions).forEach(batch -> forward(new Outcome.CellsChanged(batch)));
        }

        private void forward(Outcome outcome) {
            context.forward(new Record<>("", outcome, timestampMs));
        }
    }

    private static final class ContactsForm extends TextForm<CustomerContacts> {
        @Override
        public byte[] value(CustomerContacts contacts, boolean due) {
            return contacts.isEmpty() ? null : contacts.toBytes();
        }

        @Override
        public boolean isDue(byte[] bytes) {
            return false; // all is told at once
        }

        @Override
        public CustomerContacts value(String key, byte[] bytes) {
            return CustomerContacts.read(bytes);
        }
    }
}
