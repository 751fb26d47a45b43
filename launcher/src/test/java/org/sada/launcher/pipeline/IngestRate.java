package org.sada.launcher.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.sada.contract.topic.Topics;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.file.FileImport;
import org.sada.ingest.http.EventRoutes;
import org.sada.ingest.publish.KafkaPublisher;
import org.sada.ingest.source.Formats;
import org.sada.ingest.source.Source;
import org.sada.ingest.source.SourceOptions;
import org.sada.launcher.embedded.EmbeddedBroker;
import org.sada.runtime.HttpServer;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.Telemetry;

/**
 * Prints how many events a second, and for how much CPU, a bare producer, HTTP and the import of a file put into the log, in turns in one run and one JVM with
 * the broker. The bare producer sends each event by itself, unread, acknowledged by all, in large batches.
 */
final class IngestRate {
    private static final int EVENTS = 200_000;
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int EVENTS_PER_REQUEST = 500;
    /** So many that waiting for acknowledgements does not limit the rate. */
    private static final int REQUESTS_AT_ONCE = Integer.getInteger("requests", 32);

    private static final Source SADA = Formats.find("sada").source(SourceOptions.NONE);

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private IngestRate() {}

    @FunctionalInterface
    private interface Way {
        void send() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        List<byte[]> lines = lines();
        Path folder = Files.createTempDirectory("sada-ingest-rate");
        Path file = Files.write(folder.resolve("events.ndjson"), joined(lines));
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(folder.resolve("kafka"))) {
            Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrap());
            createTopics(connection);
            FutureCheck futureCheck = FutureCheck.bySystemClock();
            try (KafkaPublisher publisher = KafkaPublisher.connect(connection);
                    KafkaProducer<byte[], byte[]> bare = bareProducer(broker.bootstrap());
                    Telemetry telemetry = new Telemetry();
                    HttpServer server = HttpServer.startOpen(
                            HttpSettings.onLoopback(0), telemetry, List.of(new EventRoutes(publisher, futureCheck)))) {
                List<byte[]> bodies = bodies(lines);
                for (int round = 1; round <= ROUNDS; round++) {
                    Cost producer = cost(() -> sendBare(bare, lines));
                    Cost http = cost(() -> post(server.uri(), bodies));
                    Cost imported = cost(
                            () -> FileImport.into(publisher, futureCheck).run(SADA, List.of(file), progress -> {}));
                    System.out.printf(
                            Locale.ROOT,
                            "round %d: bare producer %s; HTTP %s (%.2f of its rate); file %s (%.2f)%n",
                            round,
                            producer,
                            http,
                            http.rate() / producer.rate(),
                            imported,
                            imported.rate() / producer.rate());
                }
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    /**
     * What a way of sending costs.
     *
     * @param rate events a second, by the wall clock
     * @param cpuMicros of all threads of this JVM (clients, server and broker), for each event
     */
    private record Cost(double rate, double cpuMicros) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,.0f events/s, %.2f us of CPU each", rate, cpuMicros);
        }
    }

    private static Cost cost(Way way) throws Exception {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        way.send();
        double wall = System.nanoTime() - start;
        return new Cost(EVENTS * 1e9 / wall, (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / EVENTS);
    }

    private static void sendBare(KafkaProducer<byte[], byte[]> bare, List<byte[]> lines) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        for (int i = 0; i < lines.size(); i++) {
            int partition = i / 6 % Topics.DEFAULT_PARTITIONS;
            bare.send(new ProducerRecord<>(Topics.EVENTS.name(), partition, null, lines.get(i)), (metadata, thrown) -> {
                if (thrown != null) {
                    failure.set(thrown);
                }
            });
        }
        bare.flush();
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }

    private static void post(URI server, List<byte[]> bodies) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Semaphore free = new Semaphore(REQUESTS_AT_ONCE);
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (byte[] body : bodies) {
            free.acquire();
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/events"))
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            answers.add(client.sendAsync(request, BodyHandlers.ofString())
                    .whenComplete((answer, thrown) -> free.release()));
        }
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            if (answer.get().statusCode() != 202 || !answer.get().body().contains("\"rejected\":0")) {
                throw new IllegalStateException(answer.get().body());
            }
        }
    }

    private static KafkaProducer<byte[], byte[]> bareProducer(String bootstrap) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "enable.idempotence",
                true,
                "acks",
                "all",
                "compression.type",
                "lz4",
                "batch.size",
                512 * 1024,
                "linger.ms",
                50,
                "buffer.memory",
                128 * 1024 * 1024);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void createTopics(Map<String, Object> connection) throws Exception {
        try (Admin admin = Admin.create(connection)) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.EVENTS.name(), Topics.DEFAULT_PARTITIONS, (short) 1)
                                    .configs(Topics.EVENTS.config()),
                            new NewTopic(Topics.REJECTED.name(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static List<byte[]> bodies(List<byte[]> lines) {
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += EVENTS_PER_REQUEST) {
            bodies.add(joined(lines.subList(i, i + EVENTS_PER_REQUEST)));
        }
        return bodies;
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Iterator<byte[]> each = lines.iterator(); each.hasNext(); ) {
            all.writeBytes(each.next());
            all.write('\n');
        }
        return all.toByteArray();
    }

    private static List<byte[]> lines() {
        String[] steps = {
            "\"type\":\"started\",%s,\"customer\":\"customer-%07d\",\"channel\":\"voice\",\"direction\":\"inbound\",\"language\":\"ar\"",
            "\"type\":\"queued\",%s,\"queue\":\"queue-%d\"",
            "\"type\":\"answered\",%s,\"agent\":\"agent-%d\"",
            "\"type\":\"held\",%s",
            "\"type\":\"resumed\",%s",
            "\"type\":\"ended\",%s"
        };
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            String common = String.format(
                    "\"tenant\":\"default\",\"id\":\"c-%08d-%d\",\"interaction\":\"c-%08d\",\"occurred_at\":\"2026-01-31T09:%02d:%02d.000Z\"",
                    i / 6, i % 6, i / 6, i / 60 % 60, i % 60);
            lines.add(("{" + String.format(steps[i % 6], common, i / 6 % 97) + "}").getBytes(UTF_8));
        }
        return lines;
    }
}
