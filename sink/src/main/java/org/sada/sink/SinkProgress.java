package org.sada.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Asks the store how far a sink has come, for those who wait until it has stored what they sent. */
public final class SinkProgress {
    private static final String NEXT_OFFSETS = "SELECT topic, part, next_offset FROM sada.sink_offset WHERE sink = ?";

    private final Store store;
    private final String sink;

    /**
     * @param sink the name in its settings
     */
    public SinkProgress(Store store, String sink) {
        this.store = store;
        this.sink = sink;
    }

    /** The first offset that is not in the store, for each partition that the sink has ever read. */
    public Map<TopicPartition, Long> nextOffsets() throws SQLException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try (Connection connection = store.connections().getConnection();
                PreparedStatement query = connection.prepareStatement(NEXT_OFFSETS)) {
            query.setString(1, sink);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    offsets.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                }
            }
        }
        return offsets;
    }

    /**
     * Whether everything before these offsets is in the store.
     *
     * @param endOffsets as Kafka's consumers and admin clients tell them; partitions that end at 0 are passed over
     */
    public boolean hasReached(Map<TopicPartition, Long> endOffsets) throws SQLException {
        Map<TopicPartition, Long> reached = nextOffsets();
        return endOffsets.entrySet().stream().allMatch(end -> reached.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
