package org.sada.bench.tutorial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.sada.bench.pass.Finish;
import org.sada.bench.pass.JsonCells;
import org.sada.bench.pass.OutputReader;
import org.sada.bench.pass.Pass;
import org.sada.bench.pass.Usage;
import org.sada.contract.topic.Topics;

/** What the two Flink jobs share: a small cluster in this process, the log as its source, a transactional sink. */
public final class FlinkRun {
    private static final Duration CHECKPOINT = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final Pass pass;
    private final String output;
    private final StreamExecutionEnvironment environment;

    public FlinkRun(Pass pass, String output, boolean reuseObjects) {
        this.pass = pass;
        this.output = output;
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                pass.folder().resolve("checkpoints").toUri().toString());
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "disable"); // a fault is told, not tried again
        settings.set(RestOptions.BIND_PORT, "0");
        environment = StreamExecutionEnvironment.createLocalEnvironment(pass.threads(), settings);
        environment.enableCheckpointing(CHECKPOINT.toMillis(), CheckpointingMode.EXACTLY_ONCE);
        if (reuseObjects) {
            environment.getConfig().enableObjectReuse();
        }
    }

    public StreamExecutionEnvironment environment() {
        return environment;
    }

    /** Reads the log from its start to its present end, so that the last windows close too. */
    public <T> KafkaSourceBuilder<T> source() {
        return KafkaSource.<T>builder()
                .setBootstrapServers(pass.bootstrap())
                .setTopics(Topics.EVENTS.name())
                .setGroupId(output)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest());
    }

    public KafkaSink<Cell> sink() {
        Properties producer = new Properties();
        producer.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "600000");
        return KafkaSink.<Cell>builder()
                .setBootstrapServers(pass.bootstrap())
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(KafkaRecordSerializationSchema.<Cell>builder()
                        .setTopic(output)
                        .setKeySerializationSchema(new Keys())
                        .setValueSerializationSchema(new Values())
                        .build())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(output + "-" + pass.number())
                .build();
    }

    /** Runs the job to its end. */
    public Finish execute(Set<String> measures) throws Exception {
        try (OutputReader reader = new OutputReader(pass, output, measures, new JsonCells())) {
            long cpuAtStart = Usage.cpuNanos();
            long started = System.nanoTime();
            JobClient job = environment.executeAsync(output);
            try {
                JobStatus status = job.getJobStatus().get();
                while (status != JobStatus.RUNNING && !status.isTerminalState()) {
                    status = job.getJobStatus().get();
                    Thread.sleep(2); // a watcher; nothing signals it
                }
                long running = System.nanoTime();
                CompletableFuture<?> end = job.getJobExecutionResult();
                reader.await(QUIET, () -> {
                    if (end.isCompletedExceptionally()) {
                        end.join();
                    }
                });
                end.get(pass.patience().toSeconds(), TimeUnit.SECONDS);
                return reader.finish(started, running, cpuAtStart);
            } finally {
                if (!job.getJobExecutionResult().isDone()) {
                    job.cancel().get();
                }
                environment.close();
            }
        }
    }

    private static final class Keys implements SerializationSchema<Cell> {
        @Override
        public byte[] serialize(Cell cell) {
            return (cell.queue + "@" + cell.fromMs).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final class Values implements SerializationSchema<Cell> {
        @Override
        public byte[] serialize(Cell cell) {
            try {
                return ContactEvent.MAPPER.writeValueAsBytes(cell.kpis);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Adds legs up. */
    public static final class Sums implements AggregateFunction<Leg, Kpis, Kpis> {
        @Override
        public Kpis createAccumulator() {
            return new Kpis();
        }

        @Override
        public Kpis add(Leg leg, Kpis sums) {
            return sums.with(leg);
        }

        @Override
        public Kpis getResult(Kpis sums) {
            return sums;
        }

        @Override
        public Kpis merge(Kpis one, Kpis other) {
            throw new UnsupportedOperationException("tumbling windows never merge");
        }
    }

    /** The figures of one queue and window. */
    public static class Cell {
        public String queue;
        public long fromMs;
        public Kpis kpis;
    }

    /** Names the sums of a window. */
    public static final class Named extends ProcessWindowFunction<Kpis, Cell, String, TimeWindow> {
        @Override
        public void process(String queue, Context context, Iterable<Kpis> sums, Collector<Cell> out) {
            Cell cell = new Cell();
            cell.queue = queue;
            cell.fromMs = context.window().getStart();
            cell.kpis = sums.iterator().next();
            out.collect(cell);
        }
    }
}
