package org.sada.console.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Histogram;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Mark;

/** A real store of its own, into which tests write as the sink would. */
public final class EmbeddedStore implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private EmbeddedStore(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static EmbeddedStore start() {
        try {
            EmbeddedStore store = new EmbeddedStore(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start());
            Flyway.configure()
                    .dataSource(store.source())
                    .schemas("sada")
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return store;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public DataSource source() {
        return postgres.getPostgresDatabase();
    }

    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void write(Map<CellKey, Measures> cells) throws SQLException {
        List<String> names = new ArrayList<>(List.of(
                "tenant",
                "definition",
                "cube",
                "grain_min",
                "window_start",
                "run_id",
                "source_partition",
                "source_offset"));
        for (Dimension dimension : Dimension.values()) {
            names.add(dimension.text());
        }
        for (Measure measure : Measure.values()) {
            names.add(measure.text());
        }
        for (HistogramMeasure measure : HistogramMeasure.values()) {
            names.add(measure.text());
        }
        try (Connection connection = source().getConnection();
                PreparedStatement month = connection.prepareStatement("SELECT sada.ensure_cell_month(?)");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO sada.cell ("
                        + String.join(", ", names) + ") VALUES ("
                        + names.stream().map(name -> "?").collect(Collectors.joining(", ")) + ")")) {
            connection.setAutoCommit(false);
            for (Instant window : cells.keySet().stream()
                    .map(key -> Instant.ofEpochMilli(key.windowStartMs() / 86_400_000 * 86_400_000))
                    .distinct()
                    .toList()) {
                month.setObject(1, window.atOffset(java.time.ZoneOffset.UTC));
                month.execute();
            }
            for (Map.Entry<CellKey, Measures> each : cells.entrySet()) {
                bind(insert, row(each.getKey(), each.getValue()));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static List<Object> row(CellKey key, Measures measures) {
        List<Object> row = new ArrayList<>(List.of(
                key.tenant(),
                key.definition(),
                key.cube(),
                key.grainMin(),
                Instant.ofEpochMilli(key.windowStartMs()),
                1,
                0,
                0L));
        for (Dimension dimension : Dimension.values()) {
            row.add(key.value(dimension) == null ? "" : key.value(dimension));
        }
        for (Measure measure : Measure.values()) {
            row.add(measures.get(measure));
        }
        for (HistogramMeasure measure : HistogramMeasure.values()) {
            Histogram histogram = measures.get(measure);
            Long[] pairs = new Long[2 * histogram.size()];
            for (int i = 0; i < histogram.size(); i++) {
                pairs[2 * i] = (long) histogram.bucket(i);
                pairs[2 * i + 1] = histogram.count(i);
            }
            row.add(pairs);
        }
        return row;
    }

    public void write(Collection<Facts> facts, Collection<Mark> marks) throws SQLException {
        try (Connection connection = source().getConnection();
                PreparedStatement fact = connection.prepareStatement("INSERT INTO sada.interaction_fact (tenant,"
                        + " interaction, contact, started_at, ended_at, last_event_at, customer, channel, direction,"
                        + " product, region, language, reason, queue, agent, legs, surveys, resolved, complaints,"
                        + " flags, run_id, source_partition, source_offset)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', '[]', ?, ?, '{}', 1, 0, 0)");
                PreparedStatement mark = connection.prepareStatement("INSERT INTO sada.interaction_mark (tenant,"
                        + " interaction, customer, definition, eligible, follow_up, repeat_delay_ms, repeated_by, run_id,"
                        + " source_partition, source_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 0, 0)")) {
            connection.setAutoCommit(false);
            Map<String, String> customers = new HashMap<>();
            for (Facts each : facts) {
                customers.put(each.interaction(), each.details().customer());
                bind(fact, row(each));
                fact.addBatch();
            }
            fact.executeBatch();
            for (Mark each : marks) {
                bind(
                        mark,
                        Arrays.asList(
                                each.tenant(),
                                each.interaction(),
                                customers.get(each.interaction()),
                                each.definition(),
                                each.eligible(),
                                each.followUp(),
                                each.repeatDelayMs(),
                                each.repeatedBy()));
                mark.addBatch();
            }
            mark.executeBatch();
            connection.commit();
        }
    }

    private static List<Object> row(Facts facts) {
        return Arrays.asList(
                facts.tenant(),
                facts.interaction(),
                facts.contact(),
                Instant.ofEpochMilli(facts.startedAtMs()),
                Instant.ofEpochMilli(facts.endedAtMs()),
                Instant.ofEpochMilli(facts.lastEventAtMs()),
                facts.details().customer(),
                facts.details().channel() == null
                        ? null
                        : facts.details().channel().text(),
                facts.details().direction() == null
                        ? null
                        : facts.details().direction().text(),
                facts.details().product(),
                facts.details().region(),
                facts.details().language(),
                facts.details().reason(),
                facts.attribution().queue(),
                facts.attribution().agent(),
                facts.resolved(),
                facts.complaints().toArray(String[]::new));
    }

    private static void bind(PreparedStatement statement, List<Object> row) throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            if (value instanceof Instant time) {
                statement.setObject(i + 1, time.atOffset(java.time.ZoneOffset.UTC));
            } else if (value instanceof Long[] numbers) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("bigint", numbers));
            } else if (value instanceof String[] texts) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
