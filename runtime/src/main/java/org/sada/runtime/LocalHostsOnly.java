package org.sada.runtime;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses what was addressed to a name other than this machine's own: the mark of DNS rebinding, where a foreign page reads a local server. */
final class LocalHostsOnly {
    private static final Pattern LOCAL = Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");

    private LocalHostsOnly() {}

    static void check(Context context) {
        String host = context.host();
        if (host == null || !LOCAL.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            throw new HttpResponseException(
                    421,
                    "this server answers on this machine only, as localhost or 127.0.0.1, not as " + host
                            + "; to reach it from elsewhere make an API key: ./sada key create");
        }
    }
}
