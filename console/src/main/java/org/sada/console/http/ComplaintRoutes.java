package org.sada.console.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.sada.console.complaint.ComplaintJson;
import org.sada.console.complaint.ComplaintQuery;
import org.sada.console.complaint.ComplaintRows;
import org.sada.console.kpi.Every;
import org.sada.console.kpi.InvalidQuery;
import org.sada.console.kpi.KpiQuery;
import org.sada.console.kpi.QueryText;
import org.sada.contract.Definition;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.runtime.HttpRoutes;

/** {@code /v1/complaints}. */
final class ComplaintRoutes implements HttpRoutes {
    private static final List<String> PARAMETERS = List.of(
            "from", "to", "by", "tz", "tenant", "examples", "category", "queue", "channel", "product", "region");

    private final ComplaintRows complaints;
    private final Definition definition;

    ComplaintRoutes(DataSource source, Definition definition, InstantSource clock) {
        this.complaints = new ComplaintRows(source, definition, clock);
        this.definition = definition;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.get("/v1/complaints", this::complaints);
    }

    private void complaints(Context context) throws SQLException, IOException {
        Parameters parameters = new Parameters(context, PARAMETERS);
        ZoneId zone = QueryText.zone(parameters.text("tz", "UTC"));
        KpiQuery figures = new KpiQuery(
                parameters.tenant(),
                definition.version(),
                QueryText.dimensions(parameters.text("by", "")),
                Every.ALL,
                zone,
                parameters.time("from", zone),
                parameters.time("to", zone),
                filters(context),
                Set.of());
        ComplaintQuery query = new ComplaintQuery(figures, examples(parameters));
        ConsoleRoutes.answer(context, "application/json", ComplaintJson.write(complaints.read(query), zone));
    }

    private static Map<Dimension, String> filters(Context context) {
        Map<Dimension, String> filters = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Cube.COMPLAINT.by()) {
            String value = context.queryParam(dimension.text());
            if (value != null) {
                filters.put(dimension, value);
            }
        }
        return filters;
    }

    private static int examples(Parameters parameters) {
        String text = parameters.text("examples", Integer.toString(ComplaintQuery.USUAL_EXAMPLES));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw InvalidQuery.choice("examples", text, "the whole numbers from 0 to " + ComplaintQuery.MOST_EXAMPLES);
        }
    }
}
