package org.sada.console.kpi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Histogram;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.kpi.Kpi;
import org.sada.contract.kpi.KpiValue;

/** Keys come in a fixed order: from, to, the dimensions as asked for, then KPIs and measures in the order of their enums. */
record KpiJson(boolean withMeasures) implements KpiWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    @Override
    public void write(KpiQuery query, List<KpiRow> rows, OutputStream target) throws IOException {
        try (JsonGenerator out = FACTORY.createGenerator(target)) {
            out.writeStartArray();
            for (KpiRow row : rows) {
                row(row, out);
            }
            out.writeEndArray();
            out.writeRaw('\n');
        }
    }

    private void row(KpiRow row, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("from", row.from().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        out.writeStringField("to", row.to().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        for (Map.Entry<Dimension, String> each : row.values().entrySet()) {
            out.writeStringField(each.getKey().text(), each.getValue());
        }
        out.writeObjectFieldStart("kpis");
        for (Map.Entry<Kpi, KpiValue> each : row.kpis().entrySet()) {
            out.writeFieldName(each.getKey().text());
            value(each.getKey(), each.getValue(), out);
        }
        out.writeEndObject();
        if (withMeasures) {
            out.writeFieldName("measures");
            measures(row.measures(), out);
        }
        out.writeEndObject();
    }

    private static void value(Kpi kpi, KpiValue value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        number("value", value.value(), out);
        out.writeNumberField("n", value.n());
        number("low", value.low(), out);
        number("high", value.high(), out);
        out.writeBooleanField("final", value.complete());
        if (kpi == Kpi.FCR) {
            number("mature", value.mature(), out);
            number("expected", value.expected(), out);
        }
        out.writeEndObject();
    }

    private static void number(String name, Double number, JsonGenerator out) throws IOException {
        if (number == null) {
            out.writeNullField(name);
        } else {
            out.writeNumberField(name, number);
        }
    }

    private static void measures(Measures measures, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Measure measure : Measure.values()) {
            if (!measure.ofLedger()) {
                out.writeNumberField(measure.text(), measures.get(measure));
            }
        }
        for (HistogramMeasure measure : HistogramMeasure.values()) {
            Histogram histogram = measures.get(measure);
            out.writeObjectFieldStart(measure.text());
            for (int i = 0; i < histogram.size(); i++) {
                out.writeNumberField(Integer.toString(histogram.bucket(i)), histogram.count(i));
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
