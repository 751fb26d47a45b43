package org.sada.sink;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sada.runtime.StartException;

/** The PostgreSQL database that keeps the figures, in the schema {@code sada}: its connections, and its tables and views. */
public final class Store implements AutoCloseable {
    private static final int OLDEST_VERSION = 18;

    private final StoreSettings settings;
    private final HikariDataSource pool;

    private Store(StoreSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /**
     * Connects.
     *
     * @throws StartException if the store cannot be reached, or is older than PostgreSQL 18
     */
    public static Store open(StoreSettings settings) {
        HikariDataSource pool = connect(settings);
        try (Connection connection = pool.getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version >= OLDEST_VERSION) {
                return new Store(settings, pool);
            }
            pool.close();
            throw new StartException("the store at " + settings.place() + " is PostgreSQL " + version + "; Sada needs "
                    + OLDEST_VERSION + " or newer");
        } catch (SQLException failure) {
            pool.close();
            throw unreachable(settings, failure);
        }
    }

    /**
     * Creates the schema, or brings it to this version; safe when several do so at once.
     *
     * @throws StartException if it cannot
     */
    public void migrate() {
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .schemas("sada")
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new StartException(
                    "cannot bring the schema sada of the store at " + settings.place() + " to this version: "
                            + rootMessage(failure) + "; the user " + settings.user()
                            + " must own the schema and be allowed to create roles",
                    failure);
        }
    }

    /** Connections to the store, as the role that owns it. */
    public DataSource connections() {
        return pool;
    }

    StoreSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariDataSource connect(StoreSettings settings) {
        try {
            return new HikariDataSource(config(settings));
        } catch (HikariPool.PoolInitializationException failure) {
            throw unreachable(settings, failure);
        }
    }

    private static HikariConfig config(StoreSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("sada-store");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.addDataSourceProperty("ApplicationName", "sada-sink");
        config.addDataSourceProperty("connectTimeout", "5");
        // A link that was cut without a word must not hold the sink for ever.
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }

    private static StartException unreachable(StoreSettings settings, Exception failure) {
        return new StartException(
                "cannot reach the store as " + settings + ": " + rootMessage(failure)
                        + "; start PostgreSQL there, or set another address, user or password",
                failure);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        return message.lines().findFirst().orElse(message).strip();
    }
}
