package org.sada.analytics.cause;

/**
 * How an overall ratio moved, and how much of it is mix: that the same slices, each at its own old ratio, now have other shares.
 *
 * @param before the ratio before
 * @param now the ratio now
 * @param mix the part of {@code now - before} that other shares bring about; the rest is that ratios moved within slices
 * @param base the denominator now
 */
public record Movement(double before, double now, double mix, double base) {
    /** @throws IllegalArgumentException where there is nothing now, or nothing before */
    public static Movement of(Leaves leaves) {
        double baseBefore = Leaves.total(leaves.baseBefore());
        double base = Leaves.total(leaves.base());
        if (!(baseBefore > 0 && base > 0)) {
            throw new IllegalArgumentException(
                    base > 0 ? "there is nothing before to compare with" : "there is nothing at that time");
        }
        double before = Leaves.total(leaves.valueBefore()) / baseBefore;
        double held = 0;
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            held += leaves.base()[leaf]
                    * RateCauses.usual(leaves.valueBefore()[leaf], leaves.baseBefore()[leaf], before);
        }
        return new Movement(before, Leaves.total(leaves.value()) / base, held / base - before, base);
    }
}
