package org.sada.bench.contender;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.sada.bench.pass.Pass;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.topic.Topics;

/** Sees probes in the committed cells. */
final class CellWatch extends Watch {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Probes probes;
    private final SadaPipeline.Cells cells = new SadaPipeline.Cells();
    private final Map<ByteBuffer, Integer> partitions = new HashMap<>();
    private final Map<ByteBuffer, Long> offered = new HashMap<>();
    private final long[] sums;

    CellWatch(Pass pass, Probes probes) {
        super("cell-watch");
        this.probes = probes;
        this.sums = new long[pass.partitions()];
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        pass.bootstrap(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, pass.partitions())
                .mapToObj(partition -> new TopicPartition(Topics.KPIS.name(), partition))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        start();
    }

    @Override
    void look() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            if (cells.isWanted(record.key())) {
                see(record);
            }
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> record) {
        ByteBuffer key = ByteBuffer.wrap(record.key());
        int partition = partitions.computeIfAbsent(
                key,
                unknown -> Probes.partition(Topics.KPIS
                        .keys()
                        .deserializer()
                        .deserialize(record.topic(), record.key())
                        .value(Dimension.QUEUE)));
        if (partition >= 0) {
            Measures cell = Topics.KPIS.values().deserializer().deserialize(record.topic(), record.value());
            long now = cell == null ? 0 : cell.get(Measure.OFFERED);
            Long before = offered.put(key, now);
            sums[partition] += now - (before == null ? 0 : before);
            probes.see(partition, sums[partition]);
        }
    }

    @Override
    void end() {
        consumer.close();
    }
}
