package org.sada.launcher.verify;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Measures;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Said;
import org.sada.contract.topic.Rejection;
import org.sada.contract.topic.Topics;

/**
 * Recomputes every cell from the event log and compares with what the pipeline delivered. The pipeline must be idle: everything in
 * the log counted, and everything counted stored; what is still under way shows as a difference.
 */
public final class Verify {
    /** The door of refusals whose lines are in the log itself. */
    private static final String LOG_DOOR = "log";

    /** Beyond the repeat window: how far an event may lie ahead of its record, and a day for what is under way at that time. */
    private static final Duration MARGIN = Duration.ofMinutes(5).plusDays(1);

    private final Definition definition;
    private final Retention retention;
    private final Function<String, Said> reading;

    /**
     * The definition and the retention under which the pipeline ran.
     *
     * @param reading what the definition says of customers' texts; null for one that is not read
     */
    public Verify(Definition definition, Retention retention, Function<String, Said> reading) {
        this.definition = definition;
        this.retention = retention;
        this.reading = reading;
    }

    /**
     * @param bootstrap of the broker that holds the log and the topic of cells
     * @param store connects as the owner of the store's tables
     * @throws IllegalStateException if a topic is missing or cannot be read
     */
    public Verification run(String bootstrap, DataSource store, Progress progress) throws SQLException {
        try (TopicReader events = TopicReader.open(bootstrap, Topics.EVENTS.name());
                TopicReader refusals = TopicReader.open(bootstrap, Topics.REJECTED.name());
                TopicReader kpis = TopicReader.open(bootstrap, Topics.KPIS.name())) {
            BatchRecomputation batch = new BatchRecomputation(definition, retention, events.partitions(), reading);
            long[] records = {0};
            events.forEach(
                    each -> {
                        records[0]++;
                        batch.log(
                                each.partition(),
                                each.offset(),
                                each.timestamp(),
                                Topics.source(each.headers()),
                                each.value());
                    },
                    progress);
            refusals.forEach(each -> refusal(each, batch), progress);
            Recomputed expected = batch.result();
            Map<CellKey, Measures> topic = new HashMap<>();
            kpis.forEach(each -> cell(each, topic), progress);
            Scope scope = new Scope(
                    definition,
                    expected.firstMinuteMs(),
                    after(events.incompleteUntilMs()),
                    after(Math.max(events.incompleteUntilMs(), refusals.incompleteUntilMs())));
            return compare(records[0], expected, topic, StoreReader.read(store), scope);
        }
    }

    static Verification compare(
            long records, Recomputed expected, Map<CellKey, Measures> topic, Stored stored, Scope scope) {
        Map<Subject, Stored.Span> spans = new HashMap<>();
        expected.facts().forEach((subject, facts) -> spans.put(subject, Stored.Span.of(facts)));
        Predicate<Subject> covered = subject -> {
            Facts facts = expected.facts().get(subject);
            Stored.Span span = stored.spans().get(subject);
            return !expected.reborn().contains(subject)
                    && (facts == null || scope.coversStart(facts.startedAtMs()))
                    && (span == null || scope.coversStart(span.startedAtMs()));
        };
        return new Verification(
                records,
                Comparison.cells(expected.cells(), topic, topic, scope),
                Comparison.cells(expected.cells(), stored.cells(), topic, scope),
                scope.leftOut(stored.cells().keySet()),
                Comparison.rows(spans, stored.spans(), covered),
                Comparison.rows(
                        expected.marks(),
                        stored.marks(),
                        key -> covered.test(new Subject(key.tenant(), key.interaction()))),
                Comparison.ledger(expected.cells(), stored.cells(), scope));
    }

    /** Windows that start later are whole, if records up to this time may be missing. */
    private long after(long incompleteUntilMs) {
        if (incompleteUntilMs == Long.MIN_VALUE || incompleteUntilMs == Long.MAX_VALUE) {
            return incompleteUntilMs;
        }
        return incompleteUntilMs + definition.fcrWindow().plus(MARGIN).toMillis();
    }

    private static void refusal(ConsumerRecord<byte[], byte[]> each, BatchRecomputation batch) {
        if (each.value() == null) {
            return;
        }
        Rejection rejection = Topics.REJECTED.values().deserializer().deserialize(each.topic(), each.value());
        if (!LOG_DOOR.equals(rejection.door())) {
            batch.refused(rejection.tenant(), rejection.source(), each.timestamp());
        }
    }

    private static void cell(ConsumerRecord<byte[], byte[]> each, Map<CellKey, Measures> cells) {
        CellKey key = Topics.KPIS.keys().deserializer().deserialize(each.topic(), each.key());
        if (each.value() == null) {
            cells.remove(key);
        } else {
            cells.put(key, Topics.KPIS.values().deserializer().deserialize(each.topic(), each.value()));
        }
    }
}
