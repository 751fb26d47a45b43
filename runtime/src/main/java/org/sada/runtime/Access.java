package org.sada.runtime;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.util.Set;
import org.sada.runtime.key.Scope;

/**
 * What a route asks of its caller once there are keys. A route that says nothing asks for a key all the same: one that reads where its
 * method only reads, one that writes otherwise.
 */
public enum Access implements RouteRole {
    /** Nothing: only for what is the same for everybody, and holds nothing of any tenant. */
    OPEN(null),
    READ(Scope.READ),
    WRITE(Scope.WRITE),
    ADMIN(Scope.ADMIN);

    private final Scope scope;

    Access(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    static Access of(Context context) {
        return of(context.routeRoles(), context.method());
    }

    static Access of(Set<? extends RouteRole> roles, HandlerType method) {
        for (RouteRole role : roles) {
            if (role instanceof Access access) {
                return access;
            }
        }
        return method.equals(HandlerType.GET) || method.equals(HandlerType.HEAD) ? READ : WRITE;
    }
}
