package org.sada.launcher.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sada.contract.event.EventJson;
import org.sada.launcher.pipeline.ErasureAtRest;
import org.sada.runtime.StartException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sada erase}. */
@Command(
        name = "erase",
        description = {
            "Destroys what ties a customer's id to what is stored: the customer's key. Every figure stays as it is.",
            "Redacted texts stay in the log, and as examples of complaints in the store, until their retention ends: see docs/privacy.md."
        })
public final class EraseCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Option(names = "--customer", paramLabel = "ID", required = true, description = "As the source names the customer.")
    private String customer;

    @Option(
            names = "--tenant",
            paramLabel = "T",
            defaultValue = EventJson.DEFAULT_TENANT,
            description = "Whose customer (default ${DEFAULT-VALUE}).")
    private String tenant;

    @ArgGroup
    private Place place = new Place();

    private static final class Place {
        @Option(
                names = "--to",
                paramLabel = "URL",
                description = "Where the pipeline listens (default http://127.0.0.1:8080).")
        private URI pipeline;

        @Option(names = "--data", paramLabel = "DIR", description = "The folder of a pipeline that does not run.")
        private Path data;
    }

    @Mixin
    private KeyOption key;

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (place.data != null) {
            ErasureAtRest.erase(place.data, settings.read().privacy(), tenant, customer);
        } else {
            eraseAt(place.pipeline == null ? URI.create("http://127.0.0.1:8080") : place.pipeline);
        }
        spec.commandLine()
                .getOut()
                .println(
                        "Erased. Nothing that is stored can be tied to this id any more; the figures stay as they are.\n"
                                + "Delete older copies of the key file, and wait for the log's 45 days for redacted texts to go.");
        return 0;
    }

    private void eraseAt(URI pipeline) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        try {
            String request = MAPPER.writeValueAsString(Map.of("customer", customer, "tenant", tenant));
            HttpRequest.Builder post = HttpRequest.newBuilder(pipeline.resolve("/v1/erasures"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(request));
            if (key.key() != null) {
                post.header("Authorization", "Bearer " + key.key());
            }
            HttpResponse<String> answer = client.send(post.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 204) {
                throw new StartException(pipeline + " answered " + answer.statusCode() + ": " + detail(answer.body()));
            }
        } catch (IOException e) {
            throw new StartException(
                    "cannot reach " + pipeline + " (" + e.getClass().getSimpleName()
                            + "): start the pipeline with ./sada up, correct --to, or name a folder with --data",
                    e);
        }
    }

    private static String detail(String body) {
        try {
            return MAPPER.readTree(body).path("detail").asText("is a Sada pipeline listening there?");
        } catch (IOException e) {
            return "is a Sada pipeline listening there?";
        }
    }
}
