package org.sada.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that was set aside.
 *
 * @param reason one line
 */
record Refusal(ConsumerRecord<byte[], byte[]> source, int run, String reason) {
    private static final String INSERT = "INSERT INTO sada.sink_refused"
            + " (sink, topic, run_id, part, source_offset, recorded_at, reason, record_key, payload)"
            + " VALUES (?, ?, ?, ?, ?, to_timestamp(?::bigint / 1000.0::double precision), ?, ?, ?) ON CONFLICT DO NOTHING";

    static Refusal of(ConsumerRecord<byte[], byte[]> source, int run, Exception why) {
        String reason = SqlErrors.firstLine(why);
        if (why.getCause() != null && why.getCause().getMessage() != null) {
            reason += ": " + why.getCause().getMessage().lines().findFirst().orElse("");
        }
        // The text of an error may hold the very thing that the store refuses.
        return new Refusal(source, run, reason.replace('\0', '\ufffd'));
    }

    static void write(Connection connection, String sink, List<Refusal> refusals) throws SQLException {
        if (refusals.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Refusal refusal : refusals) {
                ConsumerRecord<byte[], byte[]> source = refusal.source();
                statement.setString(1, sink);
                statement.setString(2, source.topic());
                statement.setInt(3, refusal.run());
                statement.setInt(4, source.partition());
                statement.setLong(5, source.offset());
                if (source.timestamp() < 0) {
                    statement.setNull(6, Types.BIGINT);
                } else {
                    statement.setLong(6, source.timestamp());
                }
                statement.setString(7, refusal.reason());
                statement.setBytes(8, source.key());
                statement.setBytes(9, source.value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
