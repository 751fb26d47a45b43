package org.sada.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final LabelledTexts TEXTS = Made.texts(7, 600);

    @TempDir
    private Path folder;

    @Test
    void theSameTextsGiveTheSameBytesAndTheFileReadsAsItWasTrained() throws IOException {
        Training training = Trainer.train(TEXTS, Taxonomy.EMPTY);
        Path file = Files.write(folder.resolve("m.model"), training.model());
        Classifier trained = new Classifier(ModelFile.read(training.model(), "it"), Taxonomy.EMPTY);
        Classifier loaded = Classifier.load(file, Taxonomy.EMPTY);

        assertThat(Trainer.train(TEXTS, Taxonomy.EMPTY).model()).isEqualTo(training.model());
        assertThat(ModelFile.write(ModelFile.read(training.model(), "it"))).isEqualTo(training.model());
        assertThat(TEXTS.rows())
                .allSatisfy(row -> assertThat(loaded.explain(row.text())).isEqualTo(trained.explain(row.text())));
    }

    @Test
    void itLearnsAndExplainsByTheWordThatDecides() {
        Classifier classifier = new Classifier(
                ModelFile.read(Trainer.train(TEXTS, Taxonomy.EMPTY).model(), "it"), Taxonomy.EMPTY);
        Evaluation unseen = Evaluator.evaluate(Made.texts(8, 300), classifier);

        assertThat(unseen.accuracy()).isGreaterThan(0.8);
        assertThat(classifier
                        .explain("how about my refund again")
                        .ranked()
                        .get(0)
                        .words()
                        .get(0))
                .isEqualTo("refund");
    }

    @Test
    void textsWithoutAnyWordAreNotJudged() {
        Classifier classifier = new Classifier(
                ModelFile.read(Trainer.train(TEXTS, Taxonomy.EMPTY).model(), "it"), Taxonomy.EMPTY);

        assertThat(classifier.classify("\u064B\u064B \u202E").abstained()).isTrue();
    }

    @Test
    void aDamagedFileIsRefused() {
        byte[] bytes = Trainer.train(TEXTS, Taxonomy.EMPTY).model();
        bytes[bytes.length / 2] ^= 1;

        assertThatThrownBy(() -> ModelFile.read(bytes, "m.model")).hasMessageContaining("m.model is damaged");
        assertThatThrownBy(() -> ModelFile.read(new byte[40], "m.model"))
                .hasMessageContaining("m.model is not a model");
    }

    @Test
    void oneLabelAloneIsNoTask() {
        LabelledTexts alike =
                new LabelledTexts(List.of(new LabelledTexts.Row("x", Set.of("a"), Sentiment.UNKNOWN, "")), 0);

        assertThatThrownBy(() -> Trainer.train(alike, Taxonomy.EMPTY)).hasMessageContaining("a model needs two");
    }
}
