package org.sada.console.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads the store, one tenant at a time. */
public final class Store {
    private final DataSource source;
    private final InstantSource clock;

    /** @param clock bounds the watermark, so that one event with a wrong time cannot make everything look final */
    public Store(DataSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** What is done within one transaction. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /** Runs it in one read-only transaction that sees one state of the store, and of it what belongs to the tenant. */
    public <T> T read(String tenant, Reading<T> reading) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT set_config('app.tenant', ?, true), set_config('statement_timeout', '60s', true)")) {
                    statement.setString(1, tenant);
                    statement.execute();
                }
                return reading.from(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    /** How far the events of the tenant have come: the newest occurrence, or now where that is earlier; empty without events. */
    public Optional<Instant> watermark(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT max(last_event_at) FROM sada.interaction_fact WHERE tenant = ?")) {
            statement.setString(1, tenant);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                OffsetDateTime newest = result.getObject(1, OffsetDateTime.class);
                Instant now = clock.instant();
                return Optional.ofNullable(newest)
                        .map(OffsetDateTime::toInstant)
                        .map(time -> time.isAfter(now) ? now : time);
            }
        }
    }
}
