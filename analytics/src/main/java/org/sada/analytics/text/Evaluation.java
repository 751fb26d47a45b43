package org.sada.analytics.text;

import java.util.List;

/**
 * How well a classifier reads texts whose labels are known. Shares and F1 are 0 to 1.
 *
 * @param texts that were read
 * @param skipped rows of the files without a text or a label
 * @param oneLabel whether each text has exactly one label; then the most probable counts as the answer even where the classifier abstains
 * @param accuracy texts of which exactly the right labels were found
 * @param microF1 over all labels of all texts
 * @param microPrecision the same
 * @param microRecall the same
 * @param macroF1 mean over the labels that occur in the files
 * @param abstained texts of which the classifier would rather not say anything
 * @param accuracyOfAnswered accuracy without those
 * @param accuracyWithoutLeastCertainFifth accuracy of the four fifths that it is surest of
 * @param harmless texts without any label
 * @param falseComplaints how many of them were given one
 * @param falseComplaintRate the share of those; 0 where there are none
 * @param sentimentAccuracy share of right sentiments among texts that have one in the file; null where the file or the model has none
 * @param categories by label, in order of their names
 * @param varieties by variety of the language, where the file has it
 * @param confusions pairs that were taken for each other, the most frequent first
 * @param textsPerSecond on one core, once warm
 */
public record Evaluation(
        int texts,
        int skipped,
        boolean oneLabel,
        double accuracy,
        double microF1,
        double microPrecision,
        double microRecall,
        double macroF1,
        int abstained,
        double accuracyOfAnswered,
        double accuracyWithoutLeastCertainFifth,
        int harmless,
        int falseComplaints,
        double falseComplaintRate,
        Double sentimentAccuracy,
        List<Scores> categories,
        List<Scores> varieties,
        List<Confusion> confusions,
        long textsPerSecond) {

    public Evaluation {
        categories = List.copyOf(categories);
        varieties = List.copyOf(varieties);
        confusions = List.copyOf(confusions);
    }

    /**
     * One label, or one part of the texts.
     *
     * @param support how often it is right in the files
     */
    public record Scores(String name, double precision, double recall, double f1, int support) {}

    /**
     * A label that was given in place of another; {@code none} stands for none at all.
     *
     * @param count in how many texts
     */
    public record Confusion(String expected, String predicted, int count) {}
}
