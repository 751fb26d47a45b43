package org.sada.launcher;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.ingest.simulator.Scenario;
import org.sada.ingest.simulator.Simulator;
import org.sada.launcher.embedded.ScratchFolder;
import org.sada.runtime.HttpServer;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.Telemetry;

/** Touches what every start needs, and leaves nothing: {@code ./sada} runs it once to make an archive of the classes that it loads. */
final class WarmUp {
    private static final Instant START = Instant.parse("2026-01-04T00:00:00Z");
    private static final long INTERACTIONS = 50;

    private WarmUp() {}

    public static void main(String[] args) throws Exception {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Sada.run(nowhere, nowhere, "--help");
        serve();
        int code;
        try (ScratchFolder scratch = ScratchFolder.create()) {
            Path events = scratch.path().resolve("events.ndjson");
            write(events);
            code = Sada.run(nowhere, nowhere, "analyze", "--format", "sada", events.toString());
        }
        System.exit(code);
    }

    private static void serve() throws IOException {
        try (Telemetry telemetry = new Telemetry();
                HttpServer server = HttpServer.startOpen(HttpSettings.onLoopback(0), telemetry, List.of())) {
            server.uri().resolve("/health").toURL().openStream().close();
        }
    }

    private static void write(Path file) throws IOException {
        Iterator<Event> events = new Simulator(Scenario.endless(1, START).spread(INTERACTIONS, 1));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            while (events.hasNext()) {
                out.write(EventJson.write(events.next()));
                out.write('\n');
            }
        }
    }
}
