package org.sada.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedModelTest {
    @TempDir
    private Path folder;

    @Test
    void trainingAgainGivesTheBytesThatAreShipped() throws IOException {
        Path texts = folder.resolve("training.tsv");
        Files.write(texts, resource("training.tsv"));
        Training training = Trainer.train(LabelledTexts.read(List.of(texts), null, null), Taxonomy.shipped());

        assertThat(training.model())
                .as(
                        "train again: ./sada classifier train …/training.tsv --model …/complaints.model (docs/model-card.md)")
                .isEqualTo(resource("complaints.model"));
    }

    @Test
    void itSaysWhichWordsDecidedAndHowATextFeels() {
        Reading reading = Classifier.shipped().explain("I was on hold for hours and nobody picks up the phone");

        assertThat(reading.categories()).extracting(Reading.Category::label).containsExactly("waiting");
        assertThat(reading.categories().get(0).words()).contains("on hold");
        assertThat(reading.sentiment()).isEqualTo(Sentiment.NEGATIVE);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ShippedModelTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
