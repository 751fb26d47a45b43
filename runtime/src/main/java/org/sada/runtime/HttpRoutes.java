package org.sada.runtime;

import io.javalin.config.JavalinConfig;

/** What a module adds to the {@link HttpServer} of the process: routes, static files, plugins. */
@FunctionalInterface
public interface HttpRoutes {

    /** Called once, before the server starts. Two modules must not claim the same method and path. */
    void register(JavalinConfig config);
}
