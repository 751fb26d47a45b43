package org.sada.ingest.privacy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.sada.contract.event.Event;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.publish.EventLine;
import org.sada.ingest.publish.Publisher;

/** A publisher before which everything is treated as the policy says. Doors know this one only, so that nothing gets past it. */
public final class PrivatePublisher implements Publisher {
    private final Publisher publisher;
    private final Privacy privacy;

    public PrivatePublisher(Publisher publisher, Privacy privacy) {
        this.publisher = publisher;
        this.privacy = privacy;
    }

    @Override
    public CompletableFuture<Void> publish(String source, List<Event> events, Duration patience) {
        return publisher.publish(source, events.stream().map(privacy::treated).toList(), patience);
    }

    @Override
    public CompletableFuture<Void> forward(String source, List<EventLine> lines, Duration patience) {
        return publisher.forward(source, lines.stream().map(privacy::treated).toList(), patience);
    }

    @Override
    public CompletableFuture<Void> reject(List<Rejection> rejections, Duration patience) {
        return publisher.reject(rejections.stream().map(privacy::treated).toList(), patience);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
