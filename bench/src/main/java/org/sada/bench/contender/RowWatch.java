package org.sada.bench.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Sees probes in the store, which it asks every few milliseconds. */
final class RowWatch extends Watch {
    private static final String QUERY =
            "SELECT queue, sum(offered) FROM sada.cell WHERE tenant = 'default' AND cube = 'queue' AND grain_min = 15"
                    + " AND queue LIKE 'probe-%' GROUP BY queue";

    private final RunningSink sink;
    private final Probes probes;

    RowWatch(RunningSink sink, Probes probes) {
        super("row-watch");
        this.sink = sink;
        this.probes = probes;
        start();
    }

    @Override
    void look() throws SQLException, InterruptedException {
        try (Connection connection = sink.store().connections().getConnection();
                PreparedStatement statement = connection.prepareStatement(QUERY);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                probes.see(Probes.partition(rows.getString(1)), rows.getLong(2));
            }
        }
        Thread.sleep(5); // asking all the time would slow what is measured
    }
}
