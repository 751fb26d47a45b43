package org.sada.console.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.sada.console.interaction.InteractionReader;
import org.sada.console.kpi.InvalidQuery;
import org.sada.console.kpi.KpiQuery;
import org.sada.console.kpi.KpiReader;
import org.sada.console.kpi.KpiRow;
import org.sada.console.kpi.KpiWriter;
import org.sada.console.ledger.LedgerReader;
import org.sada.console.ledger.LedgerReader.Account;
import org.sada.console.ledger.LedgerReader.Ledger;
import org.sada.console.store.Store;
import org.sada.console.store.StoreFault;
import org.sada.contract.Definition;
import org.sada.runtime.HttpRoutes;
import org.sada.runtime.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/kpis}, {@code /v1/complaints}, {@code /v1/interactions/{id}}, {@code /v1/ledger}, and the page at {@code /}. */
public final class ConsoleRoutes implements HttpRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleRoutes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LEDGER_PARAMETERS = List.of("tenant", "source", "from", "to");
    private static final String RETRY_AFTER_S = "5";

    private final Definition definition;
    private final KpiReader kpis;
    private final InteractionReader interactions;
    private final LedgerReader ledger;
    private final ComplaintRoutes complaints;

    /**
     * @param source of connections to the store; it is not closed
     * @param definition whose figures are shown
     * @param clock bounds the watermark of each tenant
     */
    public ConsoleRoutes(DataSource source, Definition definition, InstantSource clock) {
        Store store = new Store(source, clock);
        this.definition = definition;
        this.kpis = new KpiReader(source, definition, clock);
        this.interactions = new InteractionReader(store, definition);
        this.ledger = new LedgerReader(store);
        this.complaints = new ComplaintRoutes(source, definition, clock);
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.get("/v1/kpis", this::kpis);
        config.routes.get("/v1/interactions/{id}", this::interaction);
        config.routes.get("/v1/ledger", this::ledger);
        config.routes.exception(
                InvalidQuery.class,
                (cause, context) -> Problem.of(400, cause.getMessage()).answer(context));
        config.routes.exception(SQLException.class, ConsoleRoutes::storeFailed);
        complaints.register(config);
        new Page().register(config);
    }

    private void kpis(Context context) throws SQLException, IOException {
        KpiQuery query = KpiParameters.query(context, definition.version());
        boolean csv = KpiParameters.csv(context);
        boolean measures = KpiParameters.measures(context);
        KpiWriter writer = csv
                ? measures ? KpiWriter.csv() : KpiWriter.csvOfKpis()
                : measures ? KpiWriter.json() : KpiWriter.jsonOfKpis();
        List<KpiRow> rows = measures && !csv ? kpis.read(query) : kpis.readKpis(query);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        writer.write(query, rows, body);
        answer(context, csv ? "text/csv; charset=utf-8; header=present" : "application/json", body.toByteArray());
    }

    private void interaction(Context context) throws SQLException, IOException {
        Parameters parameters = new Parameters(context, List.of("tenant"));
        String id = context.pathParam("id");
        Optional<ObjectNode> found =
                id.indexOf('\0') >= 0 ? Optional.empty() : interactions.read(parameters.tenant(), id);
        if (found.isPresent()) {
            answer(context, "application/json", JSON.writeValueAsBytes(found.get()));
        } else {
            Problem.of(404, "there is no interaction of this id in this tenant").answer(context);
        }
    }

    private void ledger(Context context) throws SQLException, IOException {
        Parameters parameters = new Parameters(context, LEDGER_PARAMETERS);
        Ledger read = ledger.read(
                parameters.tenant(),
                parameters.text("source", null),
                parameters.time("from", ZoneOffset.UTC),
                parameters.time("to", ZoneOffset.UTC));
        ObjectNode body = JSON.createObjectNode();
        body.put("watermark", read.watermark() == null ? null : read.watermark().toString());
        write(read.total(), body.putObject("total"));
        for (Account account : read.bySource()) {
            write(account, body.withArray("sources").addObject().put("source", account.source()));
        }
        body.withArray("sources");
        answer(context, "application/json", JSON.writeValueAsBytes(body));
    }

    private static void write(Account account, ObjectNode json) {
        account.counts().forEach((measure, count) -> json.put(measure.text(), count));
        json.put("balanced", account.balanced());
    }

    static void answer(Context context, String contentType, byte[] body) {
        context.contentType(contentType).header("Cache-Control", "no-store").result(body);
    }

    private static void storeFailed(SQLException failure, Context context) {
        StoreFault fault = StoreFault.of(failure);
        switch (fault.kind()) {
            case AWAY -> retry(context, "the store cannot be reached now; it is asked again with each request");
            case EMPTY -> retry(context, "the store has no tables yet; the sink creates them when it starts");
            case SLOW -> retry(context, "the answer took longer than a minute; ask for a shorter time or less detail");
            case DEFECT -> {
                LOG.error("{} {} failed in the store", context.method(), context.path(), failure);
                Problem.of(500, "an unforeseen error of the store; the server's log has it")
                        .answer(context);
            }
        }
        LOG.debug("the store did not answer: {}", fault.firstLine());
    }

    private static void retry(Context context, String detail) {
        context.header("Retry-After", RETRY_AFTER_S);
        Problem.of(503, detail).answer(context);
    }
}
