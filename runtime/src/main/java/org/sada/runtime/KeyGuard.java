package org.sada.runtime;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Optional;
import org.sada.runtime.key.ApiKey;
import org.sada.runtime.key.KeyException;
import org.sada.runtime.key.KeyRing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nobody pass who may not. While there is no key, everybody on this machine may; from the first key on, each route asks for the
 * {@link Access} that it needs. Runs before every route, whichever module it is of.
 */
final class KeyGuard implements HttpRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(KeyGuard.class);
    private static final String BEARER = "bearer ";
    private static final String HOW = "send it as Authorization: Bearer KEY, or as X-Api-Key: KEY";

    private final KeyRing keys;
    private final RateLimits rates = new RateLimits();

    KeyGuard(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.before(context -> {
            if (!keysRequired()) {
                LocalHostsOnly.check(context);
            }
        });
        // what a route asks for is known only once it has been found
        config.routes.beforeMatched(context -> {
            Access access = Access.of(context);
            if (access != Access.OPEN && keysRequired()) {
                admit(context, access);
            }
        });
    }

    private boolean keysRequired() {
        try {
            return keys.required();
        } catch (KeyException unreadable) {
            LOG.error("{}", unreadable.getMessage());
            throw new HttpResponseException(503, "the keys cannot be read; the server's log says why");
        }
    }

    private void admit(Context context, Access access) {
        ApiKey key = presented(context)
                .flatMap(keys::find)
                .orElseThrow(() -> refused(context, "this key is unknown or revoked; ask for another one"));
        if (!key.scope().includes(access.scope())) {
            throw new HttpResponseException(
                    403,
                    "this needs a key of scope " + access.scope().text() + ", and this one is for "
                            + key.scope().text());
        }
        if (key.tenant() != null) {
            requireOwn(context.queryParams("tenant"), key.tenant());
        }
        rates.take(key).ifPresent(waitS -> {
            context.header("Retry-After", Long.toString(waitS));
            throw new HttpResponseException(
                    429,
                    "this key may make " + key.requestsPerSecond()
                            + " requests a second; send more events in each, or wait");
        });
        new Caller(key.tenant()).enter(context);
    }

    private static Optional<String> presented(Context context) {
        String authorization = context.header("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        String key = context.header("X-Api-Key");
        if (key == null) {
            throw refused(context, "this needs an API key: " + HOW);
        }
        return Optional.of(key.strip());
    }

    private static HttpResponseException refused(Context context, String detail) {
        context.header("WWW-Authenticate", "Bearer");
        return new HttpResponseException(401, detail);
    }

    private static void requireOwn(List<String> tenants, String own) {
        for (String tenant : tenants) {
            if (!tenant.equals(own)) {
                throw new HttpResponseException(403, "this key is of tenant " + own + ", and of no other");
            }
        }
    }
}
