package org.sada.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sada.analytics.complaint.ComplaintSettings;
import org.sada.runtime.StartException;

class TextFilesTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsNamedStaysInTheFolderUntilAnotherOrTheShippedOneIsNamed() throws IOException {
        Path data = folder.resolve("data");
        Path mine = Files.writeString(folder.resolve("mine.yaml"), "one");
        assertThat(TextFiles.of(data)).isEqualTo(ComplaintSettings.SHIPPED);

        TextFiles.keep(data, TextFiles.named(data, null, mine));
        Files.writeString(mine, "two");

        ComplaintSettings kept = TextFiles.of(data);
        assertThat(kept.model()).isNull();
        assertThat(kept.taxonomy()).hasContent("one");
        TextFiles.keep(data, TextFiles.named(data, null, null));
        assertThat(TextFiles.of(data)).isEqualTo(kept);
        TextFiles.keep(data, TextFiles.named(data, null, mine));
        assertThat(TextFiles.of(data).taxonomy()).hasContent("two");
        TextFiles.keep(data, TextFiles.named(data, null, Path.of(TextFiles.SHIPPED)));
        assertThat(TextFiles.of(data)).isEqualTo(ComplaintSettings.SHIPPED);
    }

    @Test
    void onePathNamesAModelATaxonomyOrAFolderWithThem() throws IOException {
        Path model = Path.of("new.model");
        Path taxonomy = Path.of("new.yaml");

        assertThat(TextFiles.in(Path.of("shipped"))).isEqualTo(ComplaintSettings.SHIPPED);
        assertThat(TextFiles.in(model)).isEqualTo(new ComplaintSettings(model, null));
        assertThat(TextFiles.in(taxonomy)).isEqualTo(new ComplaintSettings(null, taxonomy));
        assertThatThrownBy(() -> TextFiles.in(folder))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("neither complaints.model nor taxonomy.yaml");
        Path there = Files.createFile(folder.resolve("taxonomy.yaml"));
        assertThat(TextFiles.in(folder)).isEqualTo(new ComplaintSettings(null, there));
    }
}
