package org.sada.runtime;

import io.javalin.http.Context;

/**
 * Who makes a request.
 *
 * @param tenant the only one whose events it may send and whose figures it may read; null where it may all
 */
public record Caller(String tenant) {
    private static final Caller ANYBODY = new Caller(null);
    private static final String ATTRIBUTE = "sada.caller";

    /** The caller that the server has let in. */
    public static Caller of(Context context) {
        Caller caller = context.attribute(ATTRIBUTE);
        return caller == null ? ANYBODY : caller;
    }

    /** The tenant that is meant where the request names none. */
    public String tenantOr(String otherwise) {
        return tenant == null ? otherwise : tenant;
    }

    void enter(Context context) {
        context.attribute(ATTRIBUTE, this);
    }
}
