package org.sada.console.http;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sada.console.kpi.Every;
import org.sada.console.kpi.InvalidQuery;
import org.sada.console.kpi.KpiQuery;
import org.sada.console.kpi.QueryText;
import org.sada.contract.cell.Dimension;

/** The parameters of {@code /v1/kpis}. */
final class KpiParameters {
    private static final List<String> NAMES =
            List.of("metric", "by", "from", "to", "every", "tz", "tenant", "format", "measures");

    private KpiParameters() {}

    static KpiQuery query(Context context, int definition) {
        List<String> names = new ArrayList<>(NAMES);
        QueryText.kpiDimensions().forEach(dimension -> names.add(dimension.text()));
        Parameters parameters = new Parameters(context, names);
        ZoneId zone = QueryText.zone(parameters.text("tz", "UTC"));
        Instant from = parameters.time("from", zone);
        Instant to = parameters.time("to", zone);
        return new KpiQuery(
                parameters.tenant(),
                definition,
                QueryText.dimensions(parameters.text("by", "")),
                Every.parse(parameters.text("every", "all")),
                zone,
                from,
                to,
                filters(context),
                QueryText.metrics(parameters.text("metric", "")));
    }

    private static Map<Dimension, String> filters(Context context) {
        Map<Dimension, String> filters = new EnumMap<>(Dimension.class);
        for (Dimension dimension : QueryText.kpiDimensions()) {
            String value = context.queryParam(dimension.text());
            if (value != null) {
                filters.put(dimension, value);
            }
        }
        return filters;
    }

    /** What the address says, else what the client accepts, else JSON. */
    static boolean csv(Context context) {
        String format = context.queryParam("format");
        if (format == null) {
            String accept = context.header("Accept");
            return accept != null && accept.contains("text/csv");
        }
        return switch (format) {
            case "csv" -> true;
            case "json" -> false;
            default -> throw InvalidQuery.choice("format", format, "json, csv");
        };
    }

    static boolean measures(Context context) {
        String measures = context.queryParam("measures");
        if (measures == null || measures.equals("all")) {
            return true;
        } else if (measures.equals("none")) {
            return false;
        }
        throw InvalidQuery.choice("measures", measures, "all, none");
    }
}
