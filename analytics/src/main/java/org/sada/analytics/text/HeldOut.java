package org.sada.analytics.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scores of texts by models that were not trained on them, and what probabilities and thresholds follow. */
final class HeldOut {
    /** Of many labels: a class is not compared where its scripts exclude it. */
    private static final double EXCLUDED = Double.NEGATIVE_INFINITY;

    private static final double WANTED_ACCURACY = 0.95;
    private static final double MOST_REJECTED = 0.2;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Scored(int row, double[] scores) {}

    private final Model.Kind kind;
    private final List<String> labels;
    private final byte[] scripts;
    private final boolean sentiment;
    private final Corpus corpus;
    private final List<LabelledTexts.Row> rows;
    private final int anyClass;
    private final List<Scored> all = new ArrayList<>();
    private double quality;

    HeldOut(
            Model.Kind kind,
            List<String> labels,
            byte[] scripts,
            boolean sentiment,
            Corpus corpus,
            List<LabelledTexts.Row> rows,
            int anyClass) {
        this.kind = kind;
        this.labels = labels;
        this.scripts = scripts;
        this.sentiment = sentiment;
        this.corpus = corpus;
        this.rows = rows;
        this.anyClass = anyClass;
    }

    void add(Weights weights, int[] out) {
        for (int row : out) {
            double[] scores = new double[weights.classCount()];
            int[] buckets = corpus.buckets(row);
            weights.score(buckets, corpus.counts(row), buckets.length, new double[buckets.length], scores);
            all.add(new Scored(row, scores));
        }
    }

    /** Accuracy or micro-F1; known after the calibration. */
    double quality() {
        return quality;
    }

    Calibration calibrate() {
        return kind == Model.Kind.ONE_LABEL ? oneLabel() : anyLabels();
    }

    private Calibration oneLabel() {
        double[][] facts = new double[all.size()][];
        boolean[] right = new boolean[all.size()];
        int rights = 0;
        for (int index = 0; index < all.size(); index++) {
            Scored scored = all.get(index);
            double[] open = open(scored);
            int first = best(open, -1);
            int second = best(open, first);
            facts[index] = new double[] {1, second < 0 ? 1 : open[first] - open[second]};
            right[index] = first >= 0 && rows.get(scored.row()).labels().contains(labels.get(first));
            rights += right[index] ? 1 : 0;
        }
        quality = all.isEmpty() ? 0 : rights / (double) all.size();
        double[] coefficients = all.isEmpty() ? new double[] {0, 1} : Logistic.fit(facts, right);
        double temperature = temperature(0, labels.size());
        Calibration found = new Calibration(coefficients, new double[0], temperature, 1, 0, 0, 1, 1, 1);
        double threshold = thresholdOfOne(found, facts, right);
        return new Calibration(coefficients, new double[0], temperature, 1, threshold, 0, 1, 1, 1);
    }

    private double[] open(Scored scored) {
        double[] open = scored.scores().clone();
        byte script = corpus.isArabic(scored.row()) ? Model.ARABIC : Model.LATIN;
        for (int label = 0; label < labels.size(); label++) {
            if ((scripts[label] & script) == 0) {
                open[label] = EXCLUDED;
            }
        }
        return open;
    }

    private static int best(double[] scores, int without) {
        int best = -1;
        for (int label = 0; label < scores.length; label++) {
            if (label != without && scores[label] != EXCLUDED && (best < 0 || scores[label] > scores[best])) {
                best = label;
            }
        }
        return best;
    }

    /** Abstains until what is answered is right often enough, but never of more than a fifth. */
    private static double thresholdOfOne(Calibration found, double[][] facts, boolean[] right) {
        record Answer(double confidence, boolean right) {}
        List<Answer> answers = new ArrayList<>();
        for (int index = 0; index < facts.length; index++) {
            answers.add(new Answer(found.rightByMargin(facts[index][1]), right[index]));
        }
        answers.sort(Comparator.comparingDouble(Answer::confidence));
        long rights = answers.stream().filter(Answer::right).count();
        int rejected = 0;
        while (rejected < MOST_REJECTED * answers.size() && rights < WANTED_ACCURACY * (answers.size() - rejected)) {
            rights -= answers.get(rejected).right() ? 1 : 0;
            rejected++;
        }
        return rejected == 0 || rejected == answers.size()
                ? 0
                : answers.get(rejected).confidence();
    }

    /** What makes the true classes {@code from} to {@code to} most probable, of a geometric grid. */
    private double temperature(int from, int to) {
        double best = 1;
        double most = Double.NEGATIVE_INFINITY;
        for (double temperature = 0.5; temperature < 50; temperature *= 1.1) {
            double sum = 0;
            for (Scored scored : all) {
                int wanted = wanted(scored.row(), from);
                if (wanted >= 0) {
                    double[] scores = from == 0 ? open(scored) : scored.scores().clone();
                    Calibration.softmax(scores, from, to, temperature);
                    sum += StrictMath.log(Math.max(scores[wanted], 1e-12));
                }
            }
            if (sum > most) {
                most = sum;
                best = temperature;
            }
        }
        return best;
    }

    private int wanted(int row, int from) {
        LabelledTexts.Row labelled = rows.get(row);
        if (from == 0) {
            return labels.indexOf(labelled.labels().iterator().next());
        }
        return labelled.sentiment() == Sentiment.UNKNOWN
                ? -1
                : from + labelled.sentiment().ordinal();
    }

    private Calibration anyLabels() {
        double[][] gateFacts = new double[all.size()][Calibration.GATE];
        boolean[] complains = new boolean[all.size()];
        for (int index = 0; index < all.size(); index++) {
            gateEvidence(all.get(index), gateFacts[index]);
            complains[index] = !rows.get(all.get(index).row()).labels().isEmpty();
        }
        double[] gate = all.isEmpty() ? new double[Calibration.GATE] : Logistic.fit(gateFacts, complains);
        Calibration opening = new Calibration(new double[0], gate, 1, 1, 0, 0, 1, 1, 1);
        int count = all.size() * labels.size();
        double[][] facts = new double[count][Calibration.EVIDENCE];
        boolean[] outcomes = new boolean[count];
        double[] any = new double[all.size()];
        for (int index = 0; index < all.size(); index++) {
            Scored scored = all.get(index);
            double logOdds = opening.gate(gateFacts[index]);
            any[index] = Calibration.logistic(logOdds);
            for (int label = 0; label < labels.size(); label++) {
                evidence(scored, label, logOdds, facts[index * labels.size() + label]);
                outcomes[index * labels.size() + label] =
                        rows.get(scored.row()).labels().contains(labels.get(label));
            }
        }
        double[] coefficients = count == 0 ? byScoreAlone() : Logistic.fit(facts, outcomes);
        int sentimentClass = anyClass + 1;
        double temperature = sentiment ? temperature(sentimentClass, sentimentClass + Sentiment.KNOWN) : 1;
        Calibration found = new Calibration(coefficients, gate, 1, temperature, 0, 0, 1, 1, 1);
        double[] probabilities = new double[count];
        for (int index = 0; index < count; index++) {
            probabilities[index] = found.probability(facts[index]);
        }
        Thresholds thresholds = new Thresholds(labels.size(), probabilities, any, outcomes);
        Thresholds.Choice choice = thresholds.choose();
        quality = choice.microF1();
        double doubt = thresholds.doubt(choice);
        return new Calibration(
                coefficients,
                gate,
                1,
                temperature,
                choice.threshold(),
                doubt,
                choice.opens(),
                choice.best(),
                choice.more());
    }

    private void gateEvidence(Scored scored, double[] evidence) {
        Calibration.gateEvidence(
                scored.scores(),
                labels.size(),
                sentiment ? anyClass + 1 : -1,
                corpus.hits(scored.row()),
                corpus.words(scored.row()),
                corpus.tone(scored.row()),
                evidence);
    }

    private static double[] byScoreAlone() {
        double[] coefficients = new double[Calibration.EVIDENCE];
        coefficients[0] = -1;
        coefficients[1] = 2;
        return coefficients;
    }

    private void evidence(Scored scored, int label, double any, double[] evidence) {
        double[] scores = scored.scores();
        double negative = sentiment ? scores[anyClass + 1 + Sentiment.NEGATIVE.ordinal()] : 0;
        double positive = sentiment ? scores[anyClass + 1 + Sentiment.POSITIVE.ordinal()] : 0;
        double hits = corpus.hits(scored.row(), labels.get(label));
        Calibration.evidence(
                scores[label],
                Calibration.lead(scores, label, labels.size()),
                hits,
                any,
                negative,
                positive,
                corpus.tone(scored.row()),
                evidence);
    }
}
