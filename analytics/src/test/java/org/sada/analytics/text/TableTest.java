package org.sada.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    @TempDir
    private Path folder;

    @Test
    void takesMarksLineEndsBreaksAndQuotesAsTheyCome() throws IOException {
        Table table = Table.read(
                file(
                        "a.csv",
                        "\uFEFFtext,category\r\n\"two\r\nlines\",a\r\n\"said \"\"no\"\" twice\",b\r\n\"got \"no\".\",c\r\n\"the \"end\"\"\r\nplain,d\n"));

        assertThat(table.header()).containsExactly("text", "category");
        assertThat(table.rows())
                .containsExactly(
                        List.of("two\r\nlines", "a"),
                        List.of("said \"no\" twice", "b"),
                        List.of("got \"no\".", "c"),
                        List.of("the \"end\""),
                        List.of("plain", "d"));
        assertThat(table.lines()).containsExactly(2, 4, 5, 6, 7);
    }

    @Test
    void takesTabsAndLettersThatLookLikeQuotes() throws IOException {
        Table table = Table.read(file("a.tsv", "text\tlabels\n\"half a quote\tnone\na, b\twaiting,billing\n"));

        assertThat(table.rows()).containsExactly(List.of("\"half a quote", "none"), List.of("a, b", "waiting,billing"));
    }

    @Test
    void takesWhatIsPacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("text,label\nx,y\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = folder.resolve("a.csv.gz");
        Files.write(file, packed.toByteArray());

        assertThat(Table.read(file).rows()).containsExactly(List.of("x", "y"));
    }

    @Test
    void aMissingColumnIsNamedWithThoseThatThereAre() throws IOException {
        Path file = file("a.csv", "text,category\nx,y\n");

        assertThatThrownBy(() -> LabelledTexts.read(List.of(file), null, "intent"))
                .isInstanceOf(TextException.class)
                .hasMessage(file + " has no column intent; it has text, category; name one with --labels");
    }

    @Test
    void theFirstColumnOfSeveralThatAFileHasIsTaken() throws IOException {
        Path first = file("a.csv", "text,category\nx,y\n");
        Path second = file("b.csv", "label,text\nz,w\n");

        assertThat(LabelledTexts.read(List.of(first, second), "text", "category,label")
                        .rows())
                .extracting(LabelledTexts.Row::text)
                .containsExactly("x", "w");
    }

    @Test
    void noneIsNoLabelAndSeveralArePartedByCommas() throws IOException {
        LabelledTexts texts = LabelledTexts.read(
                List.of(file("a.tsv", "text\tlabels\nx\tnone\ny\twaiting, billing\n\tnone\n")), null, null);

        assertThat(texts.rows().get(0).labels()).isEmpty();
        assertThat(texts.rows().get(1).labels()).containsExactly("waiting", "billing");
        assertThat(texts.skipped()).isEqualTo(1);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
