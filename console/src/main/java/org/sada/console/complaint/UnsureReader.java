package org.sada.console.complaint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.sada.console.store.Sql;

/** Finds the texts that a person should label: those whose most probable category is nearest to even odds, each text once. */
public final class UnsureReader {
    private UnsureReader() {}

    /** @param days before the newest text of the tenant */
    public static List<Unsure> read(DataSource source, String tenant, int days, int most) throws SQLException {
        Sql sql = new Sql()
                .add("SELECT text, suggested, sentiment, confidence, interaction, event FROM (")
                .add("SELECT DISTINCT ON (text) text, sentiment, confidence, interaction, event, occurred_at,")
                .add("CASE WHEN cardinality(categories) > 0 THEN categories")
                .add("WHEN likely IS NULL THEN '{}' ELSE ARRAY[likely] END AS suggested")
                .add("FROM sada.complaint_example WHERE tenant = ?", tenant)
                .add("AND definition = (SELECT max(definition) FROM sada.complaint_example WHERE tenant = ?)", tenant)
                .add("AND occurred_at > (SELECT max(occurred_at) FROM sada.complaint_example WHERE tenant = ?)", tenant)
                .add("- make_interval(days => ?)", days)
                .add("ORDER BY text, occurred_at DESC, interaction, event) AS once")
                .add("ORDER BY abs(confidence - 0.5), occurred_at DESC, interaction, event LIMIT ?", most);
        List<Unsure> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement statement = sql.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new Unsure(
                        row.getString(1),
                        List.of((String[]) row.getArray(2).getArray()),
                        row.getString(3),
                        row.getDouble(4),
                        row.getString(5),
                        row.getString(6)));
            }
        }
        return found;
    }
}
