package org.sada.sink;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Databases of one PostgreSQL server, which starts with the first and lives as long as the tests. */
final class TestStores {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestStores() {}

    /** An empty database with the schema. */
    static Store migrated() {
        Store store = empty();
        store.migrate();
        return store;
    }

    static Store empty() {
        String name = "store_" + NEXT.incrementAndGet();
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Store.open(StoreSettings.of(SERVER.getJdbcUrl("postgres", name), "postgres", "postgres"));
    }

    static void run(Store store, String sql) {
        try (Connection connection = store.connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each row's columns as text, NULL as null. */
    static List<List<String>> rows(Store store, String sql) {
        try (Connection connection = store.connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData columns = rows.getMetaData();
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String value(Store store, String sql) {
        return rows(store, sql).get(0).get(0);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("timezone", "UTC")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
