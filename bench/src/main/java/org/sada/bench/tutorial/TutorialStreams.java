package org.sada.bench.tutorial;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.sada.bench.pass.Contender;
import org.sada.bench.pass.Finish;
import org.sada.bench.pass.Fresh;
import org.sada.bench.pass.JsonCells;
import org.sada.bench.pass.OutputReader;
import org.sada.bench.pass.Pass;
import org.sada.bench.pass.Usage;
import org.sada.contract.topic.Topics;

/**
 * The same figures in the DSL of Kafka Streams, as its documentation builds things: JSON serdes, aggregates in RocksDB, windows of event
 * time with grace, exactly_once_v2. Repeat contacts are left out. A call counts in the window of its last event.
 */
public final class TutorialStreams implements Contender {
    private static final String APPLICATION = "bench-streams";
    private static final String OUTPUT = "bench.streams.kpis";
    private static final Duration QUIET = Duration.ofSeconds(5);

    @Override
    public Set<String> counts() {
        return Kpis.MEASURES;
    }

    @Override
    public void prepare(Pass pass) throws Exception {
        try (Admin admin = Fresh.admin(pass.bootstrap())) {
            Fresh.group(admin, APPLICATION);
            Fresh.remove(admin, topic -> topic.startsWith(APPLICATION));
            Fresh.topic(admin, OUTPUT, pass.partitions());
        }
    }

    @Override
    public Finish run(Pass pass) throws Exception {
        try (OutputReader reader = new OutputReader(pass, OUTPUT, Kpis.MEASURES, new JsonCells())) {
            long cpuAtStart = Usage.cpuNanos();
            long started = System.nanoTime();
            CountDownLatch runs = new CountDownLatch(1);
            try (KafkaStreams streams = new KafkaStreams(topology(), settings(pass))) {
                streams.setStateListener((now, before) -> {
                    if (now == KafkaStreams.State.RUNNING) {
                        runs.countDown();
                    }
                });
                streams.start();
                if (!runs.await(pass.patience().toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException(
                            "not started within " + pass.patience().toSeconds() + " s");
                }
                long running = System.nanoTime();
                reader.await(QUIET, () -> {
                    if (streams.state() == KafkaStreams.State.ERROR) {
                        throw new IllegalStateException("Kafka Streams stopped with an error");
                    }
                });
                return reader.finish(started, running, cpuAtStart);
            }
        }
    }

    private static Topology topology() {
        Serde<String> text = Serdes.String();
        Serde<ContactEvent> events = JsonSerde.of(ContactEvent.class);
        Serde<Call> calls = JsonSerde.of(Call.class);
        Serde<Leg> legs = JsonSerde.of(Leg.class);
        Serde<Kpis> kpis = JsonSerde.of(Kpis.class);
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        Topics.EVENTS.name(),
                        Consumed.with(text, text)
                                .withTimestampExtractor((record, before) -> firstTimeMs((String) record.value())))
                .flatMapValues(lines -> lines.lines().map(ContactEvent::parse).toList())
                .filter((key, event) -> event.isOfTheCall())
                .selectKey((key, event) -> event.interaction)
                .groupByKey(Grouped.with("events", text, events))
                .aggregate(Call::new, (interaction, event, call) -> call.with(event), Materialized.with(text, calls))
                .toStream()
                .filter((interaction, call) -> call.over)
                .flatMap((interaction, call) -> call.legs.stream()
                        .map(leg -> KeyValue.pair(leg.queue, leg))
                        .toList())
                .groupByKey(Grouped.with("legs", text, legs))
                .windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofMinutes(15), Duration.ofMinutes(5)))
                .aggregate(Kpis::new, (queue, leg, sums) -> sums.with(leg), Materialized.with(text, kpis))
                .toStream()
                .map((window, sums) ->
                        KeyValue.pair(window.key() + "@" + window.window().start(), sums))
                .to(OUTPUT, Produced.with(text, kpis));
        return builder.build();
    }

    /** A record holds several events; they share the time of the first. */
    private static long firstTimeMs(String lines) {
        int at = lines.indexOf("\"occurred_at\":\"") + "\"occurred_at\":\"".length();
        return OffsetDateTime.parse(lines.substring(at, lines.indexOf('"', at)))
                .toInstant()
                .toEpochMilli();
    }

    private static Properties settings(Pass pass) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, pass.bootstrap());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG, pass.folder().resolve("state").toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, pass.threads());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        return settings;
    }
}
