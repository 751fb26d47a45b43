package org.sada.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.publish.EventLine;
import org.sada.ingest.publish.PublishException;
import org.sada.ingest.publish.Publisher;

/** A publisher that remembers what it was given, and answers as it is told. */
public final class RecordingPublisher implements Publisher {
    public enum Mood {
        KEEPS,
        REFUSES,
        NEVER_ANSWERS
    }

    public record Published(String source, Event event) {}

    private final List<Published> published = new CopyOnWriteArrayList<>();
    private final List<Rejection> rejected = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.KEEPS;

    public void become(Mood next) {
        mood = next;
    }

    public List<Published> published() {
        return published;
    }

    public List<Event> events() {
        return published.stream().map(Published::event).toList();
    }

    public List<Rejection> rejected() {
        return rejected;
    }

    public void clear() {
        published.clear();
        rejected.clear();
        mood = Mood.KEEPS;
    }

    @Override
    public CompletableFuture<Void> forward(String source, List<EventLine> lines, Duration patience) {
        lines.forEach(line -> published.add(new Published(source, read(line))));
        return lines.isEmpty() ? CompletableFuture.completedFuture(null) : answer();
    }

    @Override
    public CompletableFuture<Void> reject(List<Rejection> rejections, Duration patience) {
        rejected.addAll(rejections);
        return rejections.isEmpty() ? CompletableFuture.completedFuture(null) : answer();
    }

    @Override
    public void close() {}

    /** As the readers of the log will read it, which must be the event that was meant. */
    private static Event read(EventLine line) {
        try {
            Event event = EventJson.read(line.bytes());
            if (!event.equals(line.event()) || new String(line.bytes(), StandardCharsets.UTF_8).contains("\n")) {
                throw new AssertionError("not one line that holds " + line.event());
            }
            return event;
        } catch (InvalidEvent invalid) {
            throw new AssertionError(invalid);
        }
    }

    private CompletableFuture<Void> answer() {
        return switch (mood) {
            case KEEPS -> CompletableFuture.completedFuture(null);
            case REFUSES -> CompletableFuture.failedFuture(new PublishException("Kafka is away"));
            case NEVER_ANSWERS -> new CompletableFuture<>();
        };
    }
}
