package org.sada.ingest.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.sada.contract.event.Event;
import org.sada.contract.topic.Rejection;

/**
 * Writes events to the log and refusals to the rejected topic. Safe for many threads; order is not kept, and need not be.
 *
 * <p>What has not been acknowledged is held in a bounded space. Each call says how long it is willing to wait for room there:
 * {@link Duration#ZERO} for whoever can send the caller away, more for whoever can wait. The futures complete when the log has
 * everything of the call on all replicas in sync, or exceptionally with a {@link PublishException}; some of the call may be in the log
 * even then, and sending it all again does no harm, since equal ids count once. They complete on a thread that must not be blocked.
 */
public interface Publisher extends AutoCloseable {

    /**
     * Takes valid events.
     *
     * @param source what the events came from, for the ledger: a file's name, {@code http}; not blank
     */
    default CompletableFuture<Void> publish(String source, List<Event> events, Duration patience) {
        return forward(source, events.stream().map(EventLine::of).toList(), patience);
    }

    /** The same for events that are lines already: the log gets their bytes as they are. */
    CompletableFuture<Void> forward(String source, List<EventLine> lines, Duration patience);

    /** Takes refusals. Contents beyond 1 MiB are cut, and text that no JSON can hold is mended. */
    CompletableFuture<Void> reject(List<Rejection> rejections, Duration patience);

    /** Sends what is still held, waits for it within bounds, and fails what comes later. */
    @Override
    void close();
}
