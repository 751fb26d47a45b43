package org.sada.launcher.command;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.sada.contract.event.EventJson;
import org.sada.ingest.simulator.Scenario;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which world to simulate. */
final class WorldOptions {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "One seed is one world (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--interactions",
            paramLabel = "N",
            defaultValue = "10000",
            description = "About how many, call-backs included (default ${DEFAULT-VALUE}).")
    private long interactions;

    @Option(
            names = "--days",
            paramLabel = "D",
            defaultValue = "7",
            description = "During how many days they begin (default ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            converter = Start.class,
            defaultValue = "2026-01-04T00:00:00+03:00",
            description = "When the world begins (default ${DEFAULT-VALUE}).")
    private Instant start;

    @Option(
            names = "--tenant",
            paramLabel = "T",
            defaultValue = EventJson.DEFAULT_TENANT,
            description = "Whose events they are (default ${DEFAULT-VALUE}).")
    private String tenant;

    Scenario scenario() {
        return Scenario.endless(seed, start).forTenant(tenant).spread(interactions, days);
    }

    static final class Start implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (RuntimeException e) {
                throw new TypeConversionException(
                        "\"" + text + "\" is no time with an offset, such as 2026-01-04T00:00:00+03:00");
            }
        }
    }
}
