package org.sada.analytics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was committed is there after a crash, and what was not told is told; what was not committed is not there. */
class LiveTableTest {
    private static final int KEYS = 30;
    private static final int LIVE = 5;

    private final KeyValueStore<Bytes, byte[]> store = store("store");
    private final KeyValueStore<Bytes, byte[]> marks = store("marks");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aSuccessorAfterACrashStandsWhereTheLastCommitStood(int seed) {
        Random random = new Random(seed);
        Map<String, String> now = new HashMap<>();
        Set<String> untold = new HashSet<>();
        Map<String, String> committed = Map.of();
        Set<String> committedUntold = Set.of();
        LiveTable<String, String> table = table();
        for (int step = 0; step < 3_000; step++) {
            String key = "k" + random.nextInt(KEYS);
            LiveTable.Entry<String, String> entry = table.find(key);
            assertThat(entry == null ? null : entry.value())
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(now.get(key));
            switch (random.nextInt(10)) {
                case 0 -> {
                    Set<String> told = new HashSet<>();
                    table.takeDue().stream()
                            .filter(each -> each.value() != null)
                            .forEach(each -> told.add(each.key()));
                    assertThat(told).as("seed %d, step %d", seed, step).isEqualTo(untold);
                    untold.clear();
                }
                case 1 -> {
                    table.persist();
                    committed = Map.copyOf(now);
                    committedUntold = Set.copyOf(untold);
                }
                case 2 -> {
                    if (entry != null) {
                        table.remove(entry);
                        now.remove(key);
                        untold.remove(key);
                    }
                }
                case 3 -> {
                    if (step % 7 == 0) {
                        table = table();
                        now = new HashMap<>(committed);
                        untold = new HashSet<>(committedUntold);
                    }
                }
                default -> {
                    table.due(table.put(key, "v" + step));
                    now.put(key, "v" + step);
                    untold.add(key);
                }
            }
        }
    }

    @Test
    void whatWasNotCommittedIsGone() {
        LiveTable<String, String> table = table();
        table.due(table.put("a", "committed"));
        table.persist();
        table.due(table.put("a", "lost"));

        assertThat(table().find("a").value()).isEqualTo("committed");
    }

    @Test
    void nothingIsMarkedWhereNothingIsDue() {
        LiveTable<String, String> table = table();
        table.due(table.put("a", "1"));
        table.takeDue();
        table.persist();

        try (KeyValueIterator<Bytes, byte[]> all = marks.all()) {
            assertThat(all.hasNext()).isFalse();
        }
    }

    private LiveTable<String, String> table() {
        return new LiveTable<>(store, marks, new PlainForm(), LIVE);
    }

    private static KeyValueStore<Bytes, byte[]> store(String name) {
        return Stores.inMemoryKeyValueStore(name).get();
    }

    private static final class PlainForm extends TextForm<String> {
        @Override
        public byte[] value(String value, boolean due) {
            return ((due ? "+" : "-") + value).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isDue(byte[] bytes) {
            return bytes[0] == '+';
        }

        @Override
        public String value(String key, byte[] bytes) {
            return new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
        }
    }
}
