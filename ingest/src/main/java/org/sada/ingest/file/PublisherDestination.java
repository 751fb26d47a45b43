package org.sada.ingest.file;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.check.EventSize;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.publish.EventLine;
import org.sada.ingest.publish.Publisher;

/** A publisher in this process. */
final class PublisherDestination implements Destination {
    private static final int EVENTS_PER_CALL = 500;
    private static final int MOST_CALLS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Publisher publisher;
    private final FutureCheck futureCheck;
    private final Tally tally;
    private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
    private List<EventLine> events = new ArrayList<>();
    private String source = "";

    PublisherDestination(Publisher publisher, FutureCheck futureCheck, Tally tally) {
        this.publisher = publisher;
        this.futureCheck = futureCheck;
        this.tally = tally;
    }

    @Override
    public void send(Parcel parcel) throws InterruptedException {
        try {
            EventSize.require(parcel.event());
            futureCheck.require(parcel.event());
        } catch (InvalidEvent invalid) {
            tally.rejectedEvent(parcel.repeated(), parcel.position(), invalid.getMessage());
            report(new Rejection(
                    parcel.event().tenant(),
                    "file",
                    parcel.source(),
                    parcel.positionInSource(),
                    invalid.getMessage(),
                    parcel.content()));
            return;
        }
        if (events.size() == EVENTS_PER_CALL || !source.equals(parcel.source())) {
            publish();
        }
        source = parcel.source();
        events.add(parcel.line());
    }

    @Override
    public void report(Rejection rejection) throws InterruptedException {
        follow(publisher.reject(List.of(rejection), PATIENCE));
    }

    @Override
    public void finish() throws InterruptedException {
        publish();
        while (!underWay.isEmpty()) {
            await(underWay.removeFirst());
        }
    }

    private void publish() throws InterruptedException {
        if (!events.isEmpty()) {
            follow(publisher.forward(source, events, PATIENCE));
            events = new ArrayList<>();
        }
    }

    private void follow(CompletableFuture<Void> call) throws InterruptedException {
        underWay.addLast(call);
        if (underWay.size() > MOST_CALLS) {
            await(underWay.removeFirst());
        }
    }

    private static void await(CompletableFuture<Void> call) throws InterruptedException {
        try {
            call.get();
        } catch (ExecutionException e) {
            throw new DestinationException(e.getCause().getMessage(), e);
        }
    }
}
