package org.sada.ingest.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/** Brings rows into the order of their times, as far as {@value #MOST} rows allow, before they are understood one after the other. */
final class AsteriskSorter {
    private static final int MOST = 100_000;

    private record Numbered(AsteriskRow row, long number) {}

    private final PriorityQueue<Numbered> rows = new PriorityQueue<>(
            Comparator.comparingLong((Numbered each) -> each.row().micros()).thenComparingLong(Numbered::number));
    private final AsteriskCalls calls;
    private final AsteriskAgents agents;
    private final Consumer<Item> items;
    private long number;

    AsteriskSorter(AsteriskCalls calls, AsteriskAgents agents, Consumer<Item> items) {
        this.calls = calls;
        this.agents = agents;
        this.items = items;
    }

    void add(AsteriskRow row) {
        rows.add(new Numbered(row, number++));
        if (rows.size() > MOST) {
            understand(rows.remove().row());
        }
    }

    void end() {
        while (!rows.isEmpty()) {
            understand(rows.remove().row());
        }
        agents.end(this::handOver);
    }

    private void understand(AsteriskRow row) {
        List<Event> events = new ArrayList<>(calls.events(row));
        events.addAll(agents.events(row));
        handOver(row, events);
    }

    private void handOver(AsteriskRow row, List<Event> events) {
        try {
            List<Event> sound = new ArrayList<>(events.size());
            for (Event event : events) {
                sound.add(EventJson.read(EventJson.write(event)));
            }
            items.accept(new Item.Understood(row.position(), row.content(), sound));
        } catch (InvalidEvent invalid) {
            items.accept(new Item.Refused(row.position(), row.content(), invalid.getMessage()));
        }
    }
}
