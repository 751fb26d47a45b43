package org.sada.ingest.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.sada.ingest.source.ImportException;

/** Posts NDJSON to a pipeline, a few requests at once, and again while the pipeline is away or overloaded, for half a minute. */
final class HttpSender {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_AT_ONCE = 4;
    /** With the delays below, half a minute in all. */
    private static final int MOST_ATTEMPTS = 12;
    /** Who was never reached is more likely a wrong address than a restart: three seconds. */
    private static final int MOST_FIRST_ATTEMPTS = 5;

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

    private final HttpClient client;
    private final URI pipeline;
    private final String key;
    private final Duration firstDelay;

    private HttpSender(HttpClient client, URI pipeline, String key, Duration firstDelay) {
        this.client = client;
        this.pipeline = pipeline;
        this.key = key;
        this.firstDelay = firstDelay;
    }

    /** @param key null where none is needed */
    static HttpSender to(URI pipeline, String key) {
        return to(pipeline, key, Duration.ofMillis(200));
    }

    static HttpSender to(URI pipeline, String key, Duration firstDelay) {
        boolean http = "http".equalsIgnoreCase(pipeline.getScheme()) || "https".equalsIgnoreCase(pipeline.getScheme());
        if (!http || pipeline.getHost() == null) {
            throw new ImportException(
                    "\"" + pipeline + "\" is no address of a pipeline; write it as http://127.0.0.1:8080");
        }
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return new HttpSender(client, pipeline, key, firstDelay);
    }

    URI events(String source) {
        return path("/v1/events?source=" + URLEncoder.encode(source, StandardCharsets.UTF_8));
    }

    URI rejections() {
        return path("/v1/rejections");
    }

    Flight flight() {
        return new Flight();
    }

    private URI path(String pathAndQuery) {
        return URI.create(pipeline.toString().replaceAll("/+$", "") + pathAndQuery);
    }

    /** The requests of one import. */
    final class Flight {
        private final Semaphore free = new Semaphore(MOST_AT_ONCE);
        private final AtomicReference<ImportException> failure = new AtomicReference<>();
        private volatile boolean reached;

        /** Waits for its turn, sends, and hands the answer over, in another thread. */
        void send(URI uri, byte[] body, Consumer<JsonNode> answered) throws InterruptedException {
            free.acquire();
            HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            if (key != null) {
                builder.header("Authorization", "Bearer " + key);
            }
            HttpRequest request = builder.build();
            if (failure.get() != null) {
                free.release();
                throw failure.get();
            }
            CompletableFuture<Void> unused = attempt(request, 1)
                    .thenAccept(response -> answered.accept(judged(uri, response)))
                    .whenComplete((nothing, thrown) -> {
                        if (thrown != null) {
                            failure.compareAndSet(null, asImportException(uri, thrown));
                        }
                        free.release();
                    });
        }

        /** Waits for all answers. */
        void land() throws InterruptedException {
            free.acquire(MOST_AT_ONCE);
            free.release(MOST_AT_ONCE);
            if (failure.get() != null) {
                throw failure.get();
            }
        }

        @SuppressWarnings("FutureReturnValueIgnored") // the inner future is what thenCompose hands out
        private CompletableFuture<HttpResponse<byte[]>> attempt(HttpRequest request, int number) {
            return client.sendAsync(request, BodyHandlers.ofByteArray())
                    .handle((response, thrown) -> {
                        reached |= thrown == null;
                        boolean busy =
                                thrown == null ? isBusy(response.statusCode()) : cause(thrown) instanceof IOException;
                        if (busy && number < (reached ? MOST_ATTEMPTS : MOST_FIRST_ATTEMPTS)) {
                            return CompletableFuture.supplyAsync(() -> 1, after(number))
                                    .thenCompose(one -> attempt(request, number + one));
                        }
                        return thrown == null
                                ? CompletableFuture.completedFuture(response)
                                : CompletableFuture.<HttpResponse<byte[]>>failedFuture(cause(thrown));
                    })
                    .thenCompose(next -> next);
        }
    }

    private Executor after(int attempts) {
        long delayMs = Math.min(LONGEST_DELAY.toMillis(), firstDelay.toMillis() << (attempts - 1));
        return CompletableFuture.delayedExecutor(delayMs, TimeUnit.MILLISECONDS);
    }

    private static boolean isBusy(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    private static JsonNode judged(URI uri, HttpResponse<byte[]> response) {
        JsonNode body = json(response.body());
        boolean ofEvents = (response.statusCode() == 202 || response.statusCode() == 400) && body.has("rejections");
        if (!ofEvents) {
            String detail = body.path("detail").asText("");
            throw new DestinationException(place(uri) + " answered " + response.statusCode()
                    + (detail.isEmpty() ? "; is a Sada pipeline listening there?" : ": " + detail));
        }
        return body;
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? JSON.createObjectNode() : json;
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private static ImportException asImportException(URI uri, Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof ImportException known) {
            return known;
        }
        return new DestinationException(
                "cannot reach " + place(uri) + " (" + cause.getClass().getSimpleName()
                        + "): start the pipeline with ./sada up, or correct --to; importing again does no harm",
                cause);
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private static String place(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
