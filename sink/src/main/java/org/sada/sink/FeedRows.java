package org.sada.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The rows that a batch makes of one topic, one for each key: the last of the batch. */
final class FeedRows<K extends Comparable<K>, V> {
    private final Feed<K, V> feed;
    private final Map<K, Row<K, V>> byKey = new HashMap<>();
    private final List<Refusal> unreadable = new ArrayList<>();

    FeedRows(Feed<K, V> feed) {
        this.feed = feed;
    }

    void add(ConsumerRecord<byte[], byte[]> record, int run) {
        try {
            if (record.key() == null) {
                throw new IllegalArgumentException("the record has no key");
            }
            Row<K, V> row = feed.read(record, run);
            byKey.put(row.key(), row);
        } catch (RuntimeException unreadableRecord) { // whatever the bytes are, the flow goes on
            unreadable.add(Refusal.of(record, run, unreadableRecord));
        }
    }

    String topic() {
        return feed.topic();
    }

    List<Row<K, V>> rows() {
        return List.copyOf(byKey.values());
    }

    List<Refusal> unreadable() {
        return unreadable;
    }

    void write(Connection connection) throws SQLException {
        feed.table().write(connection, rows());
    }

    /**
     * Writes all rows that the store takes.
     *
     * @return those that it does not take
     */
    List<Refusal> writeWhatIsTaken(Connection connection) throws SQLException {
        List<Refusal> refusals = new ArrayList<>();
        bisect(connection, rows(), refusals);
        return refusals;
    }

    private void bisect(Connection connection, List<Row<K, V>> rows, List<Refusal> refusals) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            feed.table().write(connection, rows);
            connection.releaseSavepoint(before);
        } catch (SQLException failure) {
            if (!SqlErrors.isOfTheData(failure)) {
                throw failure;
            }
            connection.rollback(before);
            if (rows.size() == 1) {
                Row<K, V> row = rows.get(0);
                refusals.add(Refusal.of(row.source(), row.run(), failure));
                return;
            }
            int middle = rows.size() / 2;
            bisect(connection, rows.subList(0, middle), refusals);
            bisect(connection, rows.subList(middle, rows.size()), refusals);
        }
    }
}
