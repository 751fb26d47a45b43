package org.sada.analytics.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sada.analytics.text.LabelledTexts;
import org.sada.analytics.text.Sentiment;
import org.sada.analytics.text.Taxonomy;
import org.sada.analytics.text.TextException;
import org.sada.analytics.text.Trainer;
import org.sada.contract.event.Author;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;
import org.sada.contract.topic.Example;

class ComplaintReaderTest {
    @TempDir
    private Path folder;

    @Test
    void theSameFilesAreTheSameVersionWhateverTheirNames() throws IOException {
        Path taxonomy = folder.resolve("mine.yaml");
        try (InputStream in = Taxonomy.class.getResourceAsStream("taxonomy.yaml")) {
            Files.write(taxonomy, in.readAllBytes());
        }

        ComplaintReader mine = ComplaintReader.of(new ComplaintSettings(null, taxonomy));

        assertThat(mine.version())
                .isEqualTo(ComplaintReader.shipped().version())
                .startsWith("taxonomy 1, reading ");
    }

    @Test
    void anotherWordInTheTaxonomyIsAnotherVersion() throws IOException {
        Path taxonomy = folder.resolve("mine.yaml");
        try (InputStream in = Taxonomy.class.getResourceAsStream("taxonomy.yaml")) {
            Files.write(taxonomy, in.readAllBytes());
        }
        Files.writeString(taxonomy, Files.readString(taxonomy) + "# a remark\n");

        assertThat(ComplaintReader.of(new ComplaintSettings(null, taxonomy)).version())
                .isNotEqualTo(ComplaintReader.shipped().version());
    }

    @Test
    void aModelThatLabelsEveryTextIsRefused() throws IOException {
        List<LabelledTexts.Row> rows = java.util.stream.IntStream.range(0, 40)
                .mapToObj(i -> new LabelledTexts.Row(
                        (i % 2 == 0 ? "my card is lost " : "send money now ") + i,
                        Set.of(i % 2 == 0 ? "lost_card" : "transfer"),
                        Sentiment.UNKNOWN,
                        ""))
                .toList();
        Path model = folder.resolve("intents.model");
        Files.write(
                model,
                Trainer.train(new LabelledTexts(rows, 0), Taxonomy.shipped()).model());

        assertThatThrownBy(() -> ComplaintReader.of(new ComplaintSettings(model, null)))
                .isInstanceOf(TextException.class)
                .hasMessageContaining(model.toString())
                .hasMessageContaining("every text would be a complaint");
    }

    @Test
    void whoReadsNothingKnowsNothing() {
        assertThat(ComplaintReader.none().hear("I was on hold for hours")).isNull();
        assertThat(ComplaintReader.none().version()).isNull();
    }

    @Test
    void longTextsAreCutBetweenCharacters() {
        String face = "\uD83D\uDE21";
        String text = "I was on hold for hours. " + face.repeat(600);
        Event event = new Event("t", "e", "i", 1, new Event.Text(Author.CUSTOMER, text, Event.Feedback.NONE));

        Example example = ComplaintReader.shipped().hear(text).example(event, 1);

        assertThat(example.text()).hasSizeLessThanOrEqualTo(Example.MOST).endsWith(face + "…");
        assertThat(Example.beginning("short")).isEqualTo("short");
    }

    @Test
    void aTextWithoutComplaintIsAnExampleOfWhatItsSourceSays() {
        Event.Feedback feedback = new Event.Feedback(Details.UNKNOWN, null, null, List.of("given"));
        Event event = new Event("t", "e", "i", 1, new Event.Text(Author.CUSTOMER, "thank you", feedback));
        Event praise = new Event("t", "e", "i", 1, new Event.Text(Author.CUSTOMER, "thank you", Event.Feedback.NONE));
        Heard heard = ComplaintReader.shipped().hear("thank you, great service");

        assertThat(heard.example(event, 3).categories()).containsExactly("given");
        assertThat(heard.example(event, 3).definition()).isEqualTo(3);
        assertThat(heard.example(praise, 3)).isNull();
    }
}
