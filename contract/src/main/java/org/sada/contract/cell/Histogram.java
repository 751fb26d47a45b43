package org.sada.contract.cell;

import java.util.Arrays;
import java.util.OptionalLong;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;

/**
 * Counts of values of 0 or more in logarithmic buckets. A bucket's midpoint is within 1 % of each of its values; histograms add and
 * subtract exactly. Immutable.
 *
 * <p>Buckets are log-linear: values below 128 have one each; above, every power of two is cut into 64 equal parts. So a bucket is at
 * most 1/64 of its lower end wide, and integer shifts place a value: no floating point, the same buckets on every machine.
 */
public final class Histogram {
    public static final Histogram EMPTY = new Histogram(new int[0], new long[0]);

    private static final int PART_BITS = 6;
    private static final int PARTS = 1 << PART_BITS;

    private final int[] buckets;
    private final long[] counts;

    private Histogram(int[] buckets, long[] counts) {
        this.buckets = buckets;
        this.counts = counts;
    }

    /** One value; its count may be negative, to take it out. */
    public static Histogram of(long value, long count) {
        return count == 0 ? EMPTY : new Histogram(new int[] {bucketOf(value)}, new long[] {count});
    }

    /**
     * @param buckets strictly rising
     * @param counts as many, none of them 0
     */
    public static Histogram of(int[] buckets, long[] counts) {
        if (buckets.length != counts.length) {
            throw new IllegalArgumentException(buckets.length + " buckets with " + counts.length + " counts");
        }
        for (int i = 0; i < buckets.length; i++) {
            if (counts[i] == 0 || buckets[i] < 0 || (i > 0 && buckets[i] <= buckets[i - 1])) {
                throw new IllegalArgumentException(
                        "bucket " + buckets[i] + " with count " + counts[i] + " is out of order");
            }
        }
        return buckets.length == 0 ? EMPTY : new Histogram(buckets.clone(), counts.clone());
    }

    /** Appends its compact form: how many buckets, then each one's distance from the one before and its count. */
    void write(BinaryWriter out) {
        out.unsigned(buckets.length);
        int previous = 0;
        for (int i = 0; i < buckets.length; i++) {
            out.unsigned(buckets[i] - previous).signed(counts[i]);
            previous = buckets[i];
        }
    }

    /** Reads what {@link #write} wrote. */
    static Histogram read(BinaryReader in) {
        int size = in.size();
        if (size == 0) {
            return EMPTY;
        }
        int[] buckets = new int[size];
        long[] counts = new long[size];
        int previous = 0;
        for (int i = 0; i < size; i++) {
            previous += (int) in.unsigned();
            buckets[i] = previous;
            counts[i] = in.signed();
        }
        return of(buckets, counts);
    }

    /** The bucket in which a value of 0 or more lies. */
    public static int bucketOf(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a histogram holds values of 0 or more, not " + value);
        }
        if (value < 2 * PARTS) {
            return (int) value;
        }
        int shift = 63 - Long.numberOfLeadingZeros(value) - PART_BITS;
        return (shift << PART_BITS) + (int) (value >>> shift);
    }

    /** The least value of a bucket. */
    public static long lowest(int bucket) {
        if (bucket < 2 * PARTS) {
            return bucket;
        }
        int shift = (bucket >> PART_BITS) - 1;
        return (long) (PARTS + (bucket & (PARTS - 1))) << shift;
    }

    /** The value that stands for a bucket: its midpoint, rounded down. */
    public static long midpoint(int bucket) {
        return (lowest(bucket) + lowest(bucket + 1) - 1) / 2;
    }

    public boolean isEmpty() {
        return buckets.length == 0;
    }

    /** How many buckets hold something. */
    public int size() {
        return buckets.length;
    }

    public int bucket(int index) {
        return buckets[index];
    }

    public long count(int index) {
        return counts[index];
    }

    /** All counts together. */
    public long total() {
        long total = 0;
        for (long count : counts) {
            total = Math.addExact(total, count);
        }
        return total;
    }

    /** Both together; throws ArithmeticException where a count leaves 64 bits. */
    public Histogram plus(Histogram other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        int[] mergedBuckets = new int[buckets.length + other.buckets.length];
        long[] mergedCounts = new long[mergedBuckets.length];
        int size = 0;
        int left = 0;
        int right = 0;
        while (left < buckets.length || right < other.buckets.length) {
            int bucket = Math.min(
                    left < buckets.length ? buckets[left] : Integer.MAX_VALUE,
                    right < other.buckets.length ? other.buckets[right] : Integer.MAX_VALUE);
            long count = 0;
            if (left < buckets.length && buckets[left] == bucket) {
                count = counts[left++];
            }
            if (right < other.buckets.length && other.buckets[right] == bucket) {
                count = Math.addExact(count, other.counts[right++]);
            }
            if (count != 0) {
                mergedBuckets[size] = bucket;
                mergedCounts[size++] = count;
            }
        }
        return size == 0 ? EMPTY : new Histogram(Arrays.copyOf(mergedBuckets, size), Arrays.copyOf(mergedCounts, size));
    }

    public Histogram negated() {
        if (isEmpty()) {
            return this;
        }
        long[] negated = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            negated[i] = Math.negateExact(counts[i]);
        }
        return new Histogram(buckets, negated);
    }

    /** The value at a rank, 1 for the least, to within 1 %; empty where the rank is outside 1 to {@link #total()}. */
    public OptionalLong atRank(long rank) {
        long seen = 0;
        for (int i = 0; rank >= 1 && i < buckets.length; i++) {
            seen = Math.addExact(seen, counts[i]);
            if (seen >= rank) {
                return OptionalLong.of(midpoint(buckets[i]));
            }
        }
        return OptionalLong.empty();
    }

    /** The value that the share {@code quantile}, between 0 and 1, of all values does not exceed: the one at rank ceil(q n). */
    public OptionalLong quantile(double quantile) {
        return atRank(Math.max(1, (long) Math.ceil(quantile * total())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram that
                && Arrays.equals(buckets, that.buckets)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(buckets) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < buckets.length; i++) {
            text.append(i == 0 ? "" : ", ").append(buckets[i]).append('=').append(counts[i]);
        }
        return text.append('}').toString();
    }
}
