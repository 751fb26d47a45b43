package org.sada.analytics.cause;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How much the deviation of a leaf is worth, given its size: small leaves are noisier than large ones. */
final class Noise {
    private static final int LEAVES_OF_A_GROUP = 400;
    private static final double LEAST = 0.005;
    private static final double NORMAL = 1.4826;

    private Noise() {}

    /**
     * One over the variance of each leaf's deviation, by the median absolute deviation from nothing among leaves of about its size.
     *
     * @param isOpen which leaves there are; the others weigh nothing
     */
    static double[] weights(double[] off, double[] size, boolean[] isOpen) {
        int[] bySize = IntStream.range(0, off.length)
                .filter(leaf -> isOpen[leaf])
                .boxed()
                .sorted(Comparator.comparingDouble(leaf -> size[leaf]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] weights = new double[off.length];
        int groups = Math.max(1, bySize.length / LEAVES_OF_A_GROUP);
        for (int group = 0; group < groups; group++) {
            int from = (int) ((long) bySize.length * group / groups);
            int to = (int) ((long) bySize.length * (group + 1) / groups);
            double noise = Math.max(LEAST, NORMAL * medianSize(off, bySize, from, to));
            for (int at = from; at < to; at++) {
                weights[bySize[at]] = 1 / (noise * noise);
            }
        }
        return weights;
    }

    private static double medianSize(double[] off, int[] leaves, int from, int to) {
        if (from == to) {
            return 0;
        }
        double[] sizes = new double[to - from];
        for (int at = from; at < to; at++) {
            sizes[at - from] = Math.abs(off[leaves[at]]);
        }
        Arrays.sort(sizes);
        return (sizes[(sizes.length - 1) / 2] + sizes[sizes.length / 2]) / 2;
    }
}
