package org.sada.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sada.contract.cell.Measure;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.topic.Topics;

class CentreTest {
    private static final DataSet DATA = DataSet.quietDay(30_000, 7, 4);

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(bytes(DATA)).isEqualTo(bytes(DATA));
        assertThat(bytes(DATA)).isNotEqualTo(bytes(DataSet.quietDay(30_000, 8, 4)));
    }

    @Test
    void eventsAreSoundInOrderOfTimeUniqueAndInTheirPartition() throws InvalidEvent {
        List<byte[]> lines = new ArrayList<>();
        List<Integer> partitions = new ArrayList<>();

        Truth truth = new Centre(DATA)
                .play(
                        (partition, key, line, length) -> {
                            lines.add(java.util.Arrays.copyOf(line, length - 1));
                            partitions.add(partition);
                        },
                        done -> {});

        Set<String> ids = new HashSet<>();
        long lastMs = 0;
        for (int i = 0; i < lines.size(); i++) {
            Event event = EventJson.read(lines.get(i));
            assertThat(event.occurredAtMs()).isGreaterThanOrEqualTo(lastMs);
            assertThat(ids.add(event.id())).isTrue();
            assertThat(Topics.partition(event.partitionKey(), 4)).isEqualTo(partitions.get(i));
            lastMs = event.occurredAtMs();
        }
        assertThat(truth.events()).isEqualTo(lines.size()).isBetween(30_000L, 30_100L);
        assertThat(truth.bytes() / truth.events()).isBetween(340L, 356L);
    }

    @Test
    void totalsAreThoseOfTheEvents() throws InvalidEvent {
        Map<String, Long> queuedMs = new HashMap<>();
        Map<Measure, Long> counted = new HashMap<>();
        List<byte[]> lines = new ArrayList<>();

        Truth truth = new Centre(DATA)
                .play(
                        (partition, key, line, length) -> lines.add(java.util.Arrays.copyOf(line, length - 1)),
                        done -> {});

        for (byte[] line : lines) {
            Event event = EventJson.read(line);
            if (event.body() instanceof Event.Started) {
                counted.merge(Measure.CONTACTS, 1L, Long::sum);
            } else if (event.body() instanceof Event.Queued) {
                counted.merge(Measure.OFFERED, 1L, Long::sum);
                queuedMs.put(event.interaction(), event.occurredAtMs());
            } else if (event.body() instanceof Event.Answered) {
                counted.merge(Measure.ANSWERED, 1L, Long::sum);
                long waitMs = event.occurredAtMs() - queuedMs.get(event.interaction());
                counted.merge(Measure.WAIT_ANSWERED_MS, waitMs, Long::sum);
            } else if (event.body() instanceof Event.Transferred) {
                counted.merge(Measure.TRANSFERRED_OUT, 1L, Long::sum);
            }
        }
        assertThat(truth.totals()).containsAllEntriesOf(counted);
        assertThat(truth.totals().get(Measure.FIRST_CONTACTS_REPEATED)).isPositive();
    }

    private static byte[] bytes(DataSet data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Centre(data).play((partition, key, line, length) -> bytes.write(line, 0, length), done -> {});
        return bytes.toByteArray();
    }
}
