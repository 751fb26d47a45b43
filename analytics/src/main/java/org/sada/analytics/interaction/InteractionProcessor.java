package org.sada.analytics.interaction;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.sada.analytics.Added;
import org.sada.analytics.Outcome;
import org.sada.analytics.StateStores;
import org.sada.analytics.Sweeper;
import org.sada.analytics.agent.AgentStates;
import org.sada.analytics.cell.CellDeltas;
import org.sada.analytics.complaint.ComplaintReader;
import org.sada.analytics.complaint.Heard;
import org.sada.analytics.state.Cadence;
import org.sada.analytics.state.CommitHook;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Event;
import org.sada.contract.fact.Said;
import org.sada.contract.topic.Example;
import org.sada.contract.topic.ExampleKey;
import org.sada.contract.topic.Rejection;
import org.sada.contract.topic.Topics;

/**
 * Reads the log: events join the set of their interaction, and where its facts change, what was counted is taken out and what holds now
 * is put in. Changes are told together, those of many log records where many come. Agents' states go their own way, to
 * {@link AgentStates}; what they change is told with the ledger, at once.
 */
public final class InteractionProcessor implements Processor<byte[], byte[], String, Outcome> {
    /** Name of the store: the events of each subject. */
    public static final String EVENTS_STORE = "interaction-events";

    /** Name of the store: the newest event time of each tenant. */
    public static final String WATERMARK_STORE = "tenant-watermark";

    /** Name of the store: the subjects with changes that were committed before they were told. */
    public static final String UNTOLD_STORE = "interaction-untold";

    private static final String HOOK_STORE = "interaction-commit";
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final Definition definition;
    private final Retention retention;
    private final int partitions;
    private final ComplaintReader reader;
    private final CommitHook hook;
    private final Cadence cadence;
    private ProcessorContext<String, Outcome> context;
    private Subjects subjects;
    private AgentStates agentStates;
    private Sweeper sweeper;
    private CommitHook.Armed armed;
    private long logTimeMs;

    private InteractionProcessor(
            Definition definition,
            Retention retention,
            int partitions,
            ComplaintReader reader,
            CommitHook hook,
            Cadence cadence) {
        this.definition = definition;
        this.retention = retention;
        this.partitions = partitions;
        this.reader = reader;
        this.hook = hook;
        this.cadence = cadence;
    }

    /**
     * @param partitions of the log and of the topics between the processors
     * @param reader of customers' texts
     * @param commitInterval within which changes are told
     */
    public static ProcessorSupplier<byte[], byte[], String, Outcome> supplier(
            Definition definition,
            Retention retention,
            int partitions,
            ComplaintReader reader,
            StateStores stores,
            Duration commitInterval) {
        CommitHook hook = new CommitHook(HOOK_STORE);
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], String, Outcome> get() {
                return new InteractionProcessor(
                        definition, retention, partitions, reader, hook, new Cadence(commitInterval));
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        stores.large(EVENTS_STORE),
                        stores.large(AgentStates.STORE),
                        StateStores.small(UNTOLD_STORE, Serdes.Bytes(), Serdes.ByteArray()),
                        StateStores.small(WATERMARK_STORE, Serdes.String(), Serdes.Long()),
                        hook.store());
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Outcome> processorContext) {
        context = processorContext;
        KeyValueStore<Bytes, byte[]> sets = context.getStateStore(EVENTS_STORE);
        subjects = new Subjects(
                sets, context.getStateStore(UNTOLD_STORE), context.getStateStore(WATERMARK_STORE), retention);
        agentStates = new AgentStates(context.getStateStore(AgentStates.STORE), retention, subjects::watermarkMs);
        sweeper = new Sweeper(sets, subjects::isGone);
        armed = hook.of(context, this::beforeCommit);
        context.schedule(GLANCE, PunctuationType.WALL_CLOCK_TIME, this::tellWhenDue);
    }

    private void beforeCommit() {
        subjects.persist();
        agentStates.persist();
        cadence.committed(context.currentSystemTimeMs());
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
        logTimeMs = record.timestamp();
        Step step = new Step(log);
        log.read(step);
        step.forwardDeltas();
        armed.arm();
        tellWhenDue(context.currentSystemTimeMs());
    }

    private void tellWhenDue(long nowMs) {
        if (cadence.isDue(nowMs, subjects.untold(), logTimeMs)) {
            Telling telling = telling();
            subjects.tell(telling::revise);
            telling.end();
            cadence.told(nowMs);
            sweeper.step();
            armed.arm();
        }
    }

    private Telling telling() {
        return new Telling(definition, retention, partitions, subjects::watermarkMs, this::forward);
    }

    private void forward(String key, Outcome outcome) {
        context.forward(new Record<>(key, outcome, logTimeMs));
    }

    /** The work of one log record. */
    private final class Step implements LogRecord.Reader {
        private final LogRecord log;
        private final Map<String, Measures.Builder> ledger = new HashMap<>();
        private final CellDeltas deltas = new CellDeltas(definition, retention);

        Step(LogRecord log) {
            this.log = log;
        }

        @Override
        public void event(Event event, LogRecord.Rejecting asRejected) {
            Added added = event.body() instanceof Event.AgentState
                    ? state(event)
                    : subjects.add(event, this::hear, this::lastWord);
            Measures.Builder counts = ledger(event.tenant());
            if (added == null) {
                counts.count(Measure.EVENTS_ACCEPTED).count(Measure.EVENTS_LATE);
                forward(event.partitionKey(), new Outcome.Late(asRejected.rejection()));
            } else if (added == Added.NEW) {
                counts.count(Measure.EVENTS_ACCEPTED).count(Measure.EVENTS_COUNTED);
            } else {
                counts.count(Measure.EVENTS_REPEATED).countIf(added == Added.CONFLICTING, Measure.EVENTS_CONFLICTING);
            }
        }

        private Said hear(Event event, boolean replaces) {
            String words = event.customersWords();
            Heard heard = words == null ? null : reader.hear(words);
            Example example = heard == null ? null : heard.example(event, definition.version());
            if (example != null || replaces) {
                ExampleKey key = new ExampleKey(event.tenant(), event.subject(), event.id());
                forward(event.partitionKey(), new Outcome.ExampleRevised(key, example));
            }
            return heard == null ? null : heard.said();
        }

        private Added state(Event event) {
            Added added = agentStates.add(event, deltas);
            if (added != null) {
                subjects.reach(event.tenant(), event.occurredAtMs());
            }
            return added;
        }

        private void lastWord(EventSet set) {
            Telling telling = telling();
            telling.revise(set);
            telling.end();
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

        void forwardDeltas() {
            ledger.forEach(
                    (tenant, counts) -> deltas.addToLedger(tenant, log.source(), log.timestampMs(), counts.build()));
            deltas.batches(partitions).forEach(batch -> forward(log.source(), new Outcome.CellsChanged(batch)));
        }
    }
}
