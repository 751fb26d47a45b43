package org.sada.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table {@code sink_offset}: who may write a partition's records, and from which offset on.
 *
 * <p>All methods work within the transaction of the connection given; the caller commits.
 */
final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtext('sada.sink_offset'), hashtext(?))";
    private static final String KNOWN = """
            SELECT count(*), coalesce(bool_and(topic_id = ?), false), coalesce(max(run_id), 0)
            FROM sada.sink_offset WHERE sink = ? AND topic = ?""";
    private static final String NEW_RUN = """
            INSERT INTO sada.sink_offset AS kept (sink, topic, part, topic_id, epoch, next_offset, owner, run_id)
            SELECT ?, ?, part, ?, 0, 0, '', ? FROM generate_series(0, ? - 1) AS part
            ON CONFLICT (sink, topic, part) DO UPDATE SET topic_id = excluded.topic_id, epoch = kept.epoch + 1,
                next_offset = 0, owner = '', run_id = excluded.run_id""";
    private static final String CLAIM = """
            UPDATE sada.sink_offset SET epoch = epoch + 1, owner = ?
            WHERE sink = ? AND topic = ? AND part = ? RETURNING run_id, epoch, next_offset""";
    private static final String MOVE = """
            UPDATE sada.sink_offset AS kept SET next_offset = sent.new_offset
            FROM unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS sent (topic, part, epoch, old_offset, new_offset)
            WHERE kept.sink = ? AND kept.topic = sent.topic AND kept.part = sent.part
                AND kept.epoch = sent.epoch AND kept.next_offset = sent.old_offset""";

    private final String sink;
    private final String owner;

    /**
     * @param sink its name
     * @param owner this process, for people
     */
    Claims(String sink, String owner) {
        this.sink = sink;
        this.owner = owner;
    }

    /**
     * Takes partitions of one topic from whoever had them: waits for a transaction of theirs that is under way, and fences later ones.
     *
     * <p>A topic that is not the one read before, or is cut into other partitions, is read from its start, and what came from the old
     * one goes.
     *
     * @param table that the topic fills
     */
    Map<TopicPartition, Claim> claim(
            Connection connection, String topic, TopicState state, Table<?, ?> table, Collection<Integer> parts)
            throws SQLException {
        beginRunIfNew(connection, topic, state, table);
        Map<TopicPartition, Claim> claims = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            for (int part : parts.stream().sorted().toList()) {
                statement.setString(1, owner);
                statement.setString(2, sink);
                statement.setString(3, topic);
                statement.setInt(4, part);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        claims.put(
                                new TopicPartition(topic, part),
                                new Claim(row.getInt(1), row.getLong(2), row.getLong(3)));
                    }
                }
            }
        }
        return claims;
    }

    /**
     * Moves partitions forward together.
     *
     * @param claims as they were given or last moved, by partition
     * @param offsets to which to move
     * @return false if any of them is somebody else's by now: then nothing of this transaction may be kept
     */
    boolean move(Connection connection, Map<TopicPartition, Claim> claims, SortedMap<TopicPartition, Long> offsets)
            throws SQLException {
        TopicPartition[] partitions = offsets.keySet().toArray(TopicPartition[]::new);
        int count = partitions.length;
        String[] topics = new String[count];
        Integer[] parts = new Integer[count];
        Long[] epochs = new Long[count];
        Long[] from = new Long[count];
        Long[] to = new Long[count];
        for (int i = 0; i < count; i++) {
            Claim claim = claims.get(partitions[i]);
            topics[i] = partitions[i].topic();
            parts[i] = partitions[i].partition();
            epochs[i] = claim.epoch();
            from[i] = claim.nextOffset();
            to[i] = offsets.get(partitions[i]);
        }
        try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
            statement.setArray(1, connection.createArrayOf("text", topics));
            statement.setArray(2, connection.createArrayOf("int4", parts));
            statement.setArray(3, connection.createArrayOf("int8", epochs));
            statement.setArray(4, connection.createArrayOf("int8", from));
            statement.setArray(5, connection.createArrayOf("int8", to));
            statement.setString(6, sink);
            return statement.executeUpdate() == count;
        }
    }

    private void beginRunIfNew(Connection connection, String topic, TopicState state, Table<?, ?> table)
            throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(ONE_AT_A_TIME)) {
            lock.setString(1, topic);
            lock.execute();
        }
        int partitions;
        boolean same;
        int run;
        try (PreparedStatement query = connection.prepareStatement(KNOWN)) {
            query.setString(1, state.id());
            query.setString(2, sink);
            query.setString(3, topic);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                partitions = row.getInt(1);
                same = row.getBoolean(2);
                run = row.getInt(3);
            }
        }
        if (!same || partitions != state.partitions()) {
            beginRun(connection, topic, state, table, Math.max(run, newestRun(connection, table)) + 1, partitions);
        }
    }

    private void beginRun(
            Connection connection, String topic, TopicState state, Table<?, ?> table, int run, int partitionsBefore)
            throws SQLException {
        if (partitionsBefore > 0) {
            LOG.warn(
                    "{} is not the topic that was read before: it has {} partitions (before: {}) and the id {};"
                            + " emptying {} and reading it from its start as run {}",
                    topic,
                    state.partitions(),
                    partitionsBefore,
                    state.id(),
                    table.name(),
                    run);
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM sada.sink_offset WHERE sink = ? AND topic = ? AND part >= ?")) {
            statement.setString(1, sink);
            statement.setString(2, topic);
            statement.setInt(3, state.partitions());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(NEW_RUN)) {
            statement.setString(1, sink);
            statement.setString(2, topic);
            statement.setString(3, state.id());
            statement.setInt(4, run);
            statement.setInt(5, state.partitions());
            statement.executeUpdate();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + table.name() + " WHERE run_id < ?")) {
            statement.setInt(1, run);
            statement.executeUpdate();
        }
    }

    /** Of the rows, for one whose places were removed by hand must not be older than what it wrote. */
    private static int newestRun(Connection connection, Table<?, ?> table) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT coalesce(max(run_id), 0) FROM " + table.name());
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
