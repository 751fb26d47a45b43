package org.sada.analytics;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.sada.analytics.complaint.ComplaintReader;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Mark;
import org.sada.contract.fact.MarkKey;
import org.sada.contract.topic.Example;
import org.sada.contract.topic.ExampleKey;
import org.sada.contract.topic.Rejection;
import org.sada.contract.topic.Topic;
import org.sada.contract.topic.Topics;

/** The whole topology in the driver of Kafka Streams, with one partition, and what the store would hold of its output. */
final class TestPipeline implements AutoCloseable {
    /** When the log takes everything: after all events of any test. */
    static final Instant TAKEN_AT = Instant.parse("2100-01-01T00:00:00Z");

    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> log;
    private final TestInputTopic<String, Rejection> refusals;
    private final TestOutputTopic<CellKey, Measures> cellChanges;
    private final TestOutputTopic<String, Facts> factChanges;
    private final TestOutputTopic<MarkKey, Mark> markChanges;
    private final Map<CellKey, Measures> cells = new TreeMap<>();
    private final Map<String, Facts> facts = new HashMap<>();
    private final Map<MarkKey, Mark> marks = new HashMap<>();
    private final Map<ExampleKey, Example> examples = new HashMap<>();

    TestPipeline() {
        this(Definition.STANDARD, Retention.STANDARD);
    }

    TestPipeline(Definition definition, Retention retention) {
        this(definition, retention, ComplaintReader.none());
    }

    TestPipeline(Definition definition, Retention retention, ComplaintReader reader) {
        AnalyticsSettings settings =
                AnalyticsSettings.standard("localhost:1", Path.of(System.getProperty("java.io.tmpdir")));
        driver = new TopologyTestDriver(
                new AnalyticsTopology(definition, retention, 1, reader, StateStores.MEMORY)
                        .build(settings.properties()),
                settings.properties());
        log = driver.createInputTopic(Topics.EVENTS.name(), new ByteArraySerializer(), new ByteArraySerializer());
        refusals = driver.createInputTopic(
                Topics.REJECTED.name(),
                Topics.REJECTED.keys().serializer(),
                Topics.REJECTED.values().serializer());
        cellChanges = output(Topics.KPIS);
        factChanges = output(Topics.INTERACTIONS);
        markChanges = output(Topics.MARKS);
    }

    private <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
        return driver.createOutputTopic(
                topic.name(), topic.keys().deserializer(), topic.values().deserializer());
    }

    /** One record of the log with these events. */
    TestPipeline send(List<Event> events) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        events.forEach(event -> {
            lines.writeBytes(EventJson.write(event));
            lines.write('\n');
        });
        return sendLines(lines.toByteArray());
    }

    TestPipeline send(Event... events) {
        return send(List.of(events));
    }

    TestPipeline sendLines(byte[] lines) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Topics.SOURCE_HEADER, "test".getBytes(StandardCharsets.UTF_8));
        log.pipeInput(new TestRecord<>(null, lines, headers, TAKEN_AT));
        return this;
    }

    TestPipeline refuseAtTheDoor(Rejection rejection) {
        refusals.pipeInput(rejection.source(), rejection, TAKEN_AT);
        return this;
    }

    /** Lets everything be told that has been put off, by each of the two processors that do. */
    private void settle() {
        driver.advanceWallClockTime(A_WHILE);
        driver.advanceWallClockTime(A_WHILE);
    }

    /** Every cell of the KPIs that is not gone. */
    Map<CellKey, Measures> cells() {
        settle();
        cellChanges.readKeyValuesToList().forEach(change -> put(cells, change.key, change.value));
        Map<CellKey, Measures> kpis = new TreeMap<>(cells);
        kpis.keySet().removeIf(key -> key.cube().equals(Cube.LEDGER.name()));
        return kpis;
    }

    Map<CellKey, Measures> ledger() {
        cells();
        Map<CellKey, Measures> ledger = new TreeMap<>(cells);
        ledger.keySet().removeIf(key -> !key.cube().equals(Cube.LEDGER.name()));
        return ledger;
    }

    /** The sum over all cells of the queue cube, in windows of a quarter of an hour. */
    Measures total() {
        Measures.Builder total = new Measures.Builder();
        cells().forEach((key, measures) -> {
            if (key.cube().equals(Cube.QUEUE.name()) && key.grainMin() == Cube.QUARTER_HOUR) {
                total.add(measures);
            }
        });
        return total.build();
    }

    Map<String, Facts> facts() {
        settle();
        factChanges.readKeyValuesToList().forEach(change -> put(facts, change.key, change.value));
        return facts;
    }

    Map<MarkKey, Mark> marks() {
        settle();
        markChanges.readKeyValuesToList().forEach(change -> put(marks, change.key, change.value));
        return marks;
    }

    /** The examples that stand. */
    Map<ExampleKey, Example> examples() {
        settle();
        output(Topics.EXAMPLES).readKeyValuesToList().forEach(change -> put(examples, change.key, change.value));
        return examples;
    }

    /** All keys and values that the processors keep. */
    byte[] state() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        driver.getAllStateStores().forEach((name, store) -> {
            if (store instanceof KeyValueStore<?, ?> entries) {
                try (KeyValueIterator<?, ?> each = entries.all()) {
                    each.forEachRemaining(entry -> {
                        write(entry.key, all);
                        write(entry.value, all);
                    });
                }
            }
        });
        return all.toByteArray();
    }

    private static void write(Object value, ByteArrayOutputStream out) {
        out.writeBytes(
                value instanceof Bytes bytes
                        ? bytes.get()
                        : value instanceof byte[] raw
                                ? raw
                                : String.valueOf(value).getBytes(StandardCharsets.UTF_8));
    }

    List<Rejection> rejected() {
        return new ArrayList<>(output(Topics.REJECTED).readValuesToList());
    }

    List<Rejection> late() {
        return new ArrayList<>(output(Topics.LATE).readValuesToList());
    }

    private static <K, V> void put(Map<K, V> map, K key, V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
