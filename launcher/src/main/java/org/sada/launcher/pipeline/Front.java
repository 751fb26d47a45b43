package org.sada.launcher.pipeline;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.sada.console.http.ConsoleRoutes;
import org.sada.console.store.Finality;
import org.sada.console.store.StoreWatch;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.http.EventRoutes;
import org.sada.ingest.privacy.ErasureRoutes;
import org.sada.runtime.HttpServer;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.Service;
import org.sada.runtime.Services;
import org.sada.runtime.key.KeyRing;

/** The pipeline with its door and its console, on one port. */
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
     * @param listen on a loopback address while there is no key
     * @param keys that callers need as soon as there is one
     * @throws org.sada.runtime.StartException where the port is in use, or would be open to others without a key
     */
    public static Front open(Pipeline pipeline, HttpSettings listen, KeyRing keys) {
        StoreWatch storeWatch = new StoreWatch(pipeline.store().connections());
        pipeline.telemetry().watch(storeWatch);
        HttpServer server = HttpServer.start(
                listen,
                pipeline.telemetry(),
                List.of(
                        new EventRoutes(pipeline.publisher(), FutureCheck.bySystemClock()),
                        new ErasureRoutes(pipeline.privacy()),
                        new ConsoleRoutes(
                                pipeline.store().connections(), pipeline.definition(), Finality.bySystemClock())),
                keys);
        return new Front(pipeline, server, storeWatch);
    }

    public int port() {
        return server.port();
    }

    /** Where a client on this machine finds it. */
    public URI uri() {
        return server.uri();
    }

    List<HttpServer.Route> routes() {
        return server.routes();
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
