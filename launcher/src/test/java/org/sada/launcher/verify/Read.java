package org.sada.launcher.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.fact.Facts;
import org.sada.contract.topic.Topics;
import org.sada.ingest.source.Formats;
import org.sada.ingest.source.Item;
import org.sada.ingest.source.SourceOptions;

/** A vendor's file as the pipeline reads and counts it. Nobody is short here. */
record Read(List<Event> events, List<Item.Refused> refused, Recomputed recomputed) {
    private static final Definition DEFINITION = Story.definition(Definition.Match.ANY, Duration.ZERO);

    static Read of(String format, ZoneId zone, byte[] content) throws IOException {
        List<Event> events = new ArrayList<>();
        List<Item.Refused> refused = new ArrayList<>();
        SourceOptions options = new SourceOptions(Story.TENANT, zone, null);
        Formats.find(format).source(options).read(new ByteArrayInputStream(content), item -> {
            if (item instanceof Item.Understood understood) {
                events.addAll(understood.events());
            } else {
                refused.add((Item.Refused) item);
            }
        });
        return of(events, refused);
    }

    static Read of(List<Event> events) {
        return of(events, List.of());
    }

    private static Read of(List<Event> events, List<Item.Refused> refused) {
        BatchRecomputation batch = new BatchRecomputation(DEFINITION, Retention.STANDARD, 4, text -> null);
        for (Event event : events) {
            int partition = Topics.partition(event.partitionKey(), 4);
            batch.line(partition, 0, Long.MAX_VALUE / 2, "test", EventJson.write(event));
        }
        return new Read(List.copyOf(events), List.copyOf(refused), batch.result());
    }

    Facts facts(String interaction) {
        return recomputed.facts().get(new Subject(Story.TENANT, interaction));
    }

    /** Of windows of a quarter of an hour that start in this time. */
    long sum(Cube cube, Measure measure, Dimension dimension, String value, long fromMs, long toMs) {
        return recomputed.cells().entrySet().stream()
                .filter(cell -> cell.getKey().cube().equals(cube.name())
                        && cell.getKey().grainMin() == Cube.QUARTER_HOUR)
                .filter(cell ->
                        cell.getKey().windowStartMs() >= fromMs && cell.getKey().windowStartMs() < toMs)
                .filter(cell -> value == null || value.equals(cell.getKey().value(dimension)))
                .mapToLong(cell -> cell.getValue().get(measure))
                .sum();
    }

    long total(Cube cube, Measure measure) {
        return sum(cube, measure, null, null, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    Map<String, Long> byQueue(Measure measure) {
        Map<String, Long> sums = new java.util.TreeMap<>();
        recomputed.cells().forEach((key, cell) -> {
            if (key.cube().equals(Cube.QUEUE.name()) && key.grainMin() == Cube.QUARTER_HOUR && cell.get(measure) != 0) {
                sums.merge(String.valueOf(key.value(Dimension.QUEUE)), cell.get(measure), Long::sum);
            }
        });
        return sums;
    }
}
