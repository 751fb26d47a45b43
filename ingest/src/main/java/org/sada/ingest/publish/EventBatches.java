package org.sada.ingest.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sada.contract.topic.Topics;

/** Gathers lines into batches of one partition and one source. A batch leaves when it is full, or with {@link #drain}. */
final class EventBatches {
    /** A record stays well below what the broker takes, also with the largest event in it. */
    static final int MOST_BYTES = 512 * 1024;

    private record Place(int partition, String source) {}

    private final Map<Place, EventBatch> open = new HashMap<>();
    private boolean drainExpected;
    private boolean closed;

    /**
     * Adds a line, and returns the batch that became full by it.
     *
     * @throws PublishException once closed
     */
    synchronized Optional<EventBatch> add(int partition, String source, byte[] line, Receipt receipt) {
        if (closed) {
            throw new PublishException("the publisher has been closed");
        }
        Place place = new Place(partition, source);
        EventBatch batch = open.get(place);
        EventBatch full = null;
        if (batch != null && batch.bytes() + line.length >= MOST_BYTES) {
            full = batch;
            batch = null;
        }
        if (batch == null) {
            batch = new EventBatch(partition, source, 4 * line.length);
            open.put(place, batch);
        }
        batch.add(line, receipt);
        if (batch.events() == Topics.EVENTS_PER_RECORD) {
            open.remove(place);
            return Optional.of(batch);
        }
        return Optional.ofNullable(full);
    }

    /** Whether something waits for a drain that nobody has promised yet; the caller now promises it. */
    synchronized boolean expectDrain() {
        boolean unexpected = !drainExpected && !open.isEmpty();
        drainExpected |= unexpected;
        return unexpected;
    }

    /** Takes every open batch out. */
    synchronized List<EventBatch> drain() {
        drainExpected = false;
        List<EventBatch> batches = List.copyOf(open.values());
        open.clear();
        return batches;
    }

    /** Takes every open batch out, and no more in. */
    synchronized List<EventBatch> close() {
        closed = true;
        return drain();
    }
}
