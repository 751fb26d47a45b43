package org.sada.console.complaint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.kpi.Kpi;
import org.sada.contract.kpi.KpiValue;

/** An answer as an array of rows, with keys in a fixed order. */
public final class ComplaintJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ComplaintJson() {}

    /** @param zone in which times of examples are shown */
    public static byte[] write(List<ComplaintRow> rows, ZoneId zone) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartArray();
            for (ComplaintRow row : rows) {
                row(row, zone, out);
            }
            out.writeEndArray();
            out.writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    private static void row(ComplaintRow row, ZoneId zone, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("from", text(row.figures().from()));
        out.writeStringField("to", text(row.figures().to()));
        for (Map.Entry<Dimension, String> each : row.figures().values().entrySet()) {
            out.writeStringField(each.getKey().text(), each.getValue());
        }
        count(row, "complaints", Measure.COMPLAINTS, out);
        count(row, "feedback_complaints", Measure.FEEDBACK_COMPLAINTS, out);
        share(row.figures().kpis().get(Kpi.COMPLAINT_RATE), out);
        out.writeObjectFieldStart("sentiment");
        count(row, "negative", Measure.SENTIMENT_NEGATIVE, out);
        count(row, "neutral", Measure.SENTIMENT_NEUTRAL, out);
        count(row, "positive", Measure.SENTIMENT_POSITIVE, out);
        out.writeEndObject();
        out.writeArrayFieldStart("examples");
        for (ComplaintRow.Example example : row.examples()) {
            example(example, zone, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void count(ComplaintRow row, String name, Measure measure, JsonGenerator out) throws IOException {
        out.writeNumberField(name, row.figures().measures().get(measure));
    }

    private static void share(KpiValue share, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("share");
        number("value", share.value(), out);
        out.writeNumberField("n", share.n());
        number("low", share.low(), out);
        number("high", share.high(), out);
        out.writeBooleanField("final", share.complete());
        out.writeEndObject();
    }

    private static void example(ComplaintRow.Example example, ZoneId zone, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("interaction", example.interaction());
        out.writeStringField("event", example.event());
        out.writeStringField(
                "occurred_at", text(example.occurredAt().atZone(zone).toOffsetDateTime()));
        out.writeArrayFieldStart("categories");
        for (String category : example.categories()) {
            out.writeString(category);
        }
        out.writeEndArray();
        out.writeStringField("sentiment", example.sentiment());
        out.writeNumberField("confidence", example.confidence());
        out.writeStringField("text", example.text());
        out.writeEndObject();
    }

    private static String text(OffsetDateTime time) {
        return time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static void number(String name, Double number, JsonGenerator out) throws IOException {
        if (number == null) {
            out.writeNullField(name);
        } else {
            out.writeNumberField(name, number);
        }
    }
}
