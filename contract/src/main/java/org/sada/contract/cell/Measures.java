package org.sada.contract.cell;

import java.util.Arrays;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;

/** What a cell holds, or a change of it: an integer for each {@link Measure}, and the histograms. Immutable. */
public final class Measures {
    public static final Measures ZERO = new Builder().build();

    private static final byte VERSION = 1;

    private final long[] values;
    private final Histogram[] histograms;

    private Measures(long[] values, Histogram[] histograms) {
        this.values = values;
        this.histograms = histograms;
    }

    public long get(Measure measure) {
        return values[measure.ordinal()];
    }

    public Histogram get(HistogramMeasure measure) {
        return histograms[measure.ordinal()];
    }

    public boolean isZero() {
        return isZero(values, histograms);
    }

    private static boolean isZero(long[] values, Histogram[] histograms) {
        for (long value : values) {
            if (value != 0) {
                return false;
            }
        }
        for (Histogram histogram : histograms) {
            if (!histogram.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Both together; throws ArithmeticException where a sum leaves 64 bits. */
    public Measures plus(Measures other) {
        return new Builder().add(this).add(other).build();
    }

    public Measures negated() {
        return new Builder().subtract(this).build();
    }

    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(96).raw(VERSION);
        write(values, histograms, out);
        return out.toBytes();
    }

    private static void write(long[] values, Histogram[] histograms, BinaryWriter out) {
        long present = 0;
        for (int i = 0; i < values.length; i++) {
            present |= values[i] == 0 ? 0 : 1L << i;
        }
        out.unsigned(present);
        for (long value : values) {
            if (value != 0) {
                out.signed(value);
            }
        }
        for (Histogram histogram : histograms) {
            histogram.write(out);
        }
    }

    public static Measures fromBytes(byte[] bytes) {
        return new Builder()
                .read(BinaryReader.versioned(bytes, VERSION, "the measures of a cell"))
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measures that
                && Arrays.equals(values, that.values)
                && Arrays.equals(histograms, that.histograms);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(histograms);
    }

    /** Only what is not zero. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Measure measure : Measure.ALL) {
            if (get(measure) != 0) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(measure.text())
                        .append('=')
                        .append(get(measure));
            }
        }
        for (HistogramMeasure measure : HistogramMeasure.ALL) {
            if (!get(measure).isEmpty()) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(measure.text())
                        .append('=')
                        .append(get(measure));
            }
        }
        return text.append('}').toString();
    }

    /** Collects measures. Every sum is exact or throws ArithmeticException. */
    public static final class Builder {
        private final long[] values = new long[Measure.ALL.length];
        private final Histogram[] histograms = new Histogram[HistogramMeasure.ALL.length];

        public Builder() {
            Arrays.fill(histograms, Histogram.EMPTY);
        }

        public Builder add(Measure measure, long amount) {
            values[measure.ordinal()] = Math.addExact(values[measure.ordinal()], amount);
            return this;
        }

        public Builder count(Measure measure) {
            return add(measure, 1);
        }

        public Builder countIf(boolean condition, Measure measure) {
            return condition ? count(measure) : this;
        }

        /** Adds one value to a distribution. */
        public Builder record(HistogramMeasure measure, long value) {
            return add(measure, Histogram.of(value, 1));
        }

        public Builder add(HistogramMeasure measure, Histogram histogram) {
            histograms[measure.ordinal()] = histograms[measure.ordinal()].plus(histogram);
            return this;
        }

        public Builder add(Measures other) {
            return plus(other.values, other.histograms);
        }

        public Builder add(Builder other) {
            return plus(other.values, other.histograms);
        }

        private Builder plus(long[] otherValues, Histogram[] otherHistograms) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.addExact(values[i], otherValues[i]);
            }
            for (int i = 0; i < histograms.length; i++) {
                histograms[i] = histograms[i].plus(otherHistograms[i]);
            }
            return this;
        }

        public Builder subtract(Measures other) {
            return minus(other.values, other.histograms);
        }

        public Builder subtract(Builder other) {
            return minus(other.values, other.histograms);
        }

        private Builder minus(long[] otherValues, Histogram[] otherHistograms) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.subtractExact(values[i], otherValues[i]);
            }
            for (int i = 0; i < histograms.length; i++) {
                histograms[i] = histograms[i].plus(otherHistograms[i].negated());
            }
            return this;
        }

        public boolean isZero() {
            return Measures.isZero(values, histograms);
        }

        /** Appends the form of {@link Measures#toBytes}, without the version byte. */
        public void write(BinaryWriter out) {
            Measures.write(values, histograms, out);
        }

        /** Adds what {@link #write} wrote. */
        public Builder read(BinaryReader in) {
            long present = in.unsigned();
            for (long rest = present; rest != 0; rest &= rest - 1) {
                int i = Long.numberOfTrailingZeros(rest);
                values[i] = Math.addExact(values[i], in.signed());
            }
            for (int i = 0; i < histograms.length; i++) {
                histograms[i] = histograms[i].plus(Histogram.read(in));
            }
            return this;
        }

        public Measures build() {
            return new Measures(values.clone(), histograms.clone());
        }
    }
}
