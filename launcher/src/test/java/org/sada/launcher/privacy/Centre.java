package org.sada.launcher.privacy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.file.FileImport;
import org.sada.ingest.publish.Publisher;
import org.sada.ingest.source.Formats;
import org.sada.ingest.source.SourceOptions;

/** Sends texts in through every door, sound and broken. */
final class Centre {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LINES = 500;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    /** What the doors answered. */
    private final StringBuilder answers = new StringBuilder();

    Centre(int port) {
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    String answers() {
        return answers.toString();
    }

    /** An interaction of this customer with the text in it, as a text or as a comment. */
    static List<String> interaction(int number, String customer, String text) throws Exception {
        String interaction = "c" + number;
        ObjectNode started =
                event("started", interaction, 1).put("customer", customer).put("channel", "chat");
        ObjectNode said = number % 3 == 0
                ? event("survey", interaction, 2)
                        .put("status", "answered")
                        .put("nps", 3)
                        .put("comment", text)
                : event("text", interaction, 2).put("author", "customer").put("text", text);
        return List.of(started.toString(), said.toString());
    }

    private static ObjectNode event(String type, String interaction, int number) {
        return MAPPER.createObjectNode()
                .put("type", type)
                .put("id", interaction + "-" + number)
                .put("interaction", interaction)
                .put("occurred_at", "2026-01-31T09:3" + number + ":00+03:00");
    }

    void post(List<String> lines) throws Exception {
        for (int i = 0; i < lines.size(); i += LINES) {
            String body = String.join("\n", lines.subList(i, Math.min(i + LINES, lines.size())));
            post("/v1/events", "application/x-ndjson", body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** In the ways in which producers break them. */
    void postBroken(String customer, String text) throws Exception {
        ObjectNode event = event("text", "b", 1)
                .put("author", "customer")
                .put("text", text)
                .put("customer", customer);
        String sound = event.toString();
        post(List.of(
                sound.substring(0, sound.length() - 2),
                event.deepCopy().put("note", text).toString(),
                event.deepCopy().put("occurred_at", text).toString(),
                event.deepCopy().put("nps", text).toString(),
                event.deepCopy()
                        .put(text.length() > 20 ? text.substring(0, 20) : text, 1)
                        .toString()));
        byte[] invalid = ("\u00ff" + sound).getBytes(StandardCharsets.UTF_8);
        invalid[0] = (byte) 0xff;
        post("/v1/events", "application/x-ndjson", invalid);
        post("/v1/events", "application/json", sound.getBytes(StandardCharsets.UTF_16));
        ObjectNode rejection = MAPPER.createObjectNode()
                .put("source", "calls.csv")
                .put("position", "line 3")
                .put("reason", "Text \"" + text.replace('\n', ' ') + "\" is no time")
                .put(
                        "content",
                        Base64.getEncoder()
                                .encodeToString(("a;" + customer + ";" + text).getBytes(StandardCharsets.UTF_8)));
        post("/v1/rejections", "application/x-ndjson", rejection.toString().getBytes(StandardCharsets.UTF_8));
    }

    void importFile(Path file, List<String> lines, Publisher publisher) throws Exception {
        List<String> all = new ArrayList<>(lines);
        Files.write(file, all);
        FileImport.into(publisher, FutureCheck.bySystemClock())
                .run(Formats.find("sada").source(new SourceOptions(null, null, null)), List.of(file), at -> {})
                .reasons()
                .forEach(reason -> answers.append(reason.toString()).append('\n'));
    }

    private void post(String path, String type, byte[] body) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202 && answer.statusCode() != 400) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        answers.append(answer.body()).append('\n');
    }
}
