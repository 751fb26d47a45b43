package org.sada.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.sada.runtime.HealthCheck.Health;

/** The one registry of meters and of health checks in a process; {@link HttpServer} shows them at {@code /metrics} and {@code /health}. */
public final class Telemetry implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Map<String, HealthCheck> checks = new ConcurrentHashMap<>();

    /** Measures the JVM and the process from the start. */
    public Telemetry() {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmInfoMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
    }

    public MeterRegistry meters() {
        return registry;
    }

    /**
     * Adds a check; it stays until the process ends.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    public void watch(HealthCheck check) {
        if (checks.putIfAbsent(check.name(), check) != null) {
            throw new IllegalArgumentException("two health checks named " + check.name());
        }
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }

    /** The text of {@code /metrics}, version 0.0.4 of Prometheus' format. */
    String scrape() {
        return registry.scrape();
    }

    HealthReport health() {
        Map<String, Health> answers = new TreeMap<>();
        checks.forEach((name, check) -> answers.put(name, ask(check)));
        return new HealthReport(answers);
    }

    private static Health ask(HealthCheck check) {
        try {
            return check.check();
        } catch (RuntimeException failure) {
            return Health.notReady("the check itself failed: " + failure);
        }
    }

    /** Alive and ready only when every part is. */
    record HealthReport(Map<String, Health> checks) {
        boolean alive() {
            return checks.values().stream().allMatch(Health::alive);
        }

        boolean ready() {
            return checks.values().stream().allMatch(Health::ready);
        }
    }
}
