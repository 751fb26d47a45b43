package org.sada.analytics.complaint;

import java.util.List;
import org.sada.analytics.text.Classifier;
import org.sada.analytics.text.Reading;
import org.sada.analytics.text.Taxonomy;
import org.sada.analytics.text.TextException;
import org.sada.contract.fact.Said;
import org.sada.contract.fact.Sentiment;

/** Reads what customers write. The same text gives the same answer everywhere, by one {@link #version}. Safe to share between threads. */
public final class ComplaintReader {
    private static final ComplaintReader NONE = new ComplaintReader(null, null);

    private final Classifier classifier;
    private final String version;

    private ComplaintReader(Classifier classifier, String version) {
        this.classifier = classifier;
        this.version = version;
    }

    /** One that reads nothing: only categories that sources give are counted. */
    public static ComplaintReader none() {
        return NONE;
    }

    /** By the model and the taxonomy that come with the program. */
    public static ComplaintReader shipped() {
        return Shipped.READER;
    }

    /**
     * By these files.
     *
     * @throws TextException where one cannot be used, in one line with the way out
     */
    public static ComplaintReader of(ComplaintSettings settings) {
        return settings.equals(ComplaintSettings.SHIPPED) ? shipped() : load(settings);
    }

    private static ComplaintReader load(ComplaintSettings settings) {
        Taxonomy taxonomy = settings.taxonomy() == null ? Taxonomy.shipped() : Taxonomy.load(settings.taxonomy());
        Classifier classifier =
                settings.model() == null ? Classifier.shipped(taxonomy) : Classifier.load(settings.model(), taxonomy);
        if (classifier.hasOneLabel()) {
            throw new TextException(settings.model() + " gives every text a label, so every text would be a complaint;"
                    + " train a model on texts with the labels of the taxonomy, and none");
        }
        return new ComplaintReader(classifier, Fingerprint.of(settings, taxonomy, classifier));
    }

    /** Names taxonomy and reading; other texts may be read otherwise by another version. Null where nothing is read. */
    public String version() {
        return version;
    }

    /** What a text says, or null where nothing is read. */
    public Heard hear(String text) {
        if (classifier == null) {
            return null;
        }
        Reading reading = classifier.classify(text);
        List<String> categories = reading.categories().stream()
                .map(Reading.Category::label)
                .sorted()
                .toList();
        String likely =
                reading.ranked().isEmpty() ? null : reading.ranked().get(0).label();
        // more digits would mean nothing, and could look like somebody's number
        double confidence = Math.round(1000 * reading.confidence()) / 1000.0;
        return new Heard(new Said(categories, sentiment(reading)), likely, confidence, reading.abstained());
    }

    /** What is kept of a text, or null where nothing is read. */
    public Said said(String text) {
        Heard heard = hear(text);
        return heard == null ? null : heard.said();
    }

    private static Sentiment sentiment(Reading reading) {
        return switch (reading.sentiment()) {
            case NEGATIVE -> Sentiment.NEGATIVE;
            case NEUTRAL -> Sentiment.NEUTRAL;
            case POSITIVE -> Sentiment.POSITIVE;
            case UNKNOWN -> null;
        };
    }

    /** Loaded once, by whom needs it first. */
    private static final class Shipped {
        private static final ComplaintReader READER = load(ComplaintSettings.SHIPPED);
    }
}
