package org.sada.analytics.text;

/**
 * From scores to probabilities, with figures found by cross-validation. All of it is strict arithmetic, equal on every machine.
 *
 * @param coefficients of one label: {intercept, margin}, for the probability that the first is right; of any labels: those of {@link #evidence}
 * @param gate of any labels: those of {@link #gateEvidence}, for the probability that a text complains at all; empty for one label
 * @param temperature what scores are multiplied by before they are compared as probabilities
 * @param sentimentTemperature the same for sentiments
 * @param threshold least probability of a category that is taken
 * @param doubt least probability of the best category for which the classifier abstains instead of saying that there is none
 * @param opens least probability of any complaint at which the best category is taken below the threshold, too
 * @param best least probability of the best category that is then taken
 * @param more least probability of the other categories that are then taken
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Calibration(
        double[] coefficients,
        double[] gate,
        double temperature,
        double sentimentTemperature,
        double threshold,
        double doubt,
        double opens,
        double best,
        double more) {
    /** How many facts speak for or against a category of a text with any number of labels, with the intercept. */
    static final int EVIDENCE = 7 + Tone.FACTS;

    /** The same for whether it complains at all. */
    static final int GATE = 8 + Tone.FACTS;

    private static final double MOST_HITS = 2;
    private static final double MOST_GATE = 6;

    /** Writes what speaks for a category. {@code any} is what {@link #gate} says. {@code lead} is how far its score is ahead of the best other one. {@code negative} and {@code positive} are scores of sentiments, 0 where unknown. */
    static void evidence(
            double score,
            double lead,
            double hits,
            double any,
            double negative,
            double positive,
            double[] tone,
            double[] evidence) {
        evidence[0] = 1;
        evidence[1] = score;
        evidence[2] = Math.min(hits, MOST_HITS);
        evidence[3] = any;
        evidence[4] = negative;
        evidence[5] = positive;
        evidence[6] = lead;
        System.arraycopy(tone, 0, evidence, 7, tone.length);
    }

    /** Writes what speaks for any complaint at all. {@code sentiments} is where the scores of the three sentiments begin, -1 for none. */
    static void gateEvidence(
            double[] scores, int labels, int sentiments, double hits, double words, double[] tone, double[] evidence) {
        double best = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < labels; label++) {
            best = Math.max(best, scores[label]);
        }
        evidence[0] = 1;
        evidence[1] = scores[labels];
        evidence[2] = best;
        evidence[3] = Math.min(hits, MOST_HITS);
        for (int index = 0; index < Sentiment.KNOWN; index++) {
            evidence[4 + index] = sentiments < 0 ? 0 : scores[sentiments + index];
        }
        evidence[7] = StrictMath.log(1 + words);
        System.arraycopy(tone, 0, evidence, 8, tone.length);
    }

    /** How much speaks for any complaint, as the logarithm of the odds, within bounds. */
    double gate(double[] evidence) {
        return Math.max(-MOST_GATE, Math.min(MOST_GATE, sum(gate, evidence)));
    }

    /** How far the score of a label is ahead of the best other one; negative where it is behind. */
    static double lead(double[] scores, int label, int labels) {
        double other = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < labels; index++) {
            if (index != label) {
                other = Math.max(other, scores[index]);
            }
        }
        return labels < 2 ? 0 : scores[label] - other;
    }

    double probability(double[] evidence) {
        return logistic(sum(coefficients, evidence));
    }

    private static double sum(double[] coefficients, double[] evidence) {
        double sum = 0;
        for (int index = 0; index < evidence.length; index++) {
            sum += coefficients[index] * evidence[index];
        }
        return sum;
    }

    double rightByMargin(double margin) {
        return logistic(coefficients[0] + coefficients[1] * margin);
    }

    static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /** Probabilities of scores {@code from} to {@code to}, in place. */
    static void softmax(double[] scores, int from, int to, double temperature) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int index = from; index < to; index++) {
            largest = Math.max(largest, scores[index]);
        }
        double sum = 0;
        for (int index = from; index < to; index++) {
            scores[index] = StrictMath.exp(temperature * (scores[index] - largest));
            sum += scores[index];
        }
        for (int index = from; index < to; index++) {
            scores[index] /= sum;
        }
    }
}
