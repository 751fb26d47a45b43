package org.sada.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sada.contract.topic.Topic;

/** Puts rows into a table through its feed, without a consumer. */
final class TableFixture {
    private final Store store;
    private final TestLog log = new TestLog(1);

    TableFixture(Store store) {
        this.store = store;
    }

    <T, U, K extends Comparable<K>, V> void fill(Feed<K, V> feed, Topic<T, U> topic, Map<T, U> values) {
        List<Row<K, V>> rows = new ArrayList<>();
        values.forEach((key, value) -> {
            ConsumerRecord<byte[], byte[]> record = log.append(topic, 0, key, value);
            rows.add(feed.read(record, 1));
        });
        try (Connection connection = store.connections().getConnection()) {
            feed.table().write(connection, rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
