package org.sada.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Measures;
import org.sada.contract.fact.Mark;
import org.sada.contract.fact.MarkKey;
import org.sada.contract.topic.Topics;

/** Sinks that lose connections, lose the answers of commits, and go on writing beside their successors. */
class ExactlyOnceTest {
    private static final int PARTITIONS = 3;
    private static final long FIRST_DAY = 1_780_000_000_000L;

    private final TestLog log = new TestLog(PARTITIONS);
    private Store store;

    @BeforeEach
    void migrate() {
        store = TestStores.migrated();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void theStoreEndsAsTheLogSays(long seed) {
        Random random = new Random(seed);
        RandomCells cells = new RandomCells(seed);
        List<CellKey> keys = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            keys.add(cells.key(FIRST_DAY, 60));
        }
        try (FaultyConnections faulty = new FaultyConnections(store, seed, 0.02)) {
            fight(faulty, keys, cells, random);
            assertThat(faulty.faults()).isGreaterThan(3);
        }

        assertThat(StoredCells.of(store)).isEqualTo(expectedCells());
        assertThat(new TreeSet<>(TestStores.rows(
                                store,
                                "SELECT interaction || '/' || customer || '/' || definition FROM sada.interaction_mark")
                        .stream()
                        .map(row -> row.get(0))
                        .toList()))
                .isEqualTo(new TreeSet<>(expectedMarks()));
        assertThat(TestStores.value(store, "SELECT count(*) FROM sada.sink_refused"))
                .isEqualTo("0");
    }

    /** Each sink begins while the one before still writes. */
    private void fight(FaultyConnections faulty, List<CellKey> keys, RandomCells cells, Random random) {
        Deque<RunningSink> sinks = new ArrayDeque<>();
        for (int round = 0; round < 8; round++) {
            sinks.add(new RunningSink(log, log.partitions(), faulty.connections(), 1 + random.nextInt(20)));
            double before = rows(sinks);
            for (int i = 0; i < 60; i++) {
                appendCell(keys.get(random.nextInt(keys.size())), cells, random);
                appendMark(random);
            }
            awaitSomeProgress(sinks, before);
            if (sinks.size() > 1) {
                sinks.remove().close();
            }
        }
        while (sinks.size() > 1) {
            sinks.remove().close();
        }
        faulty.mend();
        sinks.peek().awaitEnd(log, store);
        sinks.remove().close();
    }

    /** Counted from before the rows came in, for a sink may have stored them all by now. */
    private static void awaitSomeProgress(Deque<RunningSink> sinks, double before) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            sinks.forEach(RunningSink::assertRuns);
            return rows(sinks) > before + 20;
        });
    }

    private static double rows(Deque<RunningSink> sinks) {
        return sinks.stream().mapToDouble(sink -> sink.count("sada.sink.rows")).sum();
    }

    private void appendCell(CellKey key, RandomCells cells, Random random) {
        int partition = Math.floorMod(key.hashCode(), PARTITIONS);
        log.append(Topics.KPIS, partition, key, random.nextInt(4) == 0 ? null : cells.measures());
    }

    private void appendMark(Random random) {
        MarkKey key = new MarkKey("one", "i" + random.nextInt(50), "c" + random.nextInt(2));
        Mark mark = new Mark("one", key.interaction(), 1 + random.nextInt(1000), true, false, null, null);
        log.append(Topics.MARKS, Math.floorMod(key.hashCode(), PARTITIONS), key, random.nextInt(4) == 0 ? null : mark);
    }

    private Map<CellKey, Measures> expectedCells() {
        Map<CellKey, Measures> cells = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : all(Topics.KPIS.name())) {
            CellKey key = Topics.KPIS.keys().deserializer().deserialize("", record.key());
            Measures measures = Topics.KPIS.values().deserializer().deserialize("", record.value());
            if (measures == null) {
                cells.remove(key);
            } else {
                cells.put(key, measures);
            }
        }
        return cells;
    }

    private List<String> expectedMarks() {
        Map<String, String> marks = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : all(Topics.MARKS.name())) {
            MarkKey key = Topics.MARKS.keys().deserializer().deserialize("", record.key());
            Mark mark = Topics.MARKS.values().deserializer().deserialize("", record.value());
            String name = key.interaction() + "/" + key.customer();
            if (mark == null) {
                marks.remove(name);
            } else {
                marks.put(name, name + "/" + mark.definition());
            }
        }
        return List.copyOf(marks.values());
    }

    private List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            records.addAll(log.records(new TopicPartition(topic, i)));
        }
        return records;
    }
}
