package org.sada.ingest.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sada.contract.topic.Topics;

/** Gathers lines into batches of one partition and one source. A batch leaves when it is full, or with {@link #drain}. */
final class EventBatches {
    /** A record stays well below what the broker takes, also with the largest event in it. */
    static final int MOST_BYTES = 512 * 1024;

    private final int partitions;

    /** By source, one for each partition, null where none is open. */
    private final Map<String, EventBatch[]> open = new HashMap<>();

    private boolean drainExpected;
    private boolean closed;

    EventBatches(int partitions) {
        this.partitions = partitions;
    }

    /**
     * Adds the lines of one call, and returns the batches that became full by them.
     *
     * @param places the partition of each line
     * @throws PublishException once closed; then none is added
     */
    synchronized List<EventBatch> add(String source, List<EventLine> lines, int[] places, Receipt receipt) {
        if (closed) {
            throw new PublishException("the publisher has been closed");
        }
        List<EventBatch> full = new ArrayList<>();
        EventBatch[] ofSource = open.computeIfAbsent(source, fresh -> new EventBatch[partitions]);
        for (int i = 0; i < places.length; i++) {
            byte[] line = lines.get(i).bytes();
            EventBatch batch = ofSource[places[i]];
            if (batch != null && batch.bytes() + line.length >= MOST_BYTES) {
                full.add(batch);
                batch = null;
            }
            if (batch == null) {
                batch = new EventBatch(places[i], source, 4 * line.length);
                ofSource[places[i]] = batch;
            }
            batch.add(line, receipt);
            if (batch.events() == Topics.EVENTS_PER_RECORD) {
                ofSource[places[i]] = null;
                full.add(batch);
            }
        }
        return full;
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
        List<EventBatch> batches = new ArrayList<>();
        for (EventBatch[] ofSource : open.values()) {
            for (EventBatch batch : ofSource) {
                if (batch != null) {
                    batches.add(batch);
                }
            }
        }
        open.clear();
        return batches;
    }

    /** Takes every open batch out, and no more in. */
    synchronized List<EventBatch> close() {
        closed = true;
        return drain();
    }
}
