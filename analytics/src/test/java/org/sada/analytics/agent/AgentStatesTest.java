package org.sada.analytics.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.analytics.Added;
import org.sada.analytics.cell.CellBatch;
import org.sada.analytics.cell.CellDeltas;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Measures;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.event.Event;
import org.sada.contract.event.Presence;

/** The state outlives its process and goes with its retention, and an event costs the same after a day and after 45. */
class AgentStatesTest {
    private static final long START_MS = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final long DAY_MS = 86_400_000;
    private static final int STATES_A_DAY = 200;

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore(AgentStates.STORE).get();
    private final Map<String, Long> watermarks = new HashMap<>();
    private final CellDeltas deltas = new CellDeltas(Definition.STANDARD, Retention.STANDARD);
    private long reads;
    private long writtenBytes;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSuccessorGoesOnWhereTheLastCommitStood(int seed) {
        Random random = new Random(seed);
        List<Event> events = RandomShifts.of(random, 120);
        AgentStates states = states(store);
        for (Event event : RandomShifts.mixed(events, random)) {
            states.add(event, deltas);
            if (random.nextInt(5) == 0) {
                states.persist();
                states = random.nextBoolean() ? states(store) : states;
            }
        }

        assertThat(sums()).as("seed %d", seed).isEqualTo(StateOracle.cells(events));
    }

    @Test
    void anEventCostsTheSameHoweverLongTheAgentHasWorked() {
        AgentStates states = states(counted());
        work(states, 0, 2);
        long readsOfADay = reads;
        long bytesOfADay = writtenBytes;
        work(states, 2, 44);
        reads = 0;
        writtenBytes = 0;
        work(states, 44, 46);

        assertThat(reads).isLessThanOrEqualTo(readsOfADay + STATES_A_DAY);
        assertThat(writtenBytes).isLessThan(bytesOfADay * 11 / 10);
        assertThat(reads).as("store reads of %d states", 2 * STATES_A_DAY).isLessThan(5 * 2 * STATES_A_DAY);
    }

    @Test
    void whatIsPastItsRetentionLeavesTheStore() {
        AgentStates states = states(store);
        work(states, 0, 3);
        long before = store.approximateNumEntries();
        watermarks.put("default", START_MS + 60 * DAY_MS);
        states = states(store);
        for (int commit = 0; commit < 5_010; commit++) {
            states.persist();
        }

        assertThat(before).isEqualTo(3 * (STATES_A_DAY + 1));
        assertThat(store.approximateNumEntries()).isZero();
    }

    /** Days of one agent, each event in its own commit. */
    private void work(AgentStates states, int fromDay, int toDay) {
        for (int day = fromDay; day < toDay; day++) {
            for (int i = 0; i < STATES_A_DAY; i++) {
                long timeMs = START_MS + day * DAY_MS + i * DAY_MS / STATES_A_DAY;
                Event.AgentState body = new Event.AgentState("amal", Presence.values()[i % 6], null);
                Added added = states.add(new Event("default", "e" + day + "-" + i, null, timeMs, body), deltas);
                assertThat(added).isEqualTo(Added.NEW);
                watermarks.put("default", timeMs);
                states.persist();
            }
        }
    }

    private AgentStates states(KeyValueStore<Bytes, byte[]> on) {
        return new AgentStates(on, Retention.STANDARD, tenant -> watermarks.getOrDefault(tenant, 0L));
    }

    /** The store, counting what is read from it and written to it. */
    @SuppressWarnings("unchecked")
    private KeyValueStore<Bytes, byte[]> counted() {
        return (KeyValueStore<Bytes, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KeyValueStore.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "get" -> reads++;
                        case "put" -> writtenBytes += arguments[1] == null ? 0 : ((byte[]) arguments[1]).length;
                        default -> {}
                    }
                    return method.invoke(store, arguments);
                });
    }

    private Map<CellKey, Measures> sums() {
        Map<CellKey, Measures> sums = new TreeMap<>();
        for (CellBatch batch : deltas.batches(1)) {
            BinaryReader in = BinaryReader.versioned(batch.bytes(), (byte) 1, "changes of cells");
            while (!in.atEnd()) {
                CellKey key = CellKey.fromBytes(in.block());
                sums.put(key, new Measures.Builder().read(in).build());
            }
        }
        return sums;
    }
}
