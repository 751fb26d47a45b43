package org.sada.console.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sada.console.store.Sql;
import org.sada.console.store.Store;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measure;

/** Accounts for every event that came in. */
public final class LedgerReader {
    private static final List<Measure> COUNTS =
            Arrays.stream(Measure.values()).filter(Measure::ofLedger).toList();
    private static final String SUMS =
            COUNTS.stream().map(count -> "sum(" + count.text() + ")").collect(Collectors.joining(", "));

    private final Store store;

    public LedgerReader(Store store) {
        this.store = store;
    }

    /**
     * @param source null for all together
     * @param counts of the ledger's measures
     */
    public record Account(String source, Map<Measure, Long> counts) {
        /** Whether received = accepted + repeated + rejected and accepted = counted + late. */
        public boolean balanced() {
            return of(Measure.EVENTS_RECEIVED)
                            == of(Measure.EVENTS_ACCEPTED) + of(Measure.EVENTS_REPEATED) + of(Measure.EVENTS_REJECTED)
                    && of(Measure.EVENTS_ACCEPTED) == of(Measure.EVENTS_COUNTED) + of(Measure.EVENTS_LATE);
        }

        private long of(Measure measure) {
            return counts.get(measure);
        }
    }

    /**
     * @param watermark how far the events of the tenant have come; null without any
     * @param total flagged interactions included, which belong to no one source
     * @param bySource sorted
     */
    public record Ledger(Instant watermark, Account total, List<Account> bySource) {}

    /**
     * By the time at which events were taken in; flagged interactions by the time at which they started.
     *
     * @param source null for all
     * @param from inclusive, or null
     * @param to exclusive, or null
     */
    public Ledger read(String tenant, String source, Instant from, Instant to) throws SQLException {
        return store.read(tenant, connection -> {
            List<Account> accounts = accounts(connection, tenant, source, from, to);
            Map<Measure, Long> total = new EnumMap<>(Measure.class);
            COUNTS.forEach(count -> total.put(count, 0L));
            for (Account account : accounts) {
                account.counts().forEach((count, value) -> total.merge(count, value, Math::addExact));
            }
            Instant watermark = store.watermark(connection, tenant).orElse(null);
            accounts.removeIf(account -> account.source().isEmpty());
            return new Ledger(watermark, new Account(null, total), accounts);
        });
    }

    private static List<Account> accounts(Connection connection, String tenant, String source, Instant from, Instant to)
            throws SQLException {
        Sql sql = new Sql()
                .add("SELECT source, " + SUMS + " FROM sada.cell")
                .add(
                        "WHERE tenant = ? AND definition = 0 AND cube = ? AND grain_min = ?",
                        tenant,
                        Cube.LEDGER.name(),
                        Cube.QUARTER_HOUR);
        if (source != null) {
            sql.add("AND source = ?", source);
        }
        if (from != null) {
            sql.add("AND window_start >= ?", from);
        }
        if (to != null) {
            sql.add("AND window_start < ?", to);
        }
        sql.add("GROUP BY source ORDER BY source");
        List<Account> accounts = new ArrayList<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                Map<Measure, Long> counts = new EnumMap<>(Measure.class);
                for (int i = 0; i < COUNTS.size(); i++) {
                    counts.put(COUNTS.get(i), result.getBigDecimal(2 + i).longValueExact());
                }
                accounts.add(new Account(result.getString(1), counts));
            }
        }
        return accounts;
    }
}
