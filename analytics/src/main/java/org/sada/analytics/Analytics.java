package org.sada.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.sada.runtime.HealthCheck;
import org.sada.runtime.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the topologies. A fault that comes back more than three times within minutes stops them with its cause. */
public final class Analytics implements Service, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(Analytics.class);
    private static final int REPLACEMENTS = 3;
    private static final long SAME_FAULT_NANOS = Duration.ofMinutes(10).toNanos();

    private final AnalyticsSettings settings;
    private final Topology topology;
    private final CountDownLatch ended = new CountDownLatch(1);
    private int faults;
    private long lastFaultNanos;
    private final AtomicReference<Throwable> cause = new AtomicReference<>();
    private volatile KafkaStreams streams;

    /**
     * Analytics over topics that exist.
     *
     * @param partitions of the log
     */
    public Analytics(AnalyticsSettings settings, int partitions) {
        this.settings = settings;
        this.topology = new AnalyticsTopology(
                        settings.definition(), settings.retention(), partitions, settings.reader(), settings.stores())
                .build(settings.properties());
    }

    @Override
    public String name() {
        return "analytics";
    }

    @Override
    public void run() throws Exception {
        try {
            start();
            ended.await();
        } finally {
            close();
        }
        if (cause.get() != null) {
            throw new IllegalStateException("analytics stopped: " + cause.get().getMessage(), cause.get());
        }
    }

    /** State that cannot be opened is put aside and restored from the changelogs, once. */
    private void start() throws IOException {
        try {
            create().start();
        } catch (ProcessorStateException e) {
            Path folder = settings.stateFolder().resolve(settings.applicationId());
            Path aside = Files.createTempDirectory(settings.stateFolder(), "corrupt-")
                    .resolve(settings.applicationId());
            LOG.warn(
                    "cannot open the state in {}, moving it to {} and restoring it: {}", folder, aside, e.getMessage());
            streams.close();
            Files.move(folder, aside);
            create().start();
        }
    }

    private KafkaStreams create() {
        KafkaStreams fresh = new KafkaStreams(topology, settings.properties());
        fresh.setUncaughtExceptionHandler(this::onFault);
        fresh.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                ended.countDown();
            }
        });
        streams = fresh;
        return fresh;
    }

    private synchronized StreamThreadExceptionResponse onFault(Throwable fault) {
        long now = System.nanoTime();
        faults = now - lastFaultNanos < SAME_FAULT_NANOS ? faults + 1 : 1;
        lastFaultNanos = now;
        if (faults <= REPLACEMENTS) {
            LOG.warn("fault {} of at most {}, going on with a new thread", faults, REPLACEMENTS, fault);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        cause.compareAndSet(null, fault);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    @Override
    public Health check() {
        KafkaStreams current = streams;
        if (cause.get() != null) {
            return Health.dead("analytics stopped: " + cause.get().getMessage());
        }
        if (current == null || current.state() != KafkaStreams.State.RUNNING) {
            return Health.notReady("analytics is " + (current == null ? "starting" : "in state " + current.state()));
        }
        return Health.ok();
    }

    @Override
    public void close() {
        KafkaStreams current = streams;
        if (current != null) {
            current.close();
        }
        ended.countDown();
    }
}
