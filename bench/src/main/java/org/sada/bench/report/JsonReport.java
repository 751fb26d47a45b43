package org.sada.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sada.bench.child.Contenders;

/** A report for programs: all passes, and what is said of them. */
public final class JsonReport {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonReport() {}

    public static String of(Report report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.set("machine", MAPPER.valueToTree(report.machine()));
        root.put("seed", report.seed()).put("threads", report.threads()).put("heap", report.heap());
        ArrayNode all = root.putArray("data");
        for (DataResult result : report.data()) {
            data(all.addObject(), result);
        }
        root.set("parts", MAPPER.valueToTree(report.parts()));
        ArrayNode scaling = root.putArray("scaling");
        for (DataResult result : report.scaling()) {
            data(scaling.addObject(), result);
        }
        try {
            return MAPPER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the report", e);
        }
    }

    private static void data(ObjectNode json, DataResult result) {
        json.put("name", result.data().name())
                .put("events", result.truth().events())
                .put("bytes", result.truth().bytes())
                .put("span_s", result.data().span().toSeconds())
                .put("partitions", result.data().partitions())
                .put("events_per_record", result.data().eventsPerRecord())
                .put("queues", result.data().queues())
                .put("agents", result.data().agents())
                .put("customers", result.data().customers())
                .put("publish_s", result.publishS());
        ObjectNode truth = json.putObject("truth");
        result.truth().totals().forEach((measure, total) -> truth.put(measure.text(), total));
        ArrayNode contenders = json.putArray("contenders");
        result.passes().forEach((name, passes) -> {
            ObjectNode contender = contenders.addObject();
            contender.put("name", name).put("title", Contenders.title(name));
            contender.set("summary", MAPPER.valueToTree(Summary.of(result, passes)));
            contender.put("cold_of_drain", Report.ofDrain(result, result.passes(), name, false));
            contender.put("warm_of_drain", Report.ofDrain(result, result.passes(), name, true));
            contender.set("passes", MAPPER.valueToTree(passes));
        });
    }
}
