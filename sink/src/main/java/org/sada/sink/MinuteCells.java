package org.sada.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sada.contract.Retention;
import org.sada.contract.cell.Cube;

/** Deletes windows of one minute that mean nothing any more: those longer than the retention behind their tenant's watermark. */
final class MinuteCells {
    /** One day of them at most, for each tenant and call, so that no transaction gets long. */
    private static final String PRUNE = """
            DELETE FROM sada.cell AS kept USING (
                SELECT seen.tenant, seen.watermark - make_interval(secs => ?) AS keep_from, (
                    SELECT min(old.window_start) FROM sada.cell AS old
                    WHERE old.tenant = seen.tenant AND old.grain_min = ?) AS oldest
                FROM sada.watermark AS seen
            ) AS due
            WHERE kept.tenant = due.tenant AND kept.grain_min = ?
                AND kept.window_start < due.keep_from AND kept.window_start < due.oldest + interval '1 day'""";

    private MinuteCells() {}

    /** How many were deleted. */
    static int prune(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            statement.setLong(1, Retention.STANDARD.minuteCells().toSeconds());
            statement.setInt(2, Cube.MINUTE);
            statement.setInt(3, Cube.MINUTE);
            return statement.executeUpdate();
        }
    }
}
