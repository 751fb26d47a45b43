package org.sada.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aTextIsReadWithTheWordsThatDecided() throws IOException {
        assertThat(sada("classify", "--json", "I was on hold for hours and nobody picks up the phone"))
                .isZero();

        JsonNode reading = new JsonMapper().readTree(out.toString());
        assertThat(reading.at("/categories/0/label").asText()).isEqualTo("waiting");
        assertThat(reading.at("/categories/0/words").toString()).contains("on hold");
        assertThat(reading.at("/sentiment").asText()).isEqualTo("negative");
        assertThat(reading.at("/sentiment_confidence").isNumber()).isTrue();
    }

    @Test
    void whatWasTrainedIsMeasured() throws IOException {
        StringBuilder rows = new StringBuilder("text,category\n");
        for (int index = 0; index < 20; index++) {
            rows.append("my card is lost ").append(index).append(",lost_card\n");
            rows.append("\"send money, now ").append(index).append("\",transfer\n");
        }
        Path texts = Files.writeString(folder.resolve("texts.csv"), rows);
        Path model = folder.resolve("it.model");

        assertThat(sada("classifier", "train", texts.toString(), "--labels", "category", "--model", model.toString()))
                .isZero();
        out.getBuffer().setLength(0);
        assertThat(sada(
                        "classifier",
                        "evaluate",
                        texts.toString(),
                        "--labels",
                        "category",
                        "--model",
                        model.toString(),
                        "--json"))
                .isZero();

        JsonNode evaluation = new JsonMapper().readTree(out.toString());
        assertThat(evaluation.path("texts").asInt()).isEqualTo(40);
        assertThat(evaluation.path("accuracy").asDouble()).isEqualTo(1);
        assertThat(evaluation.path("micro_f1").asDouble()).isEqualTo(1);
    }

    @Test
    void aMissingColumnIsNamedInOneLine() throws IOException {
        Path texts = Files.writeString(folder.resolve("texts.csv"), "text,category\nx,y\n");

        assertThat(sada("classifier", "evaluate", texts.toString(), "--labels", "intent"))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly("sada classifier evaluate: " + texts
                        + " has no column intent; it has text, category; name one with --labels");
    }

    private int sada(String... args) {
        return Sada.run(new PrintWriter(out), new PrintWriter(err), args);
    }
}
