package org.sada.analytics.text;

import java.util.Arrays;

/**
 * A linear model: for each bucket the classes that it speaks for or against, with one byte each. Immutable.
 *
 * @param weighting how much a feature counts
 * @param offsets where the entries of each bucket begin, and one past the last
 * @param classes the class of each entry
 * @param weights the weight of each entry, in the class's scale
 * @param scales for each class what a weight of 1 stands for
 * @param biases for each class its score without features
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Weights(Weighting weighting, int[] offsets, short[] classes, byte[] weights, float[] scales, float[] biases) {
    int classCount() {
        return scales.length;
    }

    /** Writes the score of each class. {@code values} has room for each feature. */
    void score(int[] buckets, int[] counts, int size, double[] values, double[] scores) {
        weighting.weigh(buckets, counts, size, values);
        Arrays.fill(scores, 0, scales.length, 0);
        for (int index = 0; index < size; index++) {
            double value = values[index];
            if (value != 0) {
                int end = offsets[buckets[index] + 1];
                for (int entry = offsets[buckets[index]]; entry < end; entry++) {
                    scores[classes[entry]] += value * weights[entry];
                }
            }
        }
        for (int each = 0; each < scales.length; each++) {
            scores[each] = scores[each] * scales[each] + biases[each];
        }
    }

    /** What a bucket says for a class, before the value of the feature. */
    double weight(int bucket, int label) {
        for (int entry = offsets[bucket]; entry < offsets[bucket + 1]; entry++) {
            if (classes[entry] == label) {
                return weights[entry] * (double) scales[label];
            }
        }
        return 0;
    }
}
