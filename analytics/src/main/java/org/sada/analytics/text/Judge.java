package org.sada.analytics.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sada.analytics.text.Reading.Category;

/** From a text to what it says, by a model and a taxonomy. For one thread. */
final class Judge {
    private static final int RANKED = 3;
    /** The logarithm of a probability that changes no other. */
    private static final double NEGLIGIBLE = -12;

    /** Below this a category is not worth a mention among the ranked. */
    private static final double LEAST_MENTIONED = 0.01;
    /** For a category that the model does not know, only the words of the taxonomy speak; no sum of them is certain. */
    private static final double BY_WORDS_ALONE = 0.8;

    private static final double BY_WORDS_ALONE_IF_GLAD = 0.3;
    private static final double TAKEN_BY_WORDS = 0.5;

    private record Scored(String label, int modelClass, int category, double probability) {}

    private final Model model;
    private final TextReader reader;
    private final Explanation explanation;
    /** For each label of the model its place in the taxonomy, -1 where it has none. */
    private final int[] categoryOf;
    /** Categories of the taxonomy that the model does not know. */
    private final List<Integer> unknown = new ArrayList<>();

    private final Taxonomy taxonomy;
    private final double[] scores;
    private final double[] evidence = new double[Calibration.EVIDENCE];
    private final double[] gateEvidence = new double[Calibration.GATE];
    private double[] values = new double[1024];

    Judge(Model model, Taxonomy taxonomy) {
        this.model = model;
        this.taxonomy = taxonomy;
        this.reader = new TextReader(taxonomy);
        this.explanation = new Explanation(reader);
        this.scores = new double[model.weights().classCount()];
        List<String> ids =
                taxonomy.categories().stream().map(Taxonomy.Category::id).toList();
        this.categoryOf = model.labels().stream().mapToInt(ids::indexOf).toArray();
        for (int category = 0; category < ids.size(); category++) {
            if (!model.labels().contains(ids.get(category))) {
                unknown.add(category);
            }
        }
    }

    Reading read(String text, boolean explain) {
        reader.read(text, explain ? explanation.start() : null);
        Features features = reader.features;
        if (reader.document.size() == 0) {
            return new Reading(List.of(), List.of(), true, 0, Sentiment.UNKNOWN, 0);
        }
        if (values.length < features.size()) {
            values = new double[2 * features.size()];
        }
        model.weights().score(features.buckets(), features.counts(), features.size(), values, scores);
        return model.kind() == Model.Kind.ONE_LABEL ? oneLabel(explain) : anyLabels(explain);
    }

    private Reading oneLabel(boolean explain) {
        boolean arabic = reader.isArabic();
        int labels = model.labels().size();
        int first = -1;
        int second = -1;
        for (int label = 0; label < labels; label++) {
            if (model.isOpen(label, arabic)) {
                if (first < 0 || scores[label] > scores[first]) {
                    second = first;
                    first = label;
                } else if (second < 0 || scores[label] > scores[second]) {
                    second = label;
                }
            }
        }
        if (first < 0) {
            return new Reading(List.of(), List.of(), true, 0, Sentiment.UNKNOWN, 0);
        }
        double margin = second < 0 ? 1 : scores[first] - scores[second];
        double right = model.calibration().rightByMargin(margin);
        List<Scored> ranked = rankOne(first, right, arabic);
        boolean taken = right >= model.calibration().threshold();
        return reading(taken ? ranked.subList(0, 1) : List.of(), ranked, !taken, right, explain);
    }

    /** The best label with what its margin says; the others share the rest as their scores say. */
    private List<Scored> rankOne(int first, double right, boolean arabic) {
        double sum = 0;
        int second = -1;
        int third = -1;
        for (int label = 0; label < model.labels().size(); label++) {
            if (label != first && model.isOpen(label, arabic)) {
                sum += weight(label, first);
                if (second < 0 || scores[label] > scores[second]) {
                    third = second;
                    second = label;
                } else if (third < 0 || scores[label] > scores[third]) {
                    third = label;
                }
            }
        }
        List<Scored> ranked = new ArrayList<>(RANKED);
        ranked.add(new Scored(model.labels().get(first), first, -1, right));
        for (int other : new int[] {second, third}) {
            if (other >= 0) {
                double share = sum == 0 ? 0 : weight(other, first) / sum;
                ranked.add(new Scored(model.labels().get(other), other, -1, (1 - right) * share));
            }
        }
        return ranked;
    }

    private double weight(int label, int first) {
        double behind = model.calibration().temperature() * (scores[label] - scores[first]);
        return behind < NEGLIGIBLE ? 0 : StrictMath.exp(behind);
    }

    private Reading anyLabels(boolean explain) {
        List<Scored> scored = new ArrayList<>();
        int sentiments = model.sentimentClass();
        double negative = model.sentiment() ? scores[sentiments + Sentiment.NEGATIVE.ordinal()] : 0;
        double positive = model.sentiment() ? scores[sentiments + Sentiment.POSITIVE.ordinal()] : 0;
        double any = any();
        for (int label = 0; label < model.labels().size(); label++) {
            int category = categoryOf[label];
            if (category >= 0 || !model.usesTaxonomy()) {
                double hits = category < 0 ? 0 : reader.hitsOf[category];
                Calibration.evidence(
                        scores[label],
                        Calibration.lead(scores, label, model.labels().size()),
                        hits,
                        any,
                        negative,
                        positive,
                        reader.tone,
                        evidence);
                double probability = model.calibration().probability(evidence);
                scored.add(new Scored(model.labels().get(label), label, category, probability));
            }
        }
        for (int category : unknown) {
            if (reader.hitsOf[category] > 0) {
                double probability = positive > negative ? BY_WORDS_ALONE_IF_GLAD : BY_WORDS_ALONE;
                scored.add(new Scored(taxonomy.categories().get(category).id(), -1, category, probability));
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::probability).reversed());
        double threshold = model.calibration().threshold();
        double best = scored.isEmpty() ? 0 : scored.get(0).probability();
        boolean bestToo = Calibration.logistic(any) >= model.calibration().opens()
                && best >= model.calibration().best();
        List<Scored> taken = scored.stream()
                .filter(each -> each.probability() >= (each.modelClass() < 0 ? TAKEN_BY_WORDS : threshold)
                        || (bestToo
                                && (each.equals(scored.get(0))
                                        || each.probability()
                                                >= model.calibration().more())))
                .toList();
        boolean abstained = taken.isEmpty() && best >= model.calibration().doubt();
        double confidence = abstained
                ? best
                : taken.isEmpty() ? 1 - best : taken.get(taken.size() - 1).probability();
        List<Scored> ranked = scored.stream()
                .filter(each -> each.probability() >= LEAST_MENTIONED)
                .limit(RANKED)
                .toList();
        return reading(taken, ranked, abstained, confidence, explain);
    }

    /** What speaks for any complaint at all. */
    private double any() {
        double hits = 0;
        for (double each : reader.hitsOf) {
            hits += each;
        }
        Calibration.gateEvidence(
                scores,
                model.labels().size(),
                model.sentiment() ? model.sentimentClass() : -1,
                hits,
                reader.document.words(),
                reader.tone,
                gateEvidence);
        return model.calibration().gate(gateEvidence);
    }

    private Reading reading(
            List<Scored> taken, List<Scored> ranked, boolean abstained, double confidence, boolean explain) {
        Sentiment sentiment = Sentiment.UNKNOWN;
        double sentimentConfidence = 0;
        if (model.sentiment()) {
            int from = model.sentimentClass();
            Calibration.softmax(
                    scores, from, from + Sentiment.KNOWN, model.calibration().sentimentTemperature());
            for (int index = 0; index < Sentiment.KNOWN; index++) {
                if (scores[from + index] > sentimentConfidence) {
                    sentimentConfidence = scores[from + index];
                    sentiment = Sentiment.values()[index];
                }
            }
        }
        return new Reading(
                categories(taken, explain),
                categories(ranked, explain),
                abstained,
                confidence,
                sentiment,
                sentimentConfidence);
    }

    private List<Category> categories(List<Scored> scored, boolean explain) {
        List<Category> categories = new ArrayList<>(scored.size());
        for (Scored each : scored) {
            List<String> words = explain
                    ? explanation.words(model.weights(), each.modelClass(), each.category(), values)
                    : List.of();
            categories.add(new Category(each.label(), each.probability(), words));
        }
        return categories;
    }
}
