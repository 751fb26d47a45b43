package org.sada.launcher.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that a pipeline has written, as bytes, by where it stands. */
final class Haystack {
    private Haystack() {}

    /** Each topic, the program's own ones included, with what its batches hold once unpacked. */
    static Map<String, byte[]> topics(String bootstrap) throws IOException {
        Map<String, byte[]> topics = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "exclude.internal.topics", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            for (var topic : consumer.listTopics().entrySet()) {
                List<TopicPartition> partitions = topic.getValue().stream()
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
                topics.put(topic.getKey(), read(consumer, partitions));
            }
        }
        return topics;
    }

    private static byte[] read(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                for (byte[] part : new byte[][] {each.key(), each.value()}) {
                    if (part != null) {
                        bytes.write(part);
                        bytes.write('\n');
                    }
                }
                each.headers().forEach(header -> bytes.writeBytes(header.value()));
            }
        }
        return bytes.toByteArray();
    }

    /** Each table, its rows as text. */
    static Map<String, byte[]> tables(DataSource store) throws SQLException {
        Map<String, byte[]> tables = new TreeMap<>();
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'sada'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (String name : names) {
                StringBuilder text = new StringBuilder();
                try (ResultSet rows = statement.executeQuery("SELECT t::text FROM " + name + " t")) {
                    while (rows.next()) {
                        text.append(rows.getString(1)).append('\n');
                    }
                }
                tables.put(name, text.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return tables;
    }

    /** Each file, as its bytes lie there, one after the other. */
    static void files(Path folder, BiConsumer<String, byte[]> files) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.filter(Files::isRegularFile).toList();
        }
        for (Path path : paths) {
            try {
                files.accept(folder.relativize(path).toString(), Files.readAllBytes(path));
            } catch (NoSuchFileException gone) {
                // the parts are still running
            }
        }
    }
}
