package org.sada.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.sada.contract.cell.CellKey;
import org.sada.contract.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store's side of the sink: each call is one transaction, which holds both the rows and the offsets or neither. */
final class StoreWriter {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);

    /** Rows of cells after which it is worth looking for outdated ones. */
    private static final long PRUNE_EVERY = 100_000;

    private final DataSource store;
    private final String sink;
    private final Claims claims;
    private final SinkMeters meters;
    private final Map<String, Feed<?, ?>> feeds = new TreeMap<>();
    private final CellMonths months = new CellMonths();
    private final Examples examples;
    private long cellsSincePrune;

    /** @param keptExamples how long texts of customers are kept */
    StoreWriter(DataSource store, String sink, String owner, Duration keptExamples, SinkMeters meters) {
        this.store = store;
        this.sink = sink;
        this.claims = new Claims(sink, owner);
        this.examples = new Examples(keptExamples);
        this.meters = meters;
        for (Feed<?, ?> feed :
                List.of(new CellFeed(), new InteractionFeed(), new MarkFeed(), new AgentFeed(), new ExampleFeed())) {
            feeds.put(feed.topic(), feed);
        }
    }

    Collection<String> topics() {
        return feeds.keySet();
    }

    /** See {@link Claims#claim}. */
    Map<TopicPartition, Claim> claim(Map<String, TopicState> states, Collection<TopicPartition> partitions)
            throws SQLException {
        months.forget();
        Map<String, List<Integer>> byTopic = new TreeMap<>();
        for (TopicPartition partition : partitions) {
            byTopic.computeIfAbsent(partition.topic(), topic -> new ArrayList<>())
                    .add(partition.partition());
        }
        Map<TopicPartition, Claim> taken = new HashMap<>();
        for (Map.Entry<String, List<Integer>> each : byTopic.entrySet()) {
            String topic = each.getKey();
            taken.putAll(inTransaction(connection -> {
                Map<TopicPartition, Claim> granted = claims.claim(
                        connection, topic, states.get(topic), feeds.get(topic).table(), each.getValue());
                connection.commit();
                return granted;
            }));
        }
        return taken;
    }

    /**
     * Stores a batch.
     *
     * @param held the claim of each partition that moves
     * @param offsets where each of them moves to
     * @return false if a partition is somebody else's by now, and nothing was stored
     * @throws SQLException if it is not known whether something was stored
     */
    boolean write(
            Map<TopicPartition, Claim> held,
            Iterable<ConsumerRecord<byte[], byte[]>> records,
            SortedMap<TopicPartition, Long> offsets)
            throws SQLException {
        Map<String, FeedRows<?, ?>> rows = read(held, records);
        ensureMonths(rows);
        boolean moved;
        try {
            moved = inTransaction(connection -> write(connection, held, offsets, rows, false));
        } catch (SQLException failure) {
            if (!SqlErrors.isOfTheData(failure)) {
                throw failure;
            }
            months.forget();
            ensureMonths(rows);
            moved = inTransaction(connection -> write(connection, held, offsets, rows, true));
        }
        pruneOnceInAWhile(rows);
        return moved;
    }

    private Map<String, FeedRows<?, ?>> read(
            Map<TopicPartition, Claim> held, Iterable<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, FeedRows<?, ?>> rows = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Claim claim = held.get(new TopicPartition(record.topic(), record.partition()));
            rows.computeIfAbsent(record.topic(), topic -> new FeedRows<>(feeds.get(topic)))
                    .add(record, claim.run());
        }
        return rows;
    }

    private boolean write(
            Connection connection,
            Map<TopicPartition, Claim> held,
            SortedMap<TopicPartition, Long> offsets,
            Map<String, FeedRows<?, ?>> rows,
            boolean settingAside)
            throws SQLException {
        if (!claims.move(connection, held, offsets)) {
            connection.rollback();
            return false;
        }
        List<Refusal> refusals = new ArrayList<>();
        for (FeedRows<?, ?> each : rows.values()) {
            refusals.addAll(each.unreadable());
            if (settingAside) {
                refusals.addAll(each.writeWhatIsTaken(connection));
            } else {
                each.write(connection);
            }
        }
        if (rows.containsKey(Topics.EXAMPLES.name())) {
            examples.prune(connection);
        }
        Refusal.write(connection, sink, refusals);
        connection.commit();
        report(rows, refusals);
        return true;
    }

    /** Deletes texts of customers that have been kept for long enough, once in a while. */
    void forgetExamples() throws SQLException {
        if (examples.isDue()) {
            inTransaction(connection -> {
                int deleted = examples.prune(connection);
                connection.commit();
                return deleted;
            });
        }
    }

    private void report(Map<String, FeedRows<?, ?>> rows, List<Refusal> refusals) {
        rows.values().forEach(each -> meters.stored(each.topic(), each.rows().size()));
        for (Refusal refusal : refusals) {
            meters.refused(refusal.source().topic());
            LOG.warn(
                    "set aside {}-{} offset {} in sada.sink_refused: {}",
                    refusal.source().topic(),
                    refusal.source().partition(),
                    refusal.source().offset(),
                    refusal.reason());
        }
    }

    private void ensureMonths(Map<String, FeedRows<?, ?>> rows) throws SQLException {
        FeedRows<?, ?> cells = rows.get(Topics.KPIS.name());
        if (cells != null) {
            months.ensure(
                    store,
                    cells.rows().stream()
                            .filter(row -> row.value() != null)
                            .map(row -> (CellKey) row.key())
                            .toList());
        }
    }

    private void pruneOnceInAWhile(Map<String, FeedRows<?, ?>> rows) throws SQLException {
        FeedRows<?, ?> cells = rows.get(Topics.KPIS.name());
        cellsSincePrune += cells == null ? 0 : cells.rows().size();
        if (cellsSincePrune >= PRUNE_EVERY) {
            cellsSincePrune = 0;
            int pruned = inTransaction(connection -> {
                int deleted = MinuteCells.prune(connection);
                connection.commit();
                return deleted;
            });
            LOG.debug("deleted {} cells of one minute that are past their retention", pruned);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** The work commits or rolls back by itself; what it left open is rolled back by the pool. */
    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = store.getConnection()) {
            connection.setAutoCommit(false);
            return work.in(connection);
        }
    }
}
