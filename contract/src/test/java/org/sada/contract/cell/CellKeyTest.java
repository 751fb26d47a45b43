package org.sada.contract.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.topic.Topics;

class CellKeyTest {
    private static final String[] VALUES = {"", "a", "b", "مبيعات", "x|y", "\"\n"};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theBinaryAndTheJsonFormNameTheSameCell(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            CellKey key = random(random);

            assertThat(CellKey.fromBytes(key.toBytes())).as("seed %d", seed).isEqualTo(key);
            byte[] json = Topics.KPIS.keys().serializer().serialize("t", key);
            assertThat(Topics.KPIS.keys().deserializer().deserialize("t", json))
                    .as("seed %d", seed)
                    .isEqualTo(key);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void equalKeysHaveEqualBytesAndTheOrderAgreesWithEquality(long seed) {
        Random random = new Random(seed);
        List<CellKey> keys = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            keys.add(random(random));
            keys.add(CellKey.fromBytes(keys.get(random.nextInt(keys.size())).toBytes()));
        }
        HashSet<List<Byte>> distinctBytes = new HashSet<>();
        keys.forEach(key -> distinctBytes.add(boxed(key.toBytes())));

        assertThat(new HashSet<>(keys)).as("seed %d", seed).hasSameSizeAs(distinctBytes);
        assertThat(new TreeSet<>(keys)).as("seed %d", seed).hasSameSizeAs(distinctBytes);
    }

    @Test
    void anUnknownValueIsNotTheEmptyOne() {
        CellKey unknown = CellKey.of("t", 1, "queue", 15, 0, Map.of());
        CellKey empty = CellKey.of("t", 1, "queue", 15, 0, Map.of(Dimension.QUEUE, ""));

        assertThat(unknown).isNotEqualTo(empty).isLessThan(empty);
        assertThat(unknown.value(Dimension.QUEUE)).isNull();
        assertThat(empty.values()).containsExactly(Map.entry(Dimension.QUEUE, ""));
    }

    @Test
    void aCellHasTheDimensionsOfItsCubeOnly() {
        CellKey key = CellKey.at(
                "t", 1, Cube.AGENT, 15, 0, Map.of(Dimension.QUEUE, "q", Dimension.AGENT, "a", Dimension.REGION, "r"));

        assertThat(key.values()).containsOnlyKeys(Dimension.QUEUE, Dimension.AGENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-01-01T00:14:59.999Z", "2024-10-27T01:00:00Z", "1969-12-31T23:59:59.999Z"})
    void aTimeLiesInItsWindow(String text) {
        long timeMs = Instant.parse(text).toEpochMilli();
        for (int grainMin : new int[] {1, 15}) {
            long start =
                    CellKey.at("t", 1, Cube.QUEUE, grainMin, timeMs, Map.of()).windowStartMs();

            assertThat(start).isLessThanOrEqualTo(timeMs).isGreaterThan(timeMs - grainMin * 60_000L);
            assertThat(Math.floorMod(start, grainMin * 60_000L)).isZero();
        }
    }

    @Test
    void anotherVersionOfTheBinaryFormIsRefused() {
        byte[] bytes = CellKey.of("t", 1, "queue", 15, 0, Map.of()).toBytes();
        bytes[0] = 7;

        assertThatThrownBy(() -> CellKey.fromBytes(bytes)).hasMessageContaining("version 7");
    }

    private static CellKey random(Random random) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            if (random.nextInt(3) == 0) {
                values.put(dimension, VALUES[random.nextInt(VALUES.length)]);
            }
        }
        return CellKey.of(
                random.nextBoolean() ? "t" : "u",
                1 + random.nextInt(2),
                random.nextBoolean() ? "queue" : "agent",
                random.nextBoolean() ? 15 : 1,
                (random.nextInt(5) - 2) * 900_000L,
                values);
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> boxed = new ArrayList<>();
        for (byte each : bytes) {
            boxed.add(each);
        }
        return boxed;
    }
}
