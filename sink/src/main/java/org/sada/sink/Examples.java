package org.sada.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Deletes texts of customers that have been kept for long enough. That is a promise about real time, so the store's own clock decides,
 * and not the time of events; no figure rests on these rows.
 */
final class Examples {
    private static final long LOOK_NANOS = Duration.ofMinutes(1).toNanos();

    private final Duration kept;
    private boolean hasLooked;
    private long lookedNanos;

    /** @param kept since the log took the text; zero: not at all */
    Examples(Duration kept) {
        this.kept = kept;
    }

    /** Whether the last look was a minute ago, or there was none. */
    boolean isDue() {
        return !hasLooked || System.nanoTime() - lookedNanos >= LOOK_NANOS;
    }

    /** How many were deleted. To be called in each transaction that brings examples, so that none is seen that is too old. */
    int prune(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM sada.complaint_example WHERE taken_at <= now() - make_interval(secs => ?)")) {
            statement.setDouble(1, kept.toMillis() / 1000.0);
            int deleted = statement.executeUpdate();
            hasLooked = true;
            lookedNanos = System.nanoTime();
            return deleted;
        }
    }
}
