package org.sada.bench.micro;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sada.bench.data.Centre;
import org.sada.bench.data.DataSet;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/** Some events of the benchmark's own data, for what looks at small parts. */
public final class Calls {
    private static final DataSet DATA = new DataSet("micro", 3_000, Duration.ofMinutes(10), 1, 1, 10, 300, 400, 1);

    private Calls() {}

    /** About 3,000 lines of JSON in the order of time. */
    public static List<byte[]> lines() {
        List<byte[]> lines = new ArrayList<>();
        new Centre(DATA).play((partition, key, line, length) -> lines.add(Arrays.copyOf(line, length - 1)), done -> {});
        return lines;
    }

    /** The same, read. */
    public static List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (byte[] line : lines()) {
            try {
                events.add(EventJson.read(line));
            } catch (InvalidEvent e) {
                throw new IllegalStateException("an event of the benchmark's own cannot be read", e);
            }
        }
        return events;
    }

    /** The events of each interaction. */
    public static List<List<Event>> interactions() {
        Map<String, List<Event>> byInteraction = new LinkedHashMap<>();
        events().forEach(event -> byInteraction
                .computeIfAbsent(event.interaction(), interaction -> new ArrayList<>())
                .add(event));
        return List.copyOf(byInteraction.values());
    }
}
