package org.sada.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.sada.analytics.text.LabelledTexts;
import org.sada.analytics.text.TextException;
import org.sada.analytics.text.Trainer;
import org.sada.analytics.text.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sada classifier train}. */
@Command(
        name = "train",
        description = {
            "Trains a model on labelled texts and writes it to a file. The same texts give the same bytes.",
            "Where every text has exactly one label and none is a category of the taxonomy, the model says which; otherwise it finds any number,"
                    + " with the words and examples of the taxonomy."
        })
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private LabelledOptions input;

    @Option(names = "--model", paramLabel = "OUT", required = true, description = "The file to write.")
    private Path model;

    @Mixin
    private TaxonomyOption taxonomy;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path folder = model.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new TextException("there is no folder " + folder + " to write the model into; make it first");
        }
        LabelledTexts texts = input.read();
        Training training = Trainer.train(texts, taxonomy.read());
        byte[] bytes = training.model();
        write(bytes);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s: %,d texts, %,d labels; %s %.3f on texts held out; threshold %.2f; %,d bytes%n",
                        model,
                        training.texts(),
                        training.labels(),
                        training.oneLabel() ? "accuracy" : "micro-F1",
                        training.heldOut(),
                        training.threshold(),
                        bytes.length);
        if (texts.skipped() > 0) {
            spec.commandLine().getErr().printf("%,d rows without a text or a label were left out%n", texts.skipped());
        }
        return 0;
    }

    /** Whole or not at all: who reads a model never meets half of one. */
    private void write(byte[] bytes) {
        Path part = model.resolveSibling(model.getFileName() + ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, model, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new TextException(
                    model + " cannot be written: " + e.getMessage() + "; check the folder and its permissions", e);
        }
    }
}
