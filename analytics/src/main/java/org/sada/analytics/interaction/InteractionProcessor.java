package org.sada.analytics.interaction;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.sada.analytics.Outcome;
import org.sada.analytics.StateStores;
import org.sada.analytics.Sweeper;
import org.sada.analytics.cell.CellDeltas;
import org.sada.analytics.cell.Contributions;
import org.sada.analytics.repeat.Contact;
import org.sada.analytics.repeat.ContactChange;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Event;
import org.sada.contract.fact.Facts;
import org.sada.contract.topic.AgentProfileRow;
import org.sada.contract.topic.Rejection;
import org.sada.contract.topic.Topics;

/**
 * Reads the log: events join the set of their interaction, and where its facts change, what was counted is taken out and what holds now
 * is put in. All changes of one log record are combined before they go on.
 */
public final class InteractionProcessor implements Processor<byte[], byte[], String, Outcome> {
    /** Name of the store: the events of each subject. */
    public static final String EVENTS_STORE = "interaction-events";

    /** Name of the store: the newest event time of each tenant. */
    public static final String WATERMARK_STORE = "tenant-watermark";

    private final Definition definition;
    private final Retention retention;
    private final int partitions;
    private final Contributions contributions;
    private ProcessorContext<String, Outcome> context;
    private Subjects subjects;
    private Sweeper sweeper;

    private InteractionProcessor(Definition definition, Retention retention, int partitions) {
        this.definition = definition;
        this.retention = retention;
        this.partitions = partitions;
        this.contributions = new Contributions(definition);
    }

    public static ProcessorSupplier<byte[], byte[], String, Outcome> supplier(
            Definition definition, Retention retention, int partitions, StateStores stores) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], String, Outcome> get() {
                return new InteractionProcessor(definition, retention, partitions);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        stores.builder(EVENTS_STORE, Serdes.String(), Serdes.ByteArray()),
                        stores.builder(WATERMARK_STORE, Serdes.String(), Serdes.Long()));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Outcome> processorContext) {
        context = processorContext;
        KeyValueStore<String, byte[]> sets = context.getStateStore(EVENTS_STORE);
        subjects = new Subjects(sets, context.getStateStore(WATERMARK_STORE), retention);
        sweeper = new Sweeper(sets, subjects::isGone);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        RecordMetadata place = context.recordMetadata().orElseThrow();
        LogRecord log = new LogRecord(
                record.value(),
                Topics.source(record.headers()),
                place.partition(),
                place.offset(),
                record.timestamp(),
                partitions);
        Step step = new Step(log);
        log.read(step);
        subjects.flush().forEach(step::revise);
        step.forwardCells();
        sweeper.step();
    }

    /** The work of one log record. */
    private final class Step implements LogRecord.Reader {
        private final LogRecord log;
        private final CellDeltas deltas = new CellDeltas(definition, retention);
        private final Map<String, Measures.Builder> ledger = new HashMap<>();

        Step(LogRecord log) {
            this.log = log;
        }

        @Override
        public void event(Event event, Rejection asRejected) {
            EventSet.Added added = subjects.add(event);
            Measures.Builder counts = ledger(event.tenant());
            if (added == null) {
                counts.count(Measure.EVENTS_ACCEPTED).count(Measure.EVENTS_LATE);
                forward(event.partitionKey(), new Outcome.Late(asRejected));
            } else if (added == EventSet.Added.NEW) {
                counts.count(Measure.EVENTS_ACCEPTED).count(Measure.EVENTS_COUNTED);
            } else {
                counts.count(Measure.EVENTS_REPEATED)
                        .countIf(added == EventSet.Added.CONFLICTING, Measure.EVENTS_CONFLICTING);
            }
        }

        @Override
        public void refused(Rejection rejection) {
            ledger(rejection.tenant()).count(Measure.EVENTS_REJECTED);
            forward(log.source(), new Outcome.Refused(rejection));
        }

        private Measures.Builder ledger(String tenant) {
            return ledger.computeIfAbsent(tenant, fresh -> new Measures.Builder())
                    .count(Measure.EVENTS_RECEIVED);
        }

        void revise(Subjects.Touched touched) {
            EventSet set = touched.now();
            if (set.subject().startsWith(Event.AGENT_SUBJECT)) {
                reviseProfiles(set);
                return;
            }
            Facts old = touched.before();
            Facts now = Fold.of(set.events());
            if (now.equals(old)) {
                return;
            }
            forward(set.tenant() + "|" + set.subject(), new Outcome.FactsRevised(now));
            long watermarkMs = subjects.watermarkMs(set.tenant());
            contributions.revise(old, now, watermarkMs, deltas);
            reviseContact(old, now, set.bornMs(), watermarkMs);
        }

        private void reviseContact(Facts old, Facts now, long bornMs, long watermarkMs) {
            String oldCustomer = old == null ? null : Contact.customerKey(old);
            String customer = Contact.customerKey(now);
            if (oldCustomer != null && !oldCustomer.equals(customer)) {
                ContactChange gone = new ContactChange(Contact.of(old, bornMs), true, watermarkMs);
                forward(oldCustomer, new Outcome.ContactRevised(gone));
            }
            if (customer != null) {
                Contact contact = Contact.of(now, bornMs);
                boolean same = customer.equals(oldCustomer) && contact.equals(Contact.of(old, bornMs));
                if (!same) {
                    forward(customer, new Outcome.ContactRevised(new ContactChange(contact, false, watermarkMs)));
                }
            }
        }

        /** Of several rows that are valid from one moment, the one that occurred last stands. */
        private void reviseProfiles(EventSet set) {
            Map<Long, Event> standing = new HashMap<>();
            set.events().stream()
                    .sorted(Comparator.comparingLong(Event::occurredAtMs).thenComparing(Event::id))
                    .forEach(event -> standing.put(((Event.AgentProfile) event.body()).validFromMs(), event));
            standing.forEach((validFromMs, event) -> {
                AgentProfileRow row = AgentProfileRow.of(event.tenant(), (Event.AgentProfile) event.body());
                forward(event.tenant() + "|" + row.agent() + "|" + validFromMs, new Outcome.ProfileRevised(row));
            });
        }

        void forwardCells() {
            ledger.forEach(
                    (tenant, counts) -> deltas.addToLedger(tenant, log.source(), log.timestampMs(), counts.build()));
            deltas.forEach((cell, delta) -> forward(cell.tenant(), new Outcome.CellChanged(cell, delta)));
        }

        private void forward(String key, Outcome outcome) {
            context.forward(new Record<>(key, outcome, log.timestampMs()));
        }
    }
}
