package org.sada.analytics.text;

/** From what texts that were held out are given, the thresholds that find most and accuse few. */
final class Thresholds {
    /** More false complaints among the harmless than this cost {@link #PENALTY} times what they would in micro-F1. */
    private static final double MOST_FALSE_COMPLAINTS = 0.03;

    private static final double PENALTY = 2;
    private static final double LEAST_WORTH_A_LOOK = 1.0 / 3;
    /** From so many texts a share can be told. */
    private static final int FEWEST = 20;

    private static final double GRID = 0.01;
    private static final double COARSE = 0.05;

    /**
     * What was chosen.
     *
     * @param threshold least probability of a category that is taken
     * @param opens least probability of any complaint at which the best category is taken below the threshold, too
     * @param best least probability of the best category that is then taken
     * @param more least probability of the other categories that are then taken
     * @param microF1 what that gives on the texts that were held out
     */
    record Choice(double threshold, double opens, double best, double more, double microF1) {}

    private final int labels;
    private final double[] probabilities;
    private final double[] any;
    private final boolean[] outcomes;
    /** For each text its most probable label. */
    private final int[] first;

    /** For each text the probability of each label, that of any complaint, and which labels it has. */
    Thresholds(int labels, double[] probabilities, double[] any, boolean[] outcomes) {
        this.labels = labels;
        this.probabilities = probabilities;
        this.any = any;
        this.outcomes = outcomes;
        this.first = new int[any.length];
        for (int text = 0; text < any.length; text++) {
            for (int label = 1; label < labels; label++) {
                if (probability(text, label) > probability(text, first[text])) {
                    first[text] = label;
                }
            }
        }
    }

    Choice choose() {
        Choice chosen = new Choice(0.5, 1, 1, 1, 0);
        double most = Double.NEGATIVE_INFINITY;
        for (double threshold = 0.7; threshold < 0.95; threshold += 2 * COARSE) {
            for (double opens = 0.5; opens < 1; opens += 2 * GRID) {
                for (double best = 0.2; best < 0.5; best += COARSE) {
                    for (double more = best; more < 0.65; more += COARSE) {
                        double[] found = measure(threshold, opens, best, more);
                        double worth = found[0] - PENALTY * Math.max(0, found[1] - MOST_FALSE_COMPLAINTS);
                        if (worth > most) {
                            most = worth;
                            chosen = new Choice(threshold, opens, best, more, found[0]);
                        }
                    }
                }
            }
        }
        return chosen;
    }

    /** Micro-F1, and the share of the harmless that are accused. */
    private double[] measure(double threshold, double opens, double best, double more) {
        int right = 0;
        int said = 0;
        int wanted = 0;
        int harmless = 0;
        int accused = 0;
        for (int text = 0; text < any.length; text++) {
            boolean bestToo = any[text] >= opens && probability(text, first[text]) >= best;
            int labelsOfText = 0;
            int saidOfText = 0;
            for (int label = 0; label < labels; label++) {
                double probability = probability(text, label);
                boolean taken = probability >= threshold || (bestToo && (label == first[text] || probability >= more));
                boolean outcome = outcomes[text * labels + label];
                saidOfText += taken ? 1 : 0;
                labelsOfText += outcome ? 1 : 0;
                right += taken && outcome ? 1 : 0;
            }
            said += saidOfText;
            wanted += labelsOfText;
            harmless += labelsOfText == 0 ? 1 : 0;
            accused += labelsOfText == 0 && saidOfText > 0 ? 1 : 0;
        }
        return new double[] {
            said + wanted == 0 ? 0 : 2.0 * right / (said + wanted), harmless == 0 ? 0 : accused / (double) harmless
        };
    }

    /** Down to where, of the texts that get nothing and whose best category is no less probable, enough do complain to be worth a look. */
    double doubt(Choice choice) {
        double doubt = choice.threshold();
        for (double lower = choice.threshold() - GRID; lower > GRID; lower -= GRID) {
            int between = 0;
            int complaints = 0;
            for (int text = 0; text < any.length; text++) {
                double best = probability(text, first[text]);
                boolean taken = best >= choice.threshold() || (any[text] >= choice.opens() && best >= choice.best());
                if (!taken && best >= lower) {
                    between++;
                    complaints += complains(text) ? 1 : 0;
                }
            }
            if (between >= FEWEST && complaints < LEAST_WORTH_A_LOOK * between) {
                return doubt;
            }
            doubt = lower;
        }
        return doubt;
    }

    private boolean complains(int text) {
        for (int label = 0; label < labels; label++) {
            if (outcomes[text * labels + label]) {
                return true;
            }
        }
        return false;
    }

    private double probability(int text, int label) {
        return probabilities[text * labels + label];
    }
}
