package org.sada.analytics.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Says what texts are about. The same text, taxonomy and model give the same answer on every machine. Reads at most the first
 * {@value Letters#MOST} letters of a text. Safe to share between threads.
 */
public final class Classifier {
    private static final String SHIPPED_MODEL = "complaints.model";

    private final Model model;
    private final ThreadLocal<Judge> judges;

    Classifier(Model model, Taxonomy taxonomy) {
        this.model = model;
        Taxonomy used = model.usesTaxonomy() ? taxonomy : Taxonomy.EMPTY;
        this.judges = ThreadLocal.withInitial(() -> new Judge(model, used));
    }

    /** The model of complaints that comes with the program, with the taxonomy that comes with it. */
    public static Classifier shipped() {
        return shipped(Taxonomy.shipped());
    }

    /** The model of complaints that comes with the program, with a taxonomy of the user's own. */
    public static Classifier shipped(Taxonomy taxonomy) {
        try (InputStream in = Classifier.class.getResourceAsStream(SHIPPED_MODEL)) {
            if (in == null) {
                throw new TextException(
                        "this build of the program has no " + SHIPPED_MODEL + "; name a model with --model");
            }
            return new Classifier(ModelFile.read(in.readAllBytes(), "the shipped model"), taxonomy);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped model cannot be read", e);
        }
    }

    /**
     * A model from a file.
     *
     * @param taxonomy is used where the model's labels are its categories
     * @throws TextException where there is none, or it is damaged or of another version
     */
    public static Classifier load(Path file, Taxonomy taxonomy) {
        try {
            return new Classifier(ModelFile.read(Files.readAllBytes(file), file.toString()), taxonomy);
        } catch (NoSuchFileException e) {
            throw new TextException("there is no model " + file + "; check the path", e);
        } catch (IOException e) {
            throw new TextException(
                    file + " cannot be read: " + e.getMessage() + "; check the file and its permissions", e);
        }
    }

    /** What a text says. */
    public Reading classify(String text) {
        return judges.get().read(text, false);
    }

    /** The same as {@link #classify}, with the words that decided; slower. */
    public Reading explain(String text) {
        return judges.get().read(text, true);
    }

    /** Whether a text has exactly one label; otherwise it has any number of them, or none. */
    public boolean hasOneLabel() {
        return model.kind() == Model.Kind.ONE_LABEL;
    }

    /** Whether it knows sentiments. */
    public boolean knowsSentiment() {
        return model.sentiment();
    }

    /** The labels that the model was trained on, in order. */
    public List<String> labels() {
        return model.labels();
    }
}
