package org.sada.launcher.command;

import java.nio.file.Path;
import java.util.List;
import org.sada.analytics.text.LabelledTexts;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Files of texts with labels. */
final class LabelledOptions {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = {
                "CSV or TSV files with a header, UTF-8, also packed by gzip. Several labels of a text are joined by commas; none stands for no"
                        + " complaint."
            })
    private List<Path> files;

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            description = "Column of the text (default: text). Several joined by commas: the first that a file has.")
    private String text;

    @Option(
            names = "--labels",
            paramLabel = "COLUMN",
            description =
                    "Column of the labels (default: labels, label or category). Several joined by commas: the first that a file has.")
    private String labels;

    LabelledTexts read() {
        return LabelledTexts.read(files, text, labels);
    }
}
