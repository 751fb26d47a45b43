package org.sada.analytics.text;

/**
 * From scores to probabilities, with figures found by cross-validation. All of it is strict arithmetic, equal on every machine.
 *
 * @param coefficients of one label: {intercept, margin}, for the probability that the first is right; of any labels: those of {@link #evidence}
 * @param temperature what scores are multiplied by before they are compared as probabilities
 * @param sentimentTemperature the same for sentiments
 * @param threshold least probability of a category that is taken
 * @param doubt least probability of the best category for which the classifier abstains instead of saying that there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Calibration(
        double[] coefficients, double temperature, double sentimentTemperature, double threshold, double doubt) {
    /** How many facts speak for or against a category of a text with any number of labels, with the intercept. */
    static final int EVIDENCE = 6 + Tone.FACTS;

    private static final double MOST_HITS = 2;

    /** Writes what speaks for a category. {@code negative} and {@code positive} are scores of sentiments, 0 where unknown. */
    static void evidence(
            double score, double hits, double any, double negative, double positive, double[] tone, double[] evidence) {
        evidence[0] = 1;
        evidence[1] = score;
        evidence[2] = Math.min(hits, MOST_HITS);
        evidence[3] = any;
        evidence[4] = negative;
        evidence[5] = positive;
        System.arraycopy(tone, 0, evidence, 6, tone.length);
    }

    double probability(double[] evidence) {
        double sum = 0;
        for (int index = 0; index < evidence.length; index++) {
            sum += coefficients[index] * evidence[index];
        }
        return logistic(sum);
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
