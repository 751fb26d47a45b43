package org.sada.ingest.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.sada.contract.event.Event;

/**
 * Delivers the events of another iterator as a bad network would: out of order, more than once, some of them late. Every event is
 * delivered at least once and at most {@value #MOST_COPIES} times, unchanged. Equal seeds give equal disorder. Memory is bounded by the
 * settings. Not safe for use by several threads.
 */
public final class Disorder implements Iterator<Event> {
    static final int MOST_COPIES = 3;

    /**
     * How bad it is.
     *
     * @param repeated the share of events that are delivered twice or three times, 0 to 1
     * @param buffer among how many events the order is lost; 1 keeps it
     * @param late the share of copies, first copies included, that are kept back, 0 to 1
     * @param lateBy by how many deliveries they are kept back at most
     */
    public record Settings(long seed, double repeated, int buffer, double late, int lateBy) {
        public Settings {
            if (!(repeated >= 0 && repeated <= 1 && late >= 0 && late <= 1)) {
                throw new IllegalArgumentException(
                        "shares of repeated and late events must be 0 to 1, not " + repeated + " and " + late);
            }
            if (buffer < 1 || lateBy < 1) {
                throw new IllegalArgumentException(
                        "buffer and lateBy must be 1 or more, not " + buffer + " and " + lateBy);
            }
        }

        /** Every tenth event repeated, the order of 500 lost, one in a hundred late by up to 20,000. */
        public static Settings usual(long seed) {
            return new Settings(seed, 0.1, 500, 0.01, 20_000);
        }
    }

    private record Kept(long dueAt, long sequence, Event event) {}

    private final Iterator<Event> source;
    private final Settings settings;
    private final Chance chance;
    private final List<Event> buffer = new ArrayList<>();
    private final PriorityQueue<Kept> kept =
            new PriorityQueue<>(Comparator.comparingLong(Kept::dueAt).thenComparingLong(Kept::sequence));
    private long delivered;
    private long sequence;

    public Disorder(Iterator<Event> source, Settings settings) {
        this.source = source;
        this.settings = settings;
        this.chance = new Chance(settings.seed());
    }

    @Override
    public boolean hasNext() {
        return !buffer.isEmpty() || !kept.isEmpty() || source.hasNext();
    }

    @Override
    public Event next() {
        fill();
        if (buffer.isEmpty()) {
            if (kept.isEmpty()) {
                throw new NoSuchElementException("no event is left");
            }
            buffer.add(kept.remove().event());
        }
        int index = chance.below(buffer.size());
        int last = buffer.size() - 1;
        Event event = buffer.get(index);
        buffer.set(index, buffer.get(last));
        buffer.remove(last);
        delivered++;
        return event;
    }

    private void fill() {
        while (!kept.isEmpty() && kept.element().dueAt() <= delivered) {
            buffer.add(kept.remove().event());
        }
        while (buffer.size() < settings.buffer() && kept.size() < settings.lateBy() && source.hasNext()) {
            Event event = source.next();
            int copies = chance.happens(settings.repeated()) ? 2 + chance.below(MOST_COPIES - 1) : 1;
            for (int i = 0; i < copies; i++) {
                if (chance.happens(settings.late())) {
                    kept.add(new Kept(delivered + 1 + chance.below(settings.lateBy()), sequence++, event));
                } else {
                    buffer.add(event);
                }
            }
        }
    }
}
