package org.sada.analytics.cause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the slice in which a ratio of counts rose: bad ones among all, now against before.
 *
 * <p>The usual ratio of a slice is the one before, drawn towards the overall one as by {@value #PRIOR} more cases. The excess d is what lies above
 * it, z how many standard deviations of a binomial count that is, e the slice's excess over the overall one, s the slice's share of all cases. Among slices that are
 * beyond doubt, the best has most of the excess in few of the cases, and parts the risen from the unrisen most clearly:
 * {@code ln e - 0.1 ln s + 0.1 ln(log-likelihood ratio)}. Two values of one attribute that rose alike are one event when together they
 * beat every single slice.
 */
public final class RateCauses {
    private static final double PRIOR = 20;
    private static final int DEPTH = 3;
    private static final double LEAST_Z = 9;
    private static final double LEAST_EXCESS = 3;
    private static final double LEAST_EXPLAINED = 0.3;
    private static final double LEAST_EXPLAINED_OF_A_PAIR = 0.2;
    private static final double PRICE_OF_SHARE = 0.1;
    private static final double WORTH_OF_CONTRAST = 0.1;
    private static final double PRICE_OF_A_PAIR = 0.15;
    private static final double ALIKE = 4;

    private final Leaves leaves;
    private final double overallBefore;
    private final double value;
    private final double base;
    private final double excess;

    private RateCauses(Leaves leaves) {
        this.leaves = leaves;
        this.overallBefore = Leaves.total(leaves.valueBefore()) / Leaves.total(leaves.baseBefore());
        this.value = Leaves.total(leaves.value());
        this.base = Leaves.total(leaves.base());
        this.excess = value - base * overallBefore;
    }

    /** Sums over one slice, or over two beside each other. */
    private record Candidate(Cuboid cuboid, int slice, double value, double base, double expected, double z) {
        double excess() {
            return value - expected;
        }

        double rise() {
            return excess() / base;
        }

        Candidate with(Candidate other) {
            return new Candidate(
                    cuboid, slice, value + other.value, base + other.base, expected + other.expected, z + other.z);
        }
    }

    /**
     * The causes, the likeliest first: none where nothing is beyond doubt, and several only where several act.
     *
     * @param leaves counts: no negative ones, and no value above its base
     */
    public static List<Cause> find(Leaves leaves) {
        RateCauses search = new RateCauses(leaves);
        return search.excess > 0 ? search.causes() : List.of();
    }

    /** The usual ratio of a part, given the overall one. */
    static double usual(double valueBefore, double baseBefore, double overallBefore) {
        return (valueBefore + PRIOR * overallBefore) / (baseBefore + PRIOR);
    }

    private List<Cause> causes() {
        List<Candidate> best = List.of();
        double bestScore = Double.NEGATIVE_INFINITY;
        List<List<Candidate>> all = new ArrayList<>();
        for (Cuboid cuboid : Cuboid.upTo(DEPTH, leaves)) {
            List<Candidate> candidates = candidates(cuboid);
            all.add(candidates);
            for (Candidate candidate : candidates) {
                double score = score(candidate);
                if (explained(candidate) >= LEAST_EXPLAINED && score > bestScore) {
                    bestScore = score;
                    best = List.of(candidate);
                }
            }
        }
        for (List<Candidate> candidates : all) {
            for (int second = 1; second < candidates.size(); second++) {
                for (int first = 0; first < second; first++) {
                    List<Candidate> pair = List.of(candidates.get(first), candidates.get(second));
                    double score = areOneEvent(pair.get(0), pair.get(1))
                            ? score(pair.get(0).with(pair.get(1))) - PRICE_OF_A_PAIR
                            : Double.NEGATIVE_INFINITY;
                    if (score > bestScore) {
                        bestScore = score;
                        best = pair;
                    }
                }
            }
        }
        return best.stream()
                .sorted(Comparator.comparingDouble(Candidate::excess).reversed())
                .map(this::cause)
                .toList();
    }

    private List<Candidate> candidates(Cuboid cuboid) {
        double[] values = cuboid.sums(leaves.value());
        double[] bases = cuboid.sums(leaves.base());
        double[] valuesBefore = cuboid.sums(leaves.valueBefore());
        double[] basesBefore = cuboid.sums(leaves.baseBefore());
        List<Candidate> found = new ArrayList<>();
        for (int slice = 0; slice < values.length; slice++) {
            if (values[slice] < LEAST_EXPLAINED_OF_A_PAIR * excess || bases[slice] <= 0) {
                continue;
            }
            double usual = usual(valuesBefore[slice], basesBefore[slice], overallBefore);
            double expected = bases[slice] * usual;
            double z = deviations(values[slice], bases[slice], usual);
            Candidate candidate = new Candidate(cuboid, slice, values[slice], bases[slice], expected, z);
            if (z >= LEAST_Z
                    && candidate.excess() >= LEAST_EXCESS
                    && explained(candidate) >= LEAST_EXPLAINED_OF_A_PAIR) {
                found.add(candidate);
            }
        }
        return found;
    }

    /**
     * How far a binomial count lies above the usual ratio: the signed root of its deviance, which keeps to standard deviations where
     * counts are small. 0 where it does not lie above.
     */
    private static double deviations(double value, double base, double usual) {
        double expected = base * usual;
        if (value <= expected) {
            return 0;
        }
        double good = base - value;
        return Math.sqrt(2 * (logRatio(value, value, expected) + logRatio(good, good, base - expected)));
    }

    private double explained(Candidate candidate) {
        return candidate.excess() / excess;
    }

    private double score(Candidate candidate) {
        return Math.log(explained(candidate))
                - PRICE_OF_SHARE * Math.log(candidate.base() / base)
                + WORTH_OF_CONTRAST * Math.log(Math.max(contrast(candidate), 1e-9));
    }

    /**
     * The log-likelihood ratio, for Poisson counts, of "the excess rate inside differs from that outside" to "it is the same
     * everywhere".
     */
    private double contrast(Candidate candidate) {
        double outside = Math.max(value - candidate.value(), 0);
        double expectedOutside = Math.max(base * overallBefore - candidate.expected(), 1e-6);
        double baseOutside = base - candidate.base();
        double riseOutside = (outside - expectedOutside) / Math.max(baseOutside, 1);
        if (candidate.rise() <= riseOutside) {
            return 0;
        }
        double everywhere = excess / base;
        return logRatio(candidate.value(), candidate.value(), candidate.expected() + candidate.base() * everywhere)
                + logRatio(outside, outside, expectedOutside + baseOutside * everywhere);
    }

    private static double logRatio(double count, double seen, double supposed) {
        return count == 0 ? 0 : count * Math.log(Math.max(seen, 1e-9) / Math.max(supposed, 1e-9));
    }

    private boolean areOneEvent(Candidate one, Candidate other) {
        int differing = 0;
        for (int attribute : one.cuboid().attributes) {
            int oneLeaf = one.cuboid().leafOf(one.slice());
            int otherLeaf = other.cuboid().leafOf(other.slice());
            differing += leaves.code(attribute, oneLeaf) == leaves.code(attribute, otherLeaf) ? 0 : 1;
        }
        return differing == 1 && Math.max(one.rise(), other.rise()) <= ALIKE * Math.min(one.rise(), other.rise());
    }

    private Cause cause(Candidate candidate) {
        Cuboid cuboid = candidate.cuboid();
        return new Cause(
                leaves.slice(cuboid.attributes, cuboid.leafOf(candidate.slice())),
                candidate.base() / base,
                explained(candidate),
                candidate.value(),
                candidate.expected(),
                candidate.base(),
                candidate.z());
    }
}
