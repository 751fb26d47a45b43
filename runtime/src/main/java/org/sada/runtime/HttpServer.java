package org.sada.runtime;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.net.SocketException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.util.component.Graceful;
import org.sada.runtime.key.KeyRing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one HTTP server of a process, onto which modules register their routes. It adds {@code /health} (200 when everything is ready, else
 * 503 with the reasons), {@code /health/live} (200 unless only a restart can help), {@code /metrics}, security headers on every answer, and
 * errors as {@link Problem}.
 */
public final class HttpServer implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final Javalin javalin;
    private final HttpSettings settings;
    private final CountDownLatch closed = new CountDownLatch(1);

    private HttpServer(Javalin javalin, HttpSettings settings) {
        this.javalin = javalin;
        this.settings = settings;
    }

    /**
     * Starts a server whose routes ask for no key. It therefore listens on a loopback address only, and answers only requests that were
     * addressed to this machine by name, so that a web page elsewhere cannot reach it through a DNS name of its own.
     *
     * @throws StartException if the address is not a loopback one, or in use
     */
    public static HttpServer startOpen(HttpSettings settings, Telemetry telemetry, List<? extends HttpRoutes> routes) {
        return start(settings, telemetry, routes, KeyRing.none());
    }

    /**
     * The same, but as soon as there is a key, each route asks for one ({@link Access}), and with a key it may listen anywhere.
     *
     * @throws StartException if the address is in use or not of this machine, or not a loopback one while there is no key
     */
    public static HttpServer start(
            HttpSettings settings, Telemetry telemetry, List<? extends HttpRoutes> routes, KeyRing keys) {
        if (!settings.isLoopback() && !keys.required()) {
            throw new StartException("refusing to listen on " + settings.host()
                    + " without API keys: make one with ./sada key create, or listen on 127.0.0.1");
        }
        return listening(settings, telemetry, routes, new KeyGuard(keys));
    }

    @Override
    public String name() {
        return "http";
    }

    /** The port it listens on, also when 0 was asked for. */
    public int port() {
        return javalin.port();
    }

    /** Where a client on this machine finds it, such as {@code http://127.0.0.1:8080}. */
    public URI uri() {
        boolean any = settings.host().equals("0.0.0.0") || settings.host().equals("::");
        String host = any ? "127.0.0.1" : settings.host();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }

    /**
     * A route of the server.
     *
     * @param path with its parameters in braces
     */
    public record Route(String method, String path, Access access) {}

    /** Every route that there is, whoever registered it, in the order of their paths. */
    public List<Route> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> new Route(endpoint.method.name(), endpoint.path, access(endpoint)))
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    private static Access access(Endpoint endpoint) {
        Roles roles = endpoint.metadata(Roles.class);
        return Access.of(roles == null ? Set.of() : roles.getRoles(), endpoint.method);
    }

    /** The server answers from its own threads; this waits until it is closed. */
    @Override
    public void run() throws InterruptedException {
        closed.await();
    }

    @Override
    public synchronized void close() {
        if (closed.getCount() > 0) {
            closed.countDown();
            letRequestsFinish();
            javalin.stop();
        }
    }

    /** For a second at most: browsers that watch live figures never hang up by themselves. */
    private void letRequestsFinish() {
        try {
            Graceful.shutdown(javalin.jettyServer().server()).get(1, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stillBusy) {
            LOG.debug("closing connections that are still in use", stillBusy);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServer listening(
            HttpSettings settings, Telemetry telemetry, List<? extends HttpRoutes> routes, HttpRoutes guard) {
        Javalin javalin = Javalin.create(config -> {
            configure(config, settings);
            guard.register(config);
            new Problems().register(config);
            new TelemetryRoutes(telemetry).register(config);
            routes.forEach(route -> route.register(config));
        });
        try {
            javalin.start(settings.host(), settings.port());
        } catch (RuntimeException failure) {
            javalin.stop();
            throw cannotListen(settings, failure);
        }
        return new HttpServer(javalin, settings);
    }

    /** Javalin calls every failure to bind "port already in use". */
    private static RuntimeException cannotListen(HttpSettings settings, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException) {
                String place = settings.host() + ":" + settings.port();
                boolean inUse = String.valueOf(cause.getMessage()).contains("in use");
                return new StartException(
                        inUse
                                ? "port " + settings.port() + " on " + settings.host()
                                        + " is in use: stop what listens there, or choose another port"
                                : "cannot listen on " + place + " (" + cause.getMessage()
                                        + "): choose an address of this machine, and a port above 1023",
                        failure);
            }
        }
        return failure;
    }

    private static void configure(JavalinConfig config, HttpSettings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = settings.maxBodyBytes();
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(jetty -> {
            jetty.setSendServerVersion(false);
            jetty.addCustomizer(new SecurityHeaders());
        });
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(0); // see letRequestsFinish
            server.setErrorHandler(new Problems.OfJetty());
        });
    }
}
