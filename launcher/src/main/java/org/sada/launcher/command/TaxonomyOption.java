package org.sada.launcher.command;

import java.nio.file.Path;
import org.sada.analytics.text.Taxonomy;
import picocli.CommandLine.Option;

/** The categories of complaints. */
final class TaxonomyOption {
    @Option(
            names = "--taxonomy",
            paramLabel = "FILE",
            description = "Categories of your own, in YAML (default: those that come with the program).")
    private Path taxonomy;

    Taxonomy read() {
        return taxonomy == null ? Taxonomy.shipped() : Taxonomy.load(taxonomy);
    }

    /** Null where none is named. */
    Path file() {
        return taxonomy;
    }
}
