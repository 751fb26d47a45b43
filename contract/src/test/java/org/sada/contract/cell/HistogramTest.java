package org.sada.contract.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
    private static final long GREATEST = 1L << 61; // 73 million years of milliseconds

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aBucketStandsForItsValuesToOnePercent(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            long value = (random.nextLong() >>> 3) >>> random.nextInt(61);
            int bucket = Histogram.bucketOf(value);

            assertThat(Histogram.lowest(bucket))
                    .as("seed %d value %d", seed, value)
                    .isLessThanOrEqualTo(value);
            assertThat(Histogram.lowest(bucket + 1))
                    .as("seed %d value %d", seed, value)
                    .isGreaterThan(value);
            assertThat(Math.abs(Histogram.midpoint(bucket) - value))
                    .as("seed %d value %d", seed, value)
                    .isLessThanOrEqualTo(value / 100);
        }
    }

    @Test
    void bucketsFollowEachOtherWithoutGapsOrOverlaps() {
        for (int bucket = 0; bucket < Histogram.bucketOf(GREATEST); bucket++) {
            assertThat(Histogram.bucketOf(Histogram.lowest(bucket))).isEqualTo(bucket);
            assertThat(Histogram.bucketOf(Histogram.lowest(bucket + 1) - 1)).isEqualTo(bucket);
            assertThat(Histogram.bucketOf(Histogram.midpoint(bucket))).isEqualTo(bucket);
        }
    }

    @Test
    void smallValuesAreExact() {
        for (int value = 0; value < 128; value++) {
            assertThat(Histogram.of(value, 1).quantile(0.5)).hasValue(value);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void quantilesAreThoseOfTheValuesToOnePercent(long seed) {
        Random random = new Random(seed);
        long[] values = random.longs(1 + random.nextInt(3000), 0, 1L << (2 + random.nextInt(30)))
                .toArray();
        Histogram histogram = of(values);
        Arrays.sort(values);
        for (double quantile : new double[] {0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.999, 1}) {
            long exact = values[Math.max(1, (int) Math.ceil(quantile * values.length)) - 1];

            assertThat(Math.abs(histogram.quantile(quantile).getAsLong() - exact))
                    .as("seed %d quantile %s", seed, quantile)
                    .isLessThanOrEqualTo(exact / 100);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void addingAndSubtractingInAnyOrderGivesTheSame(long seed) {
        Random random = new Random(seed);
        long[] left = random.longs(random.nextInt(500), 0, 100_000).toArray();
        long[] right = random.longs(random.nextInt(500), 0, 100_000).toArray();
        long[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);

        assertThat(of(left).plus(of(right))).as("seed %d", seed).isEqualTo(of(both));
        assertThat(of(right).plus(of(left))).as("seed %d", seed).isEqualTo(of(both));
        assertThat(of(both).plus(of(right).negated())).as("seed %d", seed).isEqualTo(of(left));
        assertThat(of(both).plus(of(both).negated())).as("seed %d", seed).isEqualTo(Histogram.EMPTY);
        assertThat(of(both).total()).as("seed %d", seed).isEqualTo(both.length);
    }

    @Test
    void aBucketThatComesToZeroIsGone() {
        Histogram rest = of(5, 900).plus(Histogram.of(5, -1));

        assertThat(rest.size()).isEqualTo(1);
        assertThat(rest.bucket(0)).isEqualTo(Histogram.bucketOf(900));
        assertThat(rest.count(0)).isEqualTo(1);
    }

    @Test
    void ranksOutsideHaveNoValue() {
        assertThat(of(5, 900).atRank(0)).isEmpty();
        assertThat(of(5, 900).atRank(1)).hasValue(5);
        assertThat(of(5, 900).atRank(3)).isEmpty();
        assertThat(Histogram.EMPTY.quantile(0.5)).isEmpty();
    }

    @Test
    void aCountBeyond64BitsFailsLoudly() {
        Histogram full = Histogram.of(7, Long.MAX_VALUE);

        assertThatThrownBy(() -> full.plus(Histogram.of(7, 1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void whatIsNoHistogramIsRefused() {
        assertThatThrownBy(() -> Histogram.of(-1, 1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> Histogram.of(new int[] {3, 2}, new long[] {1, 1}))
                .hasMessageContaining("out of order");
        assertThatThrownBy(() -> Histogram.of(new int[] {3}, new long[] {0})).hasMessageContaining("count 0");
        assertThatThrownBy(() -> Histogram.of(new int[] {3}, new long[0])).hasMessageContaining("0 counts");
    }

    private static Histogram of(long... values) {
        Histogram histogram = Histogram.EMPTY;
        for (long value : values) {
            histogram = histogram.plus(Histogram.of(value, 1));
        }
        return histogram;
    }
}
