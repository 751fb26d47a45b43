package org.sada.console.complaint;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.sada.console.kpi.KpiReader;
import org.sada.console.kpi.KpiRow;
import org.sada.console.store.Store;
import org.sada.contract.Definition;
import org.sada.contract.cell.Measure;

/** Answers what customers complain of, from the cells and the examples of the store. */
public final class ComplaintRows {
    private final Store store;
    private final KpiReader figures;

    /**
     * @param definition whose figures are shown
     * @param clock bounds the watermark of each tenant
     */
    public ComplaintRows(DataSource source, Definition definition, InstantSource clock) {
        this.store = new Store(source, clock);
        this.figures = new KpiReader(source, definition, clock);
    }

    /** A row for each category, and each combination of the other values asked for, that has a complaint; sorted by these. */
    public List<ComplaintRow> read(ComplaintQuery query) throws SQLException {
        List<KpiRow> counted = figures.readKpis(query.figures()).stream()
                .filter(row -> row.measures().get(Measure.COMPLAINTS) != 0
                        || row.measures().get(Measure.FEEDBACK_COMPLAINTS) != 0)
                .toList();
        Map<List<String>, List<ComplaintRow.Example>> examples = query.examples() == 0
                ? Map.of()
                : store.read(query.figures().tenant(), connection -> Examples.of(query, connection));
        List<ComplaintRow> rows = new ArrayList<>();
        for (KpiRow row : counted) {
            List<String> values = row.values().values().stream()
                    .map(value -> value == null ? "" : value)
                    .toList();
            rows.add(new ComplaintRow(row, examples.getOrDefault(values, List.of())));
        }
        return rows;
    }
}
