package org.sada.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.sada.runtime.Telemetry.HealthReport;

/**
 * {@code /health}, {@code /health/live} and {@code /metrics}. Health is open, for whoever starts and balances processes has no key; what is
 * measured is of all tenants at once, so it needs a key of scope admin.
 */
final class TelemetryRoutes implements HttpRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Telemetry telemetry;

    TelemetryRoutes(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.get(
                "/health",
                context -> {
                    HealthReport report = telemetry.health();
                    answer(context, report, report.ready());
                },
                Access.OPEN);
        config.routes.get(
                "/health/live",
                context -> {
                    HealthReport report = telemetry.health();
                    answer(context, report, report.alive());
                },
                Access.OPEN);
        config.routes.get(
                "/metrics",
                context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .header("Cache-Control", "no-store")
                        .result(telemetry.scrape()),
                Access.ADMIN);
    }

    private static void answer(Context context, HealthReport report, boolean good) throws JsonProcessingException {
        context.status(good ? 200 : 503)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(JSON.writeValueAsString(json(report)));
    }

    private static ObjectNode json(HealthReport report) {
        ObjectNode body = JSON.createObjectNode().put("alive", report.alive()).put("ready", report.ready());
        ObjectNode checks = body.putObject("checks");
        report.checks()
                .forEach((name, health) -> checks.putObject(name)
                        .put("alive", health.alive())
                        .put("ready", health.ready())
                        .put("reason", health.reason()));
        return body;
    }
}
