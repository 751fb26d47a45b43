package org.sada.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.sada.contract.cell.CellKey;

/** Sees to it that {@code cell} has the partitions that a batch needs, before the batch's transaction begins. */
final class CellMonths {
    private final Set<YearMonth> present = new HashSet<>();

    void ensure(DataSource store, Collection<CellKey> cells) throws SQLException {
        Map<YearMonth, Long> missing = new HashMap<>();
        for (CellKey cell : cells) {
            YearMonth month =
                    YearMonth.from(Instant.ofEpochMilli(cell.windowStartMs()).atOffset(ZoneOffset.UTC));
            if (!present.contains(month)) {
                missing.put(month, cell.windowStartMs());
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        try (Connection connection = store.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT sada.ensure_cell_month(to_timestamp(? / 1000.0::double precision))")) {
            for (Map.Entry<YearMonth, Long> month : missing.entrySet()) {
                statement.setLong(1, month.getValue());
                ensure(statement);
                present.add(month.getKey());
            }
        }
    }

    /** A month that PostgreSQL does not know must not hold up the others: its rows will be refused one by one. */
    private static void ensure(PreparedStatement statement) throws SQLException {
        try {
            statement.execute();
        } catch (SQLException failure) {
            if (!SqlErrors.isOfTheData(failure)) {
                throw failure;
            }
        }
    }

    /** Trusts nothing that was seen before: the store may have been restored, or a month dropped. */
    void forget() {
        present.clear();
    }
}
