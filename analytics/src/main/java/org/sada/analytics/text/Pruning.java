package org.sada.analytics.text;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Makes trained weights small: what a feature says for all classes of a group alike is taken off, the largest weights are kept, one byte each.
 */
final class Pruning {
    private static final int BINS = 1 << 16;
    private static final int LARGEST = 127;
    /** Classes that are not compared with others keep their weights as they are. */
    static final int ALONE = -1;

    private Pruning() {}

    static Weights prune(
            Weighting weighting, int[][] bucketsOf, float[][][] dense, float[] biases, int[] groups, int mostWeights) {
        int labels = biases.length;
        for (int model = 0; model < dense.length; model++) {
            takeOffMedians(dense[model], bucketsOf[model].length, groups);
        }
        float threshold = threshold(dense, mostWeights);
        float[] scales = scales(dense, labels);
        int[] offsets = new int[Block.BUCKETS + 1];
        int kept = count(bucketsOf, dense, threshold, scales, offsets);
        short[] classes = new short[kept];
        byte[] weights = new byte[kept];
        fill(bucketsOf, dense, threshold, scales, offsets, classes, weights);
        return new Weights(weighting, offsets, classes, weights, scales, biases);
    }

    private static void takeOffMedians(float[][] dense, int width, int[] groups) {
        int most = Arrays.stream(groups).max().orElse(ALONE);
        for (int group = 0; group <= most; group++) {
            int wanted = group;
            float[][] members = IntStream.range(0, groups.length)
                    .filter(label -> groups[label] == wanted)
                    .mapToObj(label -> dense[label])
                    .toArray(float[][]::new);
            if (members.length > 2) {
                takeOffMedians(members, width);
            }
        }
    }

    private static void takeOffMedians(float[][] members, int width) {
        float[] values = new float[members.length];
        for (int index = 0; index < width; index++) {
            for (int label = 0; label < members.length; label++) {
                values[label] = members[label][index];
            }
            Arrays.sort(values);
            float median = values[values.length / 2];
            for (float[] member : members) {
                member[index] -= median;
            }
        }
    }

    /** The weight above which about as many are left as are wanted. */
    private static float threshold(float[][][] dense, int mostWeights) {
        float largest = 0;
        for (float[][] model : dense) {
            for (float[] weights : model) {
                for (float weight : weights) {
                    largest = Math.max(largest, Math.abs(weight));
                }
            }
        }
        int[] bins = new int[BINS + 1];
        for (float[][] model : dense) {
            for (float[] weights : model) {
                for (float weight : weights) {
                    bins[(int) (Math.abs(weight) / largest * BINS)]++;
                }
            }
        }
        long above = 0;
        int bin = BINS;
        while (bin > 0 && above + bins[bin] <= mostWeights) {
            above += bins[bin];
            bin--;
        }
        return largest * (bin + 1) / BINS;
    }

    private static float[] scales(float[][][] dense, int labels) {
        float[] scales = new float[labels];
        for (int label = 0; label < labels; label++) {
            float largest = 0;
            for (float[][] model : dense) {
                for (float weight : model[label]) {
                    largest = Math.max(largest, Math.abs(weight));
                }
            }
            scales[label] = largest == 0 ? 1 : largest / LARGEST;
        }
        return scales;
    }

    private static int count(int[][] bucketsOf, float[][][] dense, float threshold, float[] scales, int[] offsets) {
        for (int model = 0; model < dense.length; model++) {
            for (int label = 0; label < scales.length; label++) {
                for (int index = 0; index < bucketsOf[model].length; index++) {
                    if (isKept(dense[model][label][index], threshold, scales[label])) {
                        offsets[bucketsOf[model][index] + 1]++;
                    }
                }
            }
        }
        for (int bucket = 0; bucket < Block.BUCKETS; bucket++) {
            offsets[bucket + 1] += offsets[bucket];
        }
        return offsets[Block.BUCKETS];
    }

    private static void fill(
            int[][] bucketsOf,
            float[][][] dense,
            float threshold,
            float[] scales,
            int[] offsets,
            short[] classes,
            byte[] weights) {
        int[] next = offsets.clone();
        for (int label = 0; label < scales.length; label++) {
            for (int model = 0; model < dense.length; model++) {
                for (int index = 0; index < bucketsOf[model].length; index++) {
                    float weight = dense[model][label][index];
                    if (isKept(weight, threshold, scales[label])) {
                        int at = next[bucketsOf[model][index]]++;
                        classes[at] = (short) label;
                        weights[at] = (byte) Math.round(weight / scales[label]);
                    }
                }
            }
        }
    }

    private static boolean isKept(float weight, float threshold, float scale) {
        return Math.abs(weight) >= threshold && Math.round(weight / scale) != 0;
    }
}
