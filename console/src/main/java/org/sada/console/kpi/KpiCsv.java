package org.sada.console.kpi;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.sada.contract.cell.Measure;
import org.sada.contract.kpi.Kpi;
import org.sada.contract.kpi.KpiValue;

/** Flat columns after RFC 4180; empty where there is no value or it is unknown. */
record KpiCsv(boolean withMeasures) implements KpiWriter {
    @Override
    public void write(KpiQuery query, List<KpiRow> rows, OutputStream target) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
        printer.printRecord(names(query));
        for (KpiRow row : rows) {
            printer.printRecord(fields(query, row));
        }
        printer.flush();
    }

    private List<String> names(KpiQuery query) {
        List<String> names = new ArrayList<>(List.of("from", "to"));
        query.by().forEach(dimension -> names.add(dimension.text()));
        for (Kpi kpi : query.metrics()) {
            String name = kpi.text();
            names.addAll(List.of(name, name + "_n", name + "_low", name + "_high", name + "_final"));
            if (kpi == Kpi.FCR) {
                names.addAll(List.of(name + "_mature", name + "_expected"));
            }
        }
        measures(query).forEach(measure -> names.add(measure.text()));
        return names;
    }

    private List<Object> fields(KpiQuery query, KpiRow row) {
        List<Object> fields = new ArrayList<>();
        fields.add(row.from().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        fields.add(row.to().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        fields.addAll(row.values().values());
        row.kpis().forEach((kpi, value) -> addValue(kpi, value, fields));
        measures(query).forEach(measure -> fields.add(row.measures().get(measure)));
        return fields;
    }

    /** Without {@code csat_n} and {@code ces_n} where they are columns already, as the n of a KPI. */
    private List<Measure> measures(KpiQuery query) {
        return Arrays.stream(Measure.values())
                .filter(measure -> withMeasures && !measure.ofLedger())
                .filter(measure ->
                        query.metrics().stream().noneMatch(kpi -> measure.text().equals(kpi.text() + "_n")))
                .toList();
    }

    private static void addValue(Kpi kpi, KpiValue value, List<Object> fields) {
        fields.addAll(Arrays.asList(value.value(), value.n(), value.low(), value.high(), value.complete()));
        if (kpi == Kpi.FCR) {
            fields.addAll(Arrays.asList(value.mature(), value.expected()));
        }
    }
}
