package org.sada.contract.topic;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Histogram;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Name;

/** Cells as JSON: the key names the cell, the value holds its measures that are not 0. The same cell gives the same bytes. */
final class CellJson {
    private CellJson() {}

    static Serde<CellKey> keys() {
        return Serdes.serdeFrom((topic, key) -> write(key), (topic, bytes) -> readKey(topic, bytes));
    }

    static Serde<Measures> values() {
        return Serdes.serdeFrom(
                (topic, measures) -> measures == null ? null : write(measures),
                (topic, bytes) -> bytes == null ? null : readMeasures(topic, bytes));
    }

    private static byte[] write(CellKey key) {
        return json(out -> {
            out.writeStringField("tenant", key.tenant());
            out.writeNumberField("definition", key.definition());
            out.writeStringField("cube", key.cube());
            out.writeNumberField("grain_min", key.grainMin());
            out.writeStringField(
                    "from", Instant.ofEpochMilli(key.windowStartMs()).toString());
            out.writeObjectFieldStart("dims");
            for (Map.Entry<Dimension, String> each : key.values().entrySet()) {
                out.writeStringField(each.getKey().text(), each.getValue());
            }
            out.writeEndObject();
        });
    }

    private static CellKey readKey(String topic, byte[] bytes) {
        JsonNode json = tree(topic, bytes);
        Map<Dimension, String> dims = new EnumMap<>(Dimension.class);
        json.path("dims")
                .properties()
                .forEach(each -> dims.put(
                        find(Dimension.class, each.getKey(), topic),
                        each.getValue().textValue()));
        return CellKey.of(
                json.path("tenant").textValue(),
                json.path("definition").intValue(),
                json.path("cube").textValue(),
                json.path("grain_min").intValue(),
                Instant.parse(json.path("from").textValue()).toEpochMilli(),
                dims);
    }

    private static byte[] write(Measures measures) {
        return json(out -> {
            for (Measure measure : Measure.values()) {
                if (measures.get(measure) != 0) {
                    out.writeNumberField(measure.text(), measures.get(measure));
                }
            }
            for (HistogramMeasure measure : HistogramMeasure.values()) {
                Histogram histogram = measures.get(measure);
                if (!histogram.isEmpty()) {
                    out.writeObjectFieldStart(measure.text());
                    for (int i = 0; i < histogram.size(); i++) {
                        out.writeNumberField(Integer.toString(histogram.bucket(i)), histogram.count(i));
                    }
                    out.writeEndObject();
                }
            }
        });
    }

    private static Measures readMeasures(String topic, byte[] bytes) {
        Measures.Builder measures = new Measures.Builder();
        ((ObjectNode) tree(topic, bytes)).properties().forEach(each -> {
            if (each.getValue().isObject()) {
                HistogramMeasure measure = find(HistogramMeasure.class, each.getKey(), topic);
                each.getValue().properties().forEach(bucket -> {
                    int[] buckets = {Integer.parseInt(bucket.getKey())};
                    long[] counts = {bucket.getValue().longValue()};
                    measures.add(measure, Histogram.of(buckets, counts));
                });
            } else {
                measures.add(
                        find(Measure.class, each.getKey(), topic),
                        each.getValue().longValue());
            }
        });
        return measures.build();
    }

    private static <E extends Enum<E> & Name> E find(Class<E> type, String text, String topic) {
        return Name.find(type, text)
                .orElseThrow(() -> new SerializationException("\"" + text + "\" in " + topic + " is no "
                        + type.getSimpleName() + " that this program knows"));
    }

    private static JsonNode tree(String topic, byte[] bytes) {
        try {
            return JsonSerde.MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new SerializationException("cannot read a cell from " + topic, e);
        }
    }

    @FunctionalInterface
    private interface Body {
        void write(JsonGenerator out) throws IOException;
    }

    private static byte[] json(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = JsonSerde.MAPPER.createGenerator(bytes)) {
            out.writeStartObject();
            body.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
