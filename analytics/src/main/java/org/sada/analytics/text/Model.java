package org.sada.analytics.text;

import java.util.List;

/**
 * A trained model. The classes of its weights are the labels; for complaints then "any complaint", and where it was trained on sentiment the
 * three sentiments.
 *
 * @param kind of labels
 * @param usesTaxonomy whether the labels are categories of a taxonomy
 * @param labels in order
 * @param scripts for each label in which letters its texts are written, see {@link #LATIN} and {@link #ARABIC}
 * @param sentiment whether it knows sentiments
 * @param weights of the classes
 * @param calibration from scores to probabilities
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Model(
        Kind kind,
        boolean usesTaxonomy,
        List<String> labels,
        byte[] scripts,
        boolean sentiment,
        Weights weights,
        Calibration calibration) {
    static final byte LATIN = 1;
    static final byte ARABIC = 2;

    /** Whether a text has exactly one label, or any number of them. */
    enum Kind {
        ONE_LABEL,
        ANY_LABELS
    }

    Model {
        labels = List.copyOf(labels);
    }

    /** The class that stands for any complaint at all; only of models with any number of labels. */
    int anyClass() {
        return labels.size();
    }

    /** The first of the three classes of sentiment. */
    int sentimentClass() {
        return labels.size() + (kind == Kind.ANY_LABELS ? 1 : 0);
    }

    boolean isOpen(int label, boolean arabic) {
        return (scripts[label] & (arabic ? ARABIC : LATIN)) != 0;
    }
}
