package org.sada.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sada.ingest.file.ImportResult;

/** Asks a running pipeline what it has counted of some files: only it can tell what it had seen before. */
final class Ledger {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI pipeline;
    private final String key;
    private final String tenant;
    private final Set<String> sources = new TreeSet<>();

    /**
     * @param key null where none is needed
     * @param tenant null for the default, or the key's
     */
    Ledger(URI pipeline, String key, String tenant, List<Path> files) {
        this.pipeline = pipeline;
        this.key = key;
        this.tenant = tenant;
        files.forEach(file -> sources.add(file.getFileName().toString()));
    }

    /** What has become of all that ever came from these files. */
    record Counts(long received, long accepted, long repeated, long rejected) {
        private Counts less(Counts before) {
            return new Counts(
                    received - before.received,
                    accepted - before.accepted,
                    repeated - before.repeated,
                    rejected - before.rejected);
        }
    }

    /** Empty where there is no ledger to ask, as at a door without a console. */
    Optional<Counts> read() throws InterruptedException {
        Counts sum = new Counts(0, 0, 0, 0);
        for (String source : sources) {
            Optional<JsonNode> total = total(source);
            if (total.isEmpty()) {
                return Optional.empty();
            }
            JsonNode of = total.get();
            sum = new Counts(
                    sum.received + of.path("events_received").longValue(),
                    sum.accepted + of.path("events_accepted").longValue(),
                    sum.repeated + of.path("events_repeated").longValue(),
                    sum.rejected + of.path("events_rejected").longValue());
        }
        return Optional.of(sum);
    }

    /**
     * What it holds once it rests: after a crash it may still be counting what an earlier import had sent. Empty where there is no
     * ledger to ask.
     */
    Optional<Counts> readAtRest() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<Counts> last = read();
        while (last.isPresent() && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE.toMillis());
            Optional<Counts> now = read();
            if (now.equals(last)) {
                return now;
            }
            last = now;
        }
        return last;
    }

    /** The import as the pipeline has counted it, or as it was sent where the pipeline does not tell within a minute, or counts more than was sent: then others sent, too. */
    ImportResult counted(ImportResult sent, Counts before) throws InterruptedException {
        long expected = sent.accepted() + sent.repeated() + sent.rejected();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Counts> now = read();
            if (now.isEmpty()) {
                return sent;
            }
            Counts counted = now.get().less(before);
            if (counted.received() > expected) {
                return sent;
            }
            if (counted.received() == expected) {
                return new ImportResult(counted.accepted(), counted.repeated(), counted.rejected(), sent.reasons());
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return sent;
    }

    private Optional<JsonNode> total(String source) throws InterruptedException {
        String whose = tenant == null ? "" : "&tenant=" + encoded(tenant);
        URI address = pipeline.resolve("/v1/ledger?source=" + encoded(source) + whose);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(MAPPER.readTree(answer.body()).path("total"))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
