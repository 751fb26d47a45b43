package org.sada.contract.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.topic.Topics;

class MeasuresTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theBinaryAndTheJsonFormKeepEveryInteger(long seed) {
        Measures measures = random(new Random(seed), Long.MAX_VALUE);

        assertThat(Measures.fromBytes(measures.toBytes())).as("seed %d", seed).isEqualTo(measures);
        byte[] json = Topics.KPIS.values().serializer().serialize("t", measures);
        assertThat(Topics.KPIS.values().deserializer().deserialize("t", json))
                .as("seed %d", seed)
                .isEqualTo(measures);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void whatWasAddedCanBeTakenOut(long seed) {
        Random random = new Random(seed);
        Measures left = random(random, 1L << 40);
        Measures right = random(random, 1L << 40);

        assertThat(left.plus(right)).as("seed %d", seed).isEqualTo(right.plus(left));
        assertThat(left.plus(right).plus(right.negated())).as("seed %d", seed).isEqualTo(left);
        assertThat(new Measures.Builder().add(left).subtract(left).build().isZero())
                .as("seed %d", seed)
                .isTrue();
        assertThat(left.plus(right).hashCode())
                .as("seed %d", seed)
                .isEqualTo(right.plus(left).hashCode());
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void aSumBeyond64BitsFailsLoudly(Measure measure) {
        Measures most = new Measures.Builder().add(measure, Long.MAX_VALUE).build();
        Measures one = new Measures.Builder().count(measure).build();

        assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.negated().plus(one.negated()).plus(one.negated()))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aBuiltValueDoesNotChangeWithItsBuilder() {
        Measures.Builder builder = new Measures.Builder().count(Measure.OFFERED);
        Measures first = builder.build();

        builder.count(Measure.OFFERED).record(HistogramMeasure.WAIT_HIST, 5);

        assertThat(first.get(Measure.OFFERED)).isEqualTo(1);
        assertThat(first.get(HistogramMeasure.WAIT_HIST).isEmpty()).isTrue();
    }

    @Test
    void onlyTheLedgersMeasuresBelongToTheLedger() {
        for (Measure measure : Measure.values()) {
            assertThat(measure.ofLedger())
                    .as(measure.text())
                    .isEqualTo(measure.text().startsWith("events_") || measure == Measure.INTERACTIONS_FLAGGED);
        }
    }

    @Test
    void anotherVersionOfTheBinaryFormIsRefused() {
        byte[] bytes = Measures.ZERO.toBytes();
        bytes[0] = 9;

        assertThatThrownBy(() -> Measures.fromBytes(bytes)).hasMessageContaining("version 9");
    }

    @Test
    void zeroIsZero() {
        assertThat(Measures.ZERO.isZero()).isTrue();
        assertThat(Measures.fromBytes(Measures.ZERO.toBytes())).isEqualTo(Measures.ZERO);
        assertThat(new Measures.Builder()
                        .record(HistogramMeasure.WAIT_HIST, 0)
                        .build()
                        .isZero())
                .isFalse();
    }

    private static Measures random(Random random, long bound) {
        Measures.Builder measures = new Measures.Builder();
        for (Measure measure : Measure.values()) {
            if (random.nextBoolean()) {
                measures.add(measure, (random.nextLong() % bound) >> random.nextInt(63));
            }
        }
        for (HistogramMeasure measure : HistogramMeasure.values()) {
            for (int i = random.nextInt(20); i > 0; i--) {
                measures.add(measure, Histogram.of(random.nextInt(10_000_000), 1 + random.nextInt(1000)));
            }
        }
        return measures.build();
    }
}
