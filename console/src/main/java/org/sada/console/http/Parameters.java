package org.sada.console.http;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.sada.console.kpi.InvalidQuery;
import org.sada.console.kpi.QueryText;
import org.sada.contract.event.EventJson;
import org.sada.runtime.Caller;

/** The query parameters of a request, of which only known ones may be given, and each once. */
final class Parameters {
    private final Context context;

    /** @throws InvalidQuery for a parameter that is none of these */
    Parameters(Context context, List<String> known) {
        this.context = context;
        for (Map.Entry<String, List<String>> each : context.queryParamMap().entrySet()) {
            if (!known.contains(each.getKey())) {
                throw InvalidQuery.choice("parameter", each.getKey(), String.join(", ", known));
            }
            if (each.getValue().size() > 1) {
                throw new InvalidQuery("parameter " + each.getKey() + " is given more than once");
            }
            if (each.getValue().get(0).indexOf('\0') >= 0) {
                throw new InvalidQuery("parameter " + each.getKey() + " holds a character that no value can have");
            }
        }
    }

    String text(String name, String otherwise) {
        String value = context.queryParam(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    /** Of the caller's key, which allows no other, or else as asked. */
    String tenant() {
        return text("tenant", Caller.of(context).tenantOr(EventJson.DEFAULT_TENANT));
    }

    /** Null where it is not given. */
    Instant time(String name, ZoneId zone) {
        String value = text(name, null);
        return value == null ? null : QueryText.time(name, value, zone);
    }
}
