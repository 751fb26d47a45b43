package org.sada.launcher.command;

import java.nio.file.Path;
import org.sada.analytics.complaint.ComplaintSettings;
import org.sada.analytics.text.Classifier;
import org.sada.analytics.text.Taxonomy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which model reads texts, with which taxonomy. */
final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "A model of your own (default: the one that comes with the program).")
    private Path model;

    @Mixin
    private TaxonomyOption taxonomy;

    Classifier classifier() {
        Taxonomy categories = taxonomy.read();
        return model == null ? Classifier.shipped(categories) : Classifier.load(model, categories);
    }

    /** The same for the pipeline. */
    ComplaintSettings settings() {
        return new ComplaintSettings(model, taxonomy.file());
    }
}
