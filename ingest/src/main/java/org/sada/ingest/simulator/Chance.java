package org.sada.ingest.simulator;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded randomness for one purpose. Only the generator's raw 64 bits are used, and {@link StrictMath}, so that no release of Java and
 * no processor draws otherwise.
 */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this(new SplittableRandom(seed));
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** Another, independent one; draws from it leave this one's as they are. */
    Chance split() {
        return new Chance(random.split());
    }

    long bits() {
        return random.nextLong();
    }

    /** 0 to 1, without 1. */
    double unit() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    boolean happens(double probability) {
        return unit() < probability;
    }

    /** 0 to the bound, without it. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    double between(double low, double high) {
        return low + unit() * (high - low);
    }

    /** Seconds in this range, as milliseconds. */
    long seconds(double low, double high) {
        return (long) (1000 * between(low, high));
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    double normal() {
        double x;
        double squares;
        do {
            x = 2 * unit() - 1;
            double y = 2 * unit() - 1;
            squares = x * x + y * y;
        } while (squares >= 1 || squares == 0);
        return x * Math.sqrt(-2 * StrictMath.log(squares) / squares);
    }

    /** Around a median, with the spread sigma of its logarithm. */
    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** The index of one weight, drawn in proportion to the weights. */
    int pick(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = unit() * sum;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
