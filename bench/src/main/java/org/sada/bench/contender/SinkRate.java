package org.sada.bench.contender;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.sada.bench.pass.Contender;
import org.sada.bench.pass.Finish;
import org.sada.bench.pass.Pass;
import org.sada.bench.pass.Usage;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.topic.Topics;

/** Writes as many different cells as the pass has events to their topic, and measures the sink that stores them: rows a second. */
public final class SinkRate implements Contender {
    private static final long FROM_MS = 1_748_736_000_000L;
    private static final int QUEUES = 50;

    @Override
    public Set<String> counts() {
        return Set.of("events");
    }

    @Override
    public void prepare(Pass pass) throws Exception {
        SadaPipeline.makeFresh(pass);
        try (KafkaProducer<CellKey, Measures> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        pass.bootstrap(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1),
                Topics.KPIS.keys().serializer(),
                Topics.KPIS.values().serializer())) {
            for (long number = 0; number < pass.events(); number++) {
                Future<RecordMetadata> unused = // what does not come is missing among the rows
                        producer.send(new ProducerRecord<>(Topics.KPIS.name(), key(number), measures(number)));
            }
        }
    }

    private static CellKey key(long number) {
        long windowMs = FROM_MS + number / QUEUES * 900_000 % (27L * 24 * 3_600_000);
        return CellKey.at(
                "acme-bank",
                1 + (int) (number / 120_000),
                Cube.QUEUE,
                Cube.QUARTER_HOUR,
                windowMs,
                Map.of(Dimension.QUEUE, "queue-" + number % QUEUES, Dimension.CHANNEL, "voice"));
    }

    private static Measures measures(long number) {
        Measures.Builder measures = new Measures.Builder();
        for (Measure measure : Measure.values()) {
            if (measure.ordinal() < 18) {
                measures.add(measure, 1 + number % 1_000);
            }
        }
        return measures.record(HistogramMeasure.HANDLE_HIST, 200_000 + number % 90_000)
                .record(HistogramMeasure.WAIT_HIST, number % 60_000)
                .build();
    }

    @Override
    public Finish run(Pass pass) throws Exception {
        long cpuAtStart = Usage.cpuNanos();
        long started = System.nanoTime();
        try (RunningSink sink = new RunningSink(pass.folder())) {
            long running = System.nanoTime();
            sink.start(pass.bootstrap());
            long deadline = running + pass.patience().toNanos();
            long rows = 0;
            while (rows < pass.events() && System.nanoTime() < deadline) {
                sink.check();
                Thread.sleep(100); // a watcher; nothing signals it
                rows = rows(sink);
            }
            long end = System.nanoTime();
            return new Finish(
                    started,
                    running,
                    end,
                    Map.of("events", rows),
                    Usage.cpuNanos() - cpuAtStart,
                    Map.of("rows_per_second", rows * 1e9 / (end - running)));
        }
    }

    private static long rows(RunningSink sink) throws SQLException {
        try (Connection connection = sink.store().connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM sada.cell")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
