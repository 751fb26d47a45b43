package org.sada.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.topic.Topics;

/** Two owners of one partition, of whom the first does not know of the second. */
class FenceTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.KPIS.name(), 0);
    private static final CellKey KEY = CellKey.at("one", 1, Cube.QUEUE, 15, 1_780_000_000_000L, Map.of());

    private final TestLog log = new TestLog(1);
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
    void anOlderOwnerWritesNothingAnyMore() throws SQLException {
        ConsumerRecord<byte[], byte[]> set = log.append(Topics.KPIS, 0, KEY, contacts());
        ConsumerRecord<byte[], byte[]> removed = log.append(Topics.KPIS, 0, KEY, null);
        StoreWriter zombie = writer("zombie");
        StoreWriter owner = writer("owner");
        Map<TopicPartition, Claim> old = claim(zombie);
        Map<TopicPartition, Claim> current = claim(owner);

        assertThat(zombie.write(old, List.of(set), to(1))).isFalse();
        assertThat(owner.write(current, List.of(set, removed), to(2))).isTrue();
        assertThat(zombie.write(old, List.of(set), to(1))).isFalse();

        assertThat(StoredCells.of(store)).isEmpty();
        assertThat(TestStores.rows(
                        store, "SELECT next_offset, epoch, owner FROM sada.sink_offset WHERE topic = 'sada.kpis.v1'"))
                .containsExactly(List.of("2", "2", "owner"));
    }

    /** The control: the guard of the rows alone does not help where a row is gone. */
    @Test
    void withoutTheFenceAnOlderOwnerBringsADeletedRowBack() throws SQLException {
        ConsumerRecord<byte[], byte[]> set = log.append(Topics.KPIS, 0, KEY, contacts());
        ConsumerRecord<byte[], byte[]> removed = log.append(Topics.KPIS, 0, KEY, null);
        StoreWriter owner = writer("owner");
        assertThat(owner.write(claim(owner), List.of(set, removed), to(2))).isTrue();

        CellFeed feed = new CellFeed();
        TestStores.run(store, "SELECT sada.ensure_cell_month(to_timestamp(1780000000))");
        try (Connection connection = store.connections().getConnection()) {
            feed.table().write(connection, List.of(feed.read(set, 1)));
        }

        assertThat(StoredCells.of(store)).containsOnlyKeys(KEY);
    }

    @Test
    void anOwnerThatLostItsPlaceWritesNothing() throws SQLException {
        ConsumerRecord<byte[], byte[]> set = log.append(Topics.KPIS, 0, KEY, contacts());
        StoreWriter owner = writer("owner");
        Map<TopicPartition, Claim> claims = claim(owner);
        assertThat(owner.write(claims, List.of(set), to(1))).isTrue();

        assertThat(owner.write(claims, List.of(set), to(1))).isFalse();
    }

    private StoreWriter writer(String owner) {
        return new StoreWriter(
                store.connections(),
                SinkSettings.DEFAULT_NAME,
                owner,
                SinkSettings.KEPT_EXAMPLES,
                new SinkMeters(new SimpleMeterRegistry()));
    }

    private Map<TopicPartition, Claim> claim(StoreWriter writer) throws SQLException {
        return writer.claim(log.describe(List.of(PARTITION.topic())), List.of(PARTITION));
    }

    private static SortedMap<TopicPartition, Long> to(long offset) {
        SortedMap<TopicPartition, Long> offsets = new TreeMap<>(Comparator.comparing(TopicPartition::partition));
        offsets.put(PARTITION, offset);
        return offsets;
    }

    private static Measures contacts() {
        return new Measures.Builder().add(Measure.CONTACTS, 1).build();
    }
}
