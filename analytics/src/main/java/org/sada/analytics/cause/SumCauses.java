package org.sada.analytics.cause;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the slices in which a sum leaves what was expected of it, up or down.
 *
 * <p>Of each leaf x = 2 (real - expected) / (real + expected), between -2 and 2; sigma is its noise, by the median absolute deviation among leaves of
 * about the same size, and w = 1 / sigma^2 its weight. A slice whose weighted mean of x is m stands out by m^2 (sum of w) / 2, the log-likelihood
 * ratio of "moved as one" to "did not move". The slice that stands out most is taken when its leaves agree: most of their weight lies beyond
 * half the mean, on its side. Then its leaves are taken out, and the search goes on, until a slice as good could be met by chance
 * among so many.
 */
public final class SumCauses {
    private static final double AGREEING = 0.8;
    private static final double UNCLAIMED = 0.5;
    private static final double MARGIN = 5;
    /** By how much more a single leaf must stand out: the tails of noise are seldom normal. */
    private static final double FEW_LEAVES = 2;

    private final Leaves leaves;
    private final List<Cuboid> cuboids;
    private final double[] off;
    private final boolean[] isOpen;
    private final double[] weight;
    private final double enough;

    private SumCauses(Leaves leaves) {
        this.leaves = leaves;
        this.cuboids = Cuboid.upTo(leaves.attributes(), leaves);
        this.off = new double[leaves.size()];
        this.isOpen = new boolean[leaves.size()];
        for (int leaf = 0; leaf < off.length; leaf++) {
            double both = leaves.value()[leaf] + leaves.base()[leaf];
            isOpen[leaf] = both > 0;
            off[leaf] = both > 0 ? 2 * (leaves.value()[leaf] - leaves.base()[leaf]) / both : 0;
        }
        this.weight = Noise.weights(off, leaves.base(), isOpen);
        this.enough = MARGIN + Math.log(cuboids.stream().mapToInt(Cuboid::size).sum());
    }

    private record Candidate(Cuboid cuboid, int slice, double mean, double strength) {}

    /**
     * The causes, the strongest first; none where nothing stands out.
     *
     * @param leaves real sums as values, expected ones as bases; neither negative
     */
    public static List<Cause> find(Leaves leaves) {
        return new SumCauses(leaves).causes();
    }

    private List<Cause> causes() {
        List<Cause> causes = new ArrayList<>();
        Candidate next = strongest();
        while (next != null) {
            causes.add(cause(next));
            for (int leaf = 0; leaf < off.length; leaf++) {
                isOpen[leaf] &= next.cuboid().sliceOf(leaf) != next.slice();
            }
            next = strongest();
        }
        return causes;
    }

    private Candidate strongest() {
        Candidate best = null;
        double least = 0;
        for (Cuboid cuboid : cuboids) {
            Candidate candidate = strongest(cuboid, least);
            if (candidate != null) {
                best = candidate;
                least = candidate.strength();
            }
        }
        return best;
    }

    /** The strongest slice of a cuboid whose leaves agree, if it is stronger than this. */
    private Candidate strongest(Cuboid cuboid, double least) {
        int[] all = new int[cuboid.size()];
        int[] open = new int[cuboid.size()];
        double[] agreeing = new double[cuboid.size()];
        double[] heft = new double[cuboid.size()];
        double[] mean = new double[cuboid.size()];
        for (int leaf = 0; leaf < off.length; leaf++) {
            int slice = cuboid.sliceOf(leaf);
            all[slice]++;
            if (isOpen[leaf]) {
                open[slice]++;
                heft[slice] += weight[leaf];
                mean[slice] += weight[leaf] * off[leaf];
            }
        }
        for (int slice = 0; slice < mean.length; slice++) {
            mean[slice] /= open[slice] == 0 ? 1 : heft[slice];
        }
        for (int leaf = 0; leaf < off.length; leaf++) {
            double ofSlice = mean[cuboid.sliceOf(leaf)];
            if (isOpen[leaf] && off[leaf] * Math.signum(ofSlice) > Math.abs(ofSlice) / 2) {
                agreeing[cuboid.sliceOf(leaf)] += weight[leaf];
            }
        }
        Candidate best = null;
        double bar = least;
        for (int slice = 0; slice < mean.length; slice++) {
            double strength = heft[slice] * mean[slice] * mean[slice] / 2;
            if (strength > bar
                    && strength > enough * (1 + FEW_LEAVES / open[slice])
                    && open[slice] >= UNCLAIMED * all[slice]
                    && agreeing[slice] >= AGREEING * heft[slice]) {
                best = new Candidate(cuboid, slice, mean[slice], strength);
                bar = strength;
            }
        }
        return best;
    }

    private Cause cause(Candidate candidate) {
        double value = 0;
        double expected = 0;
        for (int leaf = 0; leaf < off.length; leaf++) {
            if (candidate.cuboid().sliceOf(leaf) == candidate.slice()) {
                value += leaves.value()[leaf];
                expected += leaves.base()[leaf];
            }
        }
        double allExpected = Leaves.total(leaves.base());
        double moved = 0;
        for (int leaf = 0; leaf < off.length; leaf++) {
            double each = leaves.value()[leaf] - leaves.base()[leaf];
            moved += each * candidate.mean() > 0 ? each : 0;
        }
        return new Cause(
                leaves.slice(candidate.cuboid().attributes, candidate.cuboid().leafOf(candidate.slice())),
                allExpected == 0 ? 0 : expected / allExpected,
                moved == 0 ? 0 : (value - expected) / moved,
                value,
                expected,
                expected,
                Math.signum(candidate.mean()) * Math.sqrt(2 * candidate.strength()));
    }
}
