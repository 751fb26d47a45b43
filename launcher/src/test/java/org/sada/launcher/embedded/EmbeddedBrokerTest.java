package org.sada.launcher.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.runtime.StartException;

@Timeout(120)
class EmbeddedBrokerTest {
    private static final String TOPIC = "greetings";

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereAfterARestartUnderTheSameIdentity() throws Exception {
        String cluster;
        try (EmbeddedBroker broker = EmbeddedBroker.startDurable(folder, 0)) {
            createTopic(broker.bootstrap());
            write(broker.bootstrap(), "مرحبا", "hello");
            cluster = clusterId(broker.bootstrap());
        }

        try (EmbeddedBroker broker = EmbeddedBroker.startDurable(folder, 0)) {
            assertThat(read(broker.bootstrap(), 2)).containsExactly("مرحبا", "hello");
            assertThat(clusterId(broker.bootstrap())).isEqualTo(cluster);
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesKillNine() throws Exception {
        try (OtherJvm other = OtherJvm.run(BrokerMain.class, folder)) {
            createTopic(other.answer());
            write(other.answer(), "one", "two", "three");
            other.kill();
        }

        try (EmbeddedBroker broker = EmbeddedBroker.startDurable(folder, 0)) {
            assertThat(read(broker.bootstrap(), 3)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void transactionsAndCommittedOffsetsWorkOnOneNode() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(folder.resolve("kafka"))) {
            createTopic(broker.bootstrap());
            try (KafkaProducer<String, String> producer =
                    producer(broker.bootstrap(), Map.of("transactional.id", "test"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "lost"));
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "kept"));
                producer.commitTransaction();
            }

            assertThat(read(broker.bootstrap(), 1)).containsExactly("kept");
            try (KafkaConsumer<String, String> consumer = consumer(broker.bootstrap())) {
                TopicPartition partition = new TopicPartition(TOPIC, 0);
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(7)));
                assertThat(consumer.committed(java.util.Set.of(partition))
                                .get(partition)
                                .offset())
                        .isEqualTo(7);
            }
        }
    }

    @Test
    void topicsDoNotComeIntoBeingByThemselves() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(folder.resolve("kafka"));
                KafkaProducer<String, String> producer = producer(broker.bootstrap(), Map.of("max.block.ms", "500"))) {
            assertThatThrownBy(() ->
                            producer.send(new ProducerRecord<>("typo", "x")).get())
                    .hasMessageContaining("typo");
        }
    }

    @Test
    void aTemporaryOneLeavesNothing() {
        Path own = folder.resolve("kafka");

        EmbeddedBroker.startTemporary(own).close();

        assertThat(own).doesNotExist();
    }

    @Test
    void aFolderInUseIsOneLineThatNamesTheOwner() {
        try (EmbeddedBroker broker = EmbeddedBroker.startDurable(folder, 0)) {
            assertThatThrownBy(() -> EmbeddedBroker.startDurable(folder, 0))
                    .isInstanceOf(StartException.class)
                    .hasMessage("folder " + folder + " is in use by process "
                            + ProcessHandle.current().pid() + ": stop that one, or choose another folder");
            assertThat(broker.bootstrap()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void aPortInUseIsOneLineAndTheFolderStaysFree() {
        try (EmbeddedBroker broker = EmbeddedBroker.startDurable(folder.resolve("a"), 0)) {
            int port = Integer.parseInt(broker.bootstrap().replace("127.0.0.1:", ""));

            assertThatThrownBy(() -> EmbeddedBroker.startDurable(folder.resolve("b"), port))
                    .isInstanceOf(StartException.class)
                    .hasMessageStartingWith("port " + port + " for Kafka is not free");

            EmbeddedBroker.startDurable(folder.resolve("b"), 0).close();
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> EmbeddedBroker.startDurable(file, 0))
                .isInstanceOf(StartException.class)
                .hasMessage(file + " is a file, not a folder: choose another folder");
    }

    @Test
    void aFolderThatCannotBeMadeIsOneLine() {
        assertThatThrownBy(() -> EmbeddedBroker.startDurable(Path.of("/proc/sada"), 0))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("cannot write to folder /proc/sada");
    }

    @Test
    void runReturnsOnceClosed() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.startTemporary(folder.resolve("kafka"));
        CompletableFuture<Void> run = CompletableFuture.runAsync(broker::run);

        broker.close();

        run.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aSecondCallerOfCloseWaitsForTheFirst() throws Exception {
        Path own = folder.resolve("kafka");
        EmbeddedBroker broker = EmbeddedBroker.startTemporary(own);
        CompletableFuture<Void> first = CompletableFuture.runAsync(broker::close);

        broker.close();

        assertThat(own).doesNotExist();
        first.get(30, TimeUnit.SECONDS);
    }

    /** What {@link #whatWasAcknowledgedSurvivesKillNine} kills. */
    static final class BrokerMain {
        public static void main(String[] args) {
            EmbeddedBroker broker = EmbeddedBroker.startDurable(Path.of(args[0]), 0);
            System.out.println(broker.bootstrap());
            broker.run();
        }
    }

    private static void createTopic(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static String clusterId(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static void write(String bootstrap, String... values) throws Exception {
        try (KafkaProducer<String, String> producer = producer(bootstrap, Map.of("acks", "all"))) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(TOPIC, value)).get();
            }
        }
    }

    private static List<String> read(String bootstrap, int count) {
        try (KafkaConsumer<String, String> consumer = consumer(bootstrap)) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> values = new ArrayList<>();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                return values.size() >= count;
            });
            return values;
        }
    }

    private static KafkaProducer<String, String> producer(String bootstrap, Map<String, Object> more) {
        Map<String, Object> settings = new java.util.HashMap<>(more);
        settings.put("bootstrap.servers", bootstrap);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static KafkaConsumer<String, String> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "group.id", "test",
                        "enable.auto.commit", "false",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
