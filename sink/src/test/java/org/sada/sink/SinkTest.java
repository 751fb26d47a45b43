package org.sada.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.topic.Topics;

class SinkTest {
    private static final long NOON = Instant.parse("2026-11-30T12:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000L;

    private final TestLog log = new TestLog(2);
    private Store store;

    @BeforeEach
    void migrate() {
        store = TestStores.migrated();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void cellsOfAnyMonthAreStoredAsTheyAre() {
        CellKey november = cell("cards", NOON);
        CellKey december = cell("cards", NOON + DAY);
        CellKey longAgo = cell("cards", Instant.parse("1999-01-31T23:45:00Z").toEpochMilli());
        for (CellKey key : List.of(november, december, longAgo)) {
            log.append(Topics.KPIS, 0, key, contacts(3));
        }

        RunningSink.drain(log, store);

        assertThat(StoredCells.of(store))
                .isEqualTo(Map.of(november, contacts(3), december, contacts(3), longAgo, contacts(3)));
        assertThat(TestStores.rows(store, "SELECT DISTINCT tableoid::regclass::text FROM sada.cell ORDER BY 1"))
                .containsExactly(
                        List.of("sada.cell_1999_01"), List.of("sada.cell_2026_11"), List.of("sada.cell_2026_12"));
    }

    @Test
    void theLastOfABatchWinsAndATombstoneDeletes() {
        CellKey corrected = cell("corrected", NOON);
        CellKey gone = cell("gone", NOON);
        CellKey back = cell("back", NOON);
        CellKey zero = cell("zero", NOON);
        log.append(Topics.KPIS, 0, corrected, contacts(1));
        log.append(Topics.KPIS, 0, corrected, contacts(2));
        log.append(Topics.KPIS, 0, gone, contacts(1));
        log.append(Topics.KPIS, 0, back, contacts(1));
        log.append(Topics.KPIS, 0, zero, contacts(1));
        RunningSink.drain(log, store);
        log.append(Topics.KPIS, 0, gone, null);
        log.append(Topics.KPIS, 0, back, null);
        log.append(Topics.KPIS, 0, back, contacts(5));
        log.append(Topics.KPIS, 0, zero, Measures.ZERO);

        RunningSink.drain(log, store);

        assertThat(StoredCells.of(store)).isEqualTo(Map.of(corrected, contacts(2), back, contacts(5)));
    }

    @Test
    void whatTheStoreDoesNotTakeIsSetAsideAndTheRestGoesOn() {
        CellKey sound = cell("sound", NOON);
        CellKey nul = cell("a\0b", NOON);
        CellKey oddWindow = CellKey.of("one", 1, "queue", 15, NOON + 1, Map.of());
        CellKey farAway = cell("far", 400_000L * 365 * DAY / (15 * 60_000) * (15 * 60_000));
        CellKey tooLong = cell("\u0639".repeat(3) + randomText(9_000), NOON);
        log.append(Topics.KPIS, 0, sound, contacts(1));
        log.append(Topics.KPIS, 0, nul, contacts(1));
        log.append(Topics.KPIS, 1, oddWindow, contacts(1));
        log.append(Topics.KPIS, 1, tooLong, contacts(1));
        log.append(Topics.KPIS, 0, farAway, contacts(1));
        log.append(Topics.KPIS.name(), 0, "no json".getBytes(StandardCharsets.UTF_8), new byte[] {'{', '}'});
        log.append(Topics.KPIS.name(), 0, null, new byte[] {'{', '}'});
        log.append(Topics.KPIS, 1, cell("also sound", NOON), contacts(2));

        try (RunningSink sink = new RunningSink(log, log.partitions(), store.connections(), 100)) {
            sink.awaitEnd(log, store);

            await().untilAsserted(
                            () -> assertThat(sink.count("sada.sink.refused")).isEqualTo(6));
        }
        assertThat(StoredCells.of(store)).isEqualTo(Map.of(sound, contacts(1), cell("also sound", NOON), contacts(2)));
        assertThat(TestStores.rows(store, "SELECT part, source_offset FROM sada.sink_refused ORDER BY 1, 2"))
                .containsExactly(
                        List.of("0", "1"),
                        List.of("0", "2"),
                        List.of("0", "3"),
                        List.of("0", "4"),
                        List.of("1", "0"),
                        List.of("1", "1"));
        assertThat(TestStores.value(
                        store, "SELECT convert_from(payload, 'UTF8') FROM sada.sink_refused WHERE source_offset = 3"))
                .isEqualTo("{}");
    }

    @Test
    void theSameRecordsAgainChangeNothing() {
        log.append(Topics.KPIS, 0, cell("cards", NOON), contacts(1));
        log.append(Topics.KPIS, 0, cell("loans", NOON), contacts(2));
        RunningSink.drain(log, store);
        String before =
                TestStores.value(store, "SELECT string_agg(xmin || ' ' || ctid, ',' ORDER BY queue) FROM sada.cell");

        TestStores.run(store, "UPDATE sada.sink_offset SET next_offset = 0");
        RunningSink.drain(log, store);

        assertThat(TestStores.value(store, "SELECT string_agg(xmin || ' ' || ctid, ',' ORDER BY queue) FROM sada.cell"))
                .isEqualTo(before);
    }

    @Test
    void anOlderRecordDoesNotReplaceANewerRow() {
        CellKey key = cell("cards", NOON);
        log.append(Topics.KPIS, 0, key, contacts(1));
        log.append(Topics.KPIS, 0, cell("loans", NOON), contacts(9));
        log.append(Topics.KPIS, 0, key, contacts(2));
        RunningSink.drain(log, store);

        new TableFixture(store).fill(new CellFeed(), Topics.KPIS, Map.of(key, contacts(1)));

        assertThat(StoredCells.of(store)).containsEntry(key, contacts(2));
    }

    @Test
    void aTopicThatWasCreatedAnewIsReadFromItsStartAndLeavesNothingOfTheOld() {
        log.append(Topics.KPIS, 0, cell("old", NOON), contacts(1));
        log.append(Topics.KPIS, 0, cell("both", NOON), contacts(1));
        log.append(Topics.KPIS, 1, cell("old too", NOON), contacts(1));
        RunningSink.drain(log, store);
        log.create(Topics.KPIS, 2);
        log.append(Topics.KPIS, 0, cell("both", NOON), contacts(7));

        RunningSink.drain(log, store);

        assertThat(StoredCells.of(store)).isEqualTo(Map.of(cell("both", NOON), contacts(7)));
        assertThat(TestStores.rows(store, "SELECT DISTINCT topic, run_id FROM sada.sink_offset ORDER BY 1"))
                .contains(List.of(Topics.KPIS.name(), "2"), List.of(Topics.AGENTS.name(), "1"));
    }

    @Test
    void anotherNumberOfPartitionsIsAnotherRun() {
        log.append(Topics.KPIS, 0, cell("cards", NOON), contacts(1));
        log.append(Topics.KPIS, 1, cell("loans", NOON), contacts(1));
        RunningSink.drain(log, store);
        log.create(Topics.KPIS, 3);
        log.append(Topics.KPIS, 2, cell("cards", NOON), contacts(4));

        RunningSink.drain(log, store);

        assertThat(StoredCells.of(store)).isEqualTo(Map.of(cell("cards", NOON), contacts(4)));
    }

    @Test
    void removedPlacesAreATopicReadFromItsStart() {
        log.append(Topics.KPIS, 0, cell("cards", NOON), contacts(1));
        RunningSink.drain(log, store);
        TestStores.run(store, "UPDATE sada.cell SET contacts = 5; DELETE FROM sada.sink_offset");

        RunningSink.drain(log, store);

        assertThat(StoredCells.of(store)).isEqualTo(Map.of(cell("cards", NOON), contacts(1)));
    }

    @Test
    void aMonthThatWasDroppedMeanwhileComesBack() {
        log.append(Topics.KPIS, 0, cell("cards", NOON), contacts(1));
        try (RunningSink sink = new RunningSink(log, log.partitions(), store.connections(), 100)) {
            sink.awaitEnd(log, store);
            TestStores.run(store, "DROP TABLE sada.cell_2026_11");
            log.append(Topics.KPIS, 0, cell("loans", NOON), contacts(2));

            sink.awaitEnd(log, store);
        }
        assertThat(StoredCells.of(store)).isEqualTo(Map.of(cell("loans", NOON), contacts(2)));
        assertThat(TestStores.value(store, "SELECT count(*) FROM sada.sink_refused"))
                .isEqualTo("0");
    }

    @Test
    void offsetsThatKafkaNoLongerHoldsStopTheSinkWithTheWayOut() {
        log.append(Topics.KPIS, 0, cell("cards", NOON), contacts(1));
        RunningSink.drain(log, store);
        TestStores.run(
                store, "UPDATE sada.sink_offset SET next_offset = 1000 WHERE topic = 'sada.kpis.v1' AND part = 0");

        try (RunningSink sink = new RunningSink(log, log.partitions(), store.connections(), 100)) {
            assertThat(sink.awaitFailure())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("sada.kpis.v1-0")
                    .hasMessageContaining("DELETE FROM sada.sink_offset");
            assertThat(sink.sink.health().check().alive()).isFalse();
        }
    }

    @Test
    void aStoreWithoutItsTablesStopsTheSink() {
        TestStores.run(store, "DROP TABLE sada.cell CASCADE");
        log.append(Topics.KPIS, 0, cell("cards", NOON), contacts(1));

        try (RunningSink sink = new RunningSink(log, log.partitions(), store.connections(), 100)) {
            assertThat(sink.awaitFailure())
                    .isInstanceOf(SQLException.class)
                    .extracting(failure -> ((SQLException) failure).getSQLState())
                    .isEqualTo("42P01");
        }
    }

    @Test
    void itIsReadyOnceAssignedAndWhileTheStoreAnswers() {
        try (RunningSink sink = new RunningSink(log, log.partitions(), store.connections(), 100)) {
            await().until(() -> sink.sink.health().check().ready());
        }
        try (FaultyConnections faulty = new FaultyConnections(store, 1, 1);
                RunningSink sink = new RunningSink(log, log.partitions(), faulty.connections(), 100)) {
            await().until(() -> faulty.faults() > 2);
            assertThat(sink.sink.health().check().ready()).isFalse();
            assertThat(sink.sink.health().check().alive()).isTrue();

            faulty.mend();

            await().until(() -> sink.sink.health().check().ready());
        }
    }

    @Test
    void aSinkWithNoPartitionsIsNotReady() {
        try (RunningSink sink = new RunningSink(log, List.<TopicPartition>of(), store.connections(), 100)) {
            await().until(() -> sink.sink.health().check().reason().equals("no partitions are assigned"));
            assertThat(sink.sink.health().check().ready()).isFalse();
        }
    }

    private static CellKey cell(String queue, long time) {
        return CellKey.at("one", 1, Cube.QUEUE, 15, time, Map.of(Dimension.QUEUE, queue));
    }

    private static Measures contacts(long count) {
        return new Measures.Builder().add(Measure.CONTACTS, count).build();
    }

    /** Too mixed to be compressed into a key of the index. */
    private static String randomText(int length) {
        return new java.util.Random(1)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
