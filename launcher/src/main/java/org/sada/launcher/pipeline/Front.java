package org.sada.launcher.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.sada.console.http.ConsoleRoutes;
import org.sada.console.store.Finality;
import org.sada.console.store.StoreWatch;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.http.EventRoutes;
import org.sada.runtime.HttpServer;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.Service;
import org.sada.runtime.Services;

/** The pipeline with its door and its console, on one port of this machine. */
public final class Front implements AutoCloseable {
    private final Pipeline pipeline;
    private final HttpServer server;
    private final StoreWatch storeWatch;

    private Front(Pipeline pipeline, HttpServer server, StoreWatch storeWatch) {
        this.pipeline = pipeline;
        this.server = server;
        this.storeWatch = storeWatch;
    }

    /**
     * Listens.
     *
     * @param listen on a loopback address
     * @throws org.sada.runtime.StartException where the port is in use
     */
    public static Front open(Pipeline pipeline, HttpSettings listen) {
        StoreWatch storeWatch = new StoreWatch(pipeline.store().connections());
        pipeline.telemetry().watch(storeWatch);
        HttpServer server = HttpServer.startOpen(
                listen,
                pipeline.telemetry(),
                List.of(
                        new EventRoutes(pipeline.publisher(), FutureCheck.bySystemClock()),
                        new ConsoleRoutes(
                                pipeline.store().connections(), pipeline.definition(), Finality.bySystemClock())));
        return new Front(pipeline, server, storeWatch);
    }

    public int port() {
        return server.port();
    }

    /** Everything that runs, and what the caller adds, as one. */
    public Services services(List<? extends Service> more) {
        List<Service> all = new ArrayList<>(pipeline.services());
        all.add(storeWatch);
        all.add(server);
        all.addAll(more);
        return Services.of(all);
    }

    @Override
    public void close() {
        server.close();
    }
}
