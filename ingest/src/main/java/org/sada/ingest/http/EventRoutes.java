package org.sada.ingest.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.publish.Publisher;
import org.sada.ingest.source.Item;
import org.sada.ingest.source.Source;
import org.sada.runtime.HttpRoutes;
import org.sada.runtime.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/events} takes one event, an array of them (both {@code application/json}) or NDJSON ({@code application/x-ndjson}), 1
 * MiB and 500 events at most; {@code ?source=} names where they come from. Each event is judged by itself. The answer, with how many
 * were accepted, rejected and repeated and why each refused one was, comes only after the log has the events and the refusals: 202, or
 * 400 where all were refused, or 503 where the log cannot take them now.
 *
 * <p>{@code ?format=} names any other of the {@link org.sada.ingest.source.Formats}; CloudEvents are also known by their Content-Type
 * or headers.
 *
 * <p>{@code POST /v1/rejections} takes what a reader of files had to refuse, as NDJSON of {@code tenant} (may be missing),
 * {@code source}, {@code position}, {@code reason} and {@code content} (Base64).
 */
public final class EventRoutes implements HttpRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(EventRoutes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Threads that answer, kept for the next answers: an answer may have to wait for its client, and the publisher's must never wait. */
    private final Executor answering = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "answer");
        thread.setDaemon(true);
        return thread;
    });

    private final Publisher publisher;
    private final FutureCheck futureCheck;
    private final Duration patience;

    public EventRoutes(Publisher publisher, FutureCheck futureCheck) {
        this(publisher, futureCheck, PATIENCE);
    }

    EventRoutes(Publisher publisher, FutureCheck futureCheck, Duration patience) {
        this.publisher = publisher;
        this.futureCheck = futureCheck;
        this.patience = patience;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.post("/v1/events", this::takeEvents).post("/v1/rejections", this::takeRejections);
    }

    private void takeEvents(Context context) {
        String source = RequestBody.source(context);
        KeyTenant owner = KeyTenant.of(context);
        Intake intake = new Intake(source, owner, futureCheck);
        if (FormatBody.isAsked(context)) {
            Source reader = FormatBody.source(context, owner);
            byte[] body = FormatBody.read(context);
            judge(context, source, body, intake, () -> {
                List<Item> items = FormatBody.items(context, reader, body);
                RequestBody.limit(items.size());
                items.forEach(intake::take);
            });
        } else {
            byte[] body = RequestBody.read(context, Set.of(RequestBody.JSON, RequestBody.NDJSON));
            judge(context, source, body, intake, () -> {
                List<BodyPart> parts = RequestBody.isLines(context) ? BodyPart.lines(body) : BodyPart.json(body);
                RequestBody.limit(parts.size());
                parts.forEach(intake::take);
            });
        }
    }

    @FunctionalInterface
    private interface Judgement {
        void run() throws InvalidEvent;
    }

    private void judge(Context context, String source, byte[] body, Intake intake, Judgement judgement) {
        try {
            judgement.run();
        } catch (InvalidEvent malformed) {
            refuseWhole(context, intake.owner(), source, body, malformed.getMessage());
            return;
        }
        answer(
                context,
                intake.outcome(),
                publisher.forward(source, intake.events(), Duration.ZERO),
                publisher.reject(intake.rejections(), Duration.ZERO));
    }

    private void refuseWhole(Context context, KeyTenant owner, String source, byte[] body, String reason) {
        List<Rejection> whole = List.of(new Rejection(owner.tenant(), Intake.DOOR, source, "body", reason, body));
        answer(context, new Outcome(0, 0, whole), publisher.reject(whole, Duration.ZERO));
    }

    private void takeRejections(Context context) {
        KeyTenant owner = KeyTenant.of(context);
        byte[] body = RequestBody.read(context, Set.of(RequestBody.NDJSON));
        List<BodyPart> parts = BodyPart.lines(body);
        RequestBody.limit(parts.size());
        List<Rejection> reported = new ArrayList<>();
        List<Rejection> malformed = new ArrayList<>();
        for (BodyPart part : parts) {
            try {
                reported.add(owner.claim(part.rejection()));
            } catch (InvalidEvent invalid) {
                malformed.add(new Rejection(
                        owner.tenant(), Intake.DOOR, Intake.DOOR, part.position(), invalid.getMessage(), null));
            }
        }
        answer(context, new Outcome(reported.size(), 0, malformed), publisher.reject(reported, Duration.ZERO));
    }

    private void answer(Context context, Outcome outcome, CompletableFuture<?>... kept) {
        context.future(() -> CompletableFuture.allOf(kept)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync(
                        (nothing, failure) -> {
                            if (failure == null) {
                                context.status(outcome.status())
                                        .contentType("application/json")
                                        .result(outcome.json().getBytes(StandardCharsets.UTF_8));
                            } else {
                                LOG.warn("a request could not be kept: {}", failure.toString());
                                context.header("Retry-After", "1");
                                Problem.of(
                                                503,
                                                "the event log cannot take this now; nothing was acknowledged, send it again later")
                                        .answer(context);
                            }
                            return context;
                        },
                        answering));
    }
}
