package org.sada.launcher.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Histogram;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.Name;
import org.sada.contract.topic.Rejection;
import org.sada.contract.topic.Topics;
import org.sada.launcher.embedded.EmbeddedBroker;
import org.sada.launcher.embedded.EmbeddedStore;

/** A broker and a store, filled by hand as a pipeline would fill them. */
final class HandmadePipeline implements AutoCloseable {
    static final int PARTITIONS = 3;
    static final long LOGGED_AT_MS = Story.ms("2026-05-01T00:00");

    private final EmbeddedBroker broker;
    private final EmbeddedStore store;
    private final PGSimpleDataSource database = new PGSimpleDataSource();

    HandmadePipeline(Path folder) throws Exception {
        broker = EmbeddedBroker.startTemporary(folder.resolve("broker"));
        store = EmbeddedStore.startTemporary(folder.resolve("store"));
        database.setUrl(store.jdbcUrl());
        Flyway.configure()
                .dataSource(database)
                .schemas("sada")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        try (Admin admin = admin()) {
            // times of events and of records are far from the clock of the broker
            Map<String, String> anyTime =
                    Map.of("retention.ms", "-1", "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
            admin.createTopics(List.of(
                            new NewTopic(Topics.EVENTS.name(), PARTITIONS, (short) 1).configs(anyTime),
                            new NewTopic(Topics.REJECTED.name(), 1, (short) 1).configs(anyTime),
                            new NewTopic(Topics.KPIS.name(), 2, (short) 1)))
                    .all()
                    .get();
        }
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    PGSimpleDataSource database() {
        return database;
    }

    String jdbcUrl() {
        return store.jdbcUrl();
    }

    /** One record for each event, in a transaction, so that a marker is the last thing in the log; and one in vain. */
    void log(List<Event> events) {
        send(false, events.stream().map(HandmadePipeline::logged));
        send(true, events.stream().limit(1).map(HandmadePipeline::logged));
    }

    private static ProducerRecord<byte[], byte[]> logged(Event event) {
        int partition = Topics.partition(event.partitionKey(), PARTITIONS);
        ProducerRecord<byte[], byte[]> sent =
                new ProducerRecord<>(Topics.EVENTS.name(), partition, LOGGED_AT_MS, null, EventJson.write(event));
        sent.headers().add(new RecordHeader(Topics.SOURCE_HEADER, "test".getBytes(UTF_8)));
        return sent;
    }

    void reject(Rejection rejection) {
        byte[] value = Topics.REJECTED.values().serializer().serialize(Topics.REJECTED.name(), rejection);
        send(false, Stream.of(new ProducerRecord<>(Topics.REJECTED.name(), 0, LOGGED_AT_MS, null, value)));
    }

    /** Null measures are a tombstone. */
    void publish(CellKey key, Measures measures) {
        byte[] keyBytes = Topics.KPIS.keys().serializer().serialize(Topics.KPIS.name(), key);
        byte[] value = Topics.KPIS.values().serializer().serialize(Topics.KPIS.name(), measures);
        send(false, Stream.of(new ProducerRecord<>(Topics.KPIS.name(), keyBytes, value)));
    }

    /** Everything that was recomputed, as the topologies and the sink should leave it. */
    void deliver(Recomputed recomputed) throws SQLException {
        send(
                false,
                recomputed.cells().entrySet().stream()
                        .map(each -> new ProducerRecord<>(
                                Topics.KPIS.name(),
                                Topics.KPIS.keys().serializer().serialize(Topics.KPIS.name(), each.getKey()),
                                Topics.KPIS.values().serializer().serialize(Topics.KPIS.name(), each.getValue()))));
        for (Map.Entry<CellKey, Measures> each : recomputed.cells().entrySet()) {
            insert(each.getKey(), each.getValue());
        }
        for (var facts : recomputed.facts().values()) {
            update(
                    "INSERT INTO sada.interaction_fact (tenant, interaction, contact, started_at, ended_at, "
                            + "last_event_at, legs, surveys, complaints, flags, run_id, source_partition, "
                            + "source_offset) VALUES (?, ?, ?, ?, ?, ?, '[]', '[]', '{}', '{}', 1, 0, 0)",
                    facts.tenant(),
                    facts.interaction(),
                    facts.contact(),
                    new Timestamp(facts.startedAtMs()),
                    new Timestamp(facts.endedAtMs()),
                    new Timestamp(facts.lastEventAtMs()));
        }
        for (var each : recomputed.marks().entrySet()) {
            update(
                    "INSERT INTO sada.interaction_mark (tenant, interaction, customer, definition, eligible, "
                            + "follow_up, repeat_delay_ms, repeated_by, run_id, source_partition, source_offset) "
                            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 0, 0)",
                    each.getKey().tenant(),
                    each.getKey().interaction(),
                    each.getKey().customer(),
                    each.getValue().definition(),
                    each.getValue().eligible(),
                    each.getValue().followUp(),
                    each.getValue().repeatDelayMs(),
                    each.getValue().repeatedBy());
        }
    }

    private void insert(CellKey key, Measures measures) throws SQLException {
        List<String> columns = new ArrayList<>(List.of(
                "tenant",
                "definition",
                "cube",
                "grain_min",
                "window_start",
                "run_id",
                "source_partition",
                "source_offset"));
        List<Object> values = new ArrayList<>(List.of(
                key.tenant(),
                key.definition(),
                key.cube(),
                key.grainMin(),
                new Timestamp(key.windowStartMs()),
                1,
                0,
                0L));
        for (Dimension dimension : Dimension.values()) {
            columns.add(dimension.text());
            values.add(key.value(dimension) == null ? "" : key.value(dimension));
        }
        for (Measure measure : Measure.values()) {
            columns.add(measure.text());
            values.add(measures.get(measure));
        }
        for (HistogramMeasure measure : HistogramMeasure.values()) {
            columns.add(((Name) measure).text());
            values.add(pairs(measures.get(measure)));
        }
        update("SELECT sada.ensure_cell_month(?)", new Timestamp(key.windowStartMs()));
        update(
                "INSERT INTO sada.cell (" + String.join(", ", columns) + ") VALUES (?" + ", ?".repeat(values.size() - 1)
                        + ")",
                values.toArray());
    }

    private static Long[] pairs(Histogram histogram) {
        List<Long> pairs = new ArrayList<>();
        for (int i = 0; i < histogram.size(); i++) {
            pairs.add((long) histogram.bucket(i));
            pairs.add(histogram.count(i));
        }
        return pairs.toArray(Long[]::new);
    }

    void update(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                boolean array = values[i] instanceof Long[];
                statement.setObject(i + 1, array ? connection.createArrayOf("bigint", (Long[]) values[i]) : values[i]);
            }
            statement.execute();
        }
    }

    /** As retention would: the log of each of these partitions begins after its first record. */
    void forgetFirstRecord(Collection<Integer> partitions) throws Exception {
        try (Admin admin = admin()) {
            for (int partition : partitions) {
                admin.deleteRecords(Map.of(
                                new TopicPartition(Topics.EVENTS.name(), partition), RecordsToDelete.beforeOffset(1)))
                        .all()
                        .get();
            }
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap()));
    }

    private void send(boolean inVain, Stream<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrap(), "transactional.id", "test");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            records.forEach(producer::send);
            producer.flush();
            if (inVain) {
                producer.abortTransaction();
            } else {
                producer.commitTransaction();
            }
        }
    }

    @Override
    public void close() {
        store.close();
        broker.close();
    }
}
