package org.sada.analytics.text;

/**
 * How much a feature counts in a text: (1 + ln tf) idf, each block of features scaled to length 1. The idf of a bucket takes one byte, and is
 * rounded before training already, so that a stored model reads exactly as it was trained.
 */
final class Weighting {
    private static final double STEP = 0.05;
    private static final int FEWEST_TEXTS = 2;
    private static final double[] TF = frequencies();

    /** For each bucket the idf in steps; 0 where the bucket is not used. */
    final byte[] idf;

    Weighting(byte[] idf) {
        this.idf = idf;
    }

    /** From the number of texts that each bucket occurs in. What occurs once says nothing. */
    static Weighting of(int[] textsOf, int texts) {
        byte[] idf = new byte[textsOf.length];
        for (int bucket = 0; bucket < idf.length; bucket++) {
            if (textsOf[bucket] >= FEWEST_TEXTS) {
                double exact = StrictMath.log((1.0 + texts) / (1.0 + textsOf[bucket])) + 1;
                idf[bucket] = (byte) Math.min(255, Math.round(exact / STEP));
            }
        }
        return new Weighting(idf);
    }

    boolean uses(int bucket) {
        return idf[bucket] != 0;
    }

    /** Writes the weight of each feature into {@code values}; 0 for those that are not used. */
    void weigh(int[] buckets, int[] counts, int size, double[] values) {
        double[] squares = new double[Block.values().length];
        for (int index = 0; index < size; index++) {
            int steps = idf[buckets[index]] & 0xFF;
            double value = steps == 0 ? 0 : TF[Math.min(counts[index], TF.length - 1)] * (steps * STEP);
            values[index] = value;
            squares[Block.of(buckets[index]).ordinal()] += value * value;
        }
        for (int block = 0; block < squares.length; block++) {
            squares[block] = squares[block] == 0 ? 0 : 1 / Math.sqrt(squares[block]);
        }
        for (int index = 0; index < size; index++) {
            values[index] *= squares[Block.of(buckets[index]).ordinal()];
        }
    }

    private static double[] frequencies() {
        double[] table = new double[256];
        for (int count = 1; count < table.length; count++) {
            table[count] = 1 + StrictMath.log(count);
        }
        return table;
    }
}
