package org.sada.contract.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sada.contract.cell.Measure.*;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.cell.Histogram;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;

class KpiTest {
    private static final Offset<Double> TENTH_OF_A_PERCENT = within(0.0005);

    @Test
    void fcrIsTheShareOfFirstContactsNotRepeated() {
        Measures measures = of(FIRST_CONTACTS, 3, FIRST_CONTACTS_REPEATED, 1, ELIGIBLE, 4, REPEATED, 1);

        assertThat(value(measures, Kpi.FCR).value()).isEqualTo(2.0 / 3, TENTH_OF_A_PERCENT);
        assertThat(value(measures, Kpi.FCR).n()).isEqualTo(3);
        assertThat(value(measures, Kpi.REPEAT_RATE).value()).isEqualTo(0.25);
        assertThat(value(measures, Kpi.REPEAT_RATE).n()).isEqualTo(4);
    }

    @Test
    void ofATransferredContactEachLegAndTheWholeHaveTheirHandleTime() {
        Measures measures = new Measures.Builder()
                .add(HANDLED, 2)
                .add(TALK_MS, 300_000 + 200_000)
                .add(HOLD_MS, 30_000)
                .add(WRAP_MS, 10_000)
                .add(HANDLE_SQ, 3000L * 3000 + 2400 * 2400)
                .add(HANDLED_CONTACTS, 1)
                .add(CONTACT_HANDLE_MS, 540_000)
                .add(CONTACT_HANDLE_SQ, 5400L * 5400)
                .add(TRANSFERRED_OUT, 1)
                .record(HistogramMeasure.HANDLE_HIST, 300_000)
                .record(HistogramMeasure.HANDLE_HIST, 240_000)
                .build();

        assertThat(value(measures, Kpi.AHT_S).value()).isEqualTo(270);
        assertThat(value(measures, Kpi.AHT_CONTACT_S).value()).isEqualTo(540);
        assertThat(value(measures, Kpi.TRANSFER_RATE).value()).isEqualTo(0.5);
        assertThat(value(measures, Kpi.AHT_P50_S).value()).isCloseTo(240, within(2.4));
        assertThat(value(measures, Kpi.AHT_P95_S).value()).isCloseTo(300, within(3.0));
    }

    @Test
    void aMeanCarriesTheIntervalOfItsStandardError() {
        Measures measures = of(HANDLED, 2, TALK_MS, 540_000, HANDLE_SQ, 3000L * 3000 + 2400 * 2400);

        // deviation of 300 and 240 is 42.43, its standard error 30
        KpiValue aht = value(measures, Kpi.AHT_S);

        assertThat(aht.low()).isCloseTo(270 - 1.96 * 30, within(0.01));
        assertThat(aht.high()).isCloseTo(270 + 1.96 * 30, within(0.01));
    }

    @Test
    void oneValueHasAMeanWithoutAnInterval() {
        KpiValue aht = value(of(HANDLED, 1, TALK_MS, 1500, HANDLE_SQ, 15 * 15), Kpi.AHT_S);

        assertThat(aht.value()).isEqualTo(1.5);
        assertThat(aht.low()).isNull();
        assertThat(aht.high()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"IGNORE, 0.778", "ALL_OFFERED, 0.700", "CREDIT, 0.800"})
    void serviceLevelOfAHundredLegs(ServiceLevel variant, double expected) {
        Measures measures =
                of(OFFERED, 100, ANSWERED, 90, ANSWERED_IN_TARGET, 70, ABANDONED, 10, ABANDONED_IN_TARGET, 10);

        assertThat(value(measures, variant, Kpi.SERVICE_LEVEL).value()).isEqualTo(expected, TENTH_OF_A_PERCENT);
    }

    @ParameterizedTest
    @CsvSource({
        "CREDIT, 0.8302",
        "ANSWERED_ONLY, 0.8600",
        "ALL_OFFERED, 0.8113",
        "IGNORE, 0.8269",
        "CREDIT_SHORT, 0.8208"
    })
    void serviceLevelInEachVariant(ServiceLevel variant, double expected) {
        // 60 gave up: 10 within 5 s, which are short, 20 within the target of 20 s; those that left or still wait do
        // not matter
        Measures measures = new Measures.Builder()
                .add(OFFERED, 1060 + 7 + 3)
                .add(ANSWERED, 1000)
                .add(ANSWERED_IN_TARGET, 860)
                .add(ABANDONED, 50)
                .add(SHORT_ABANDONED, 10)
                .add(ABANDONED_IN_TARGET, 20)
                .add(FLOWED_OUT, 7)
                .add(OPEN, 3)
                .build();

        assertThat(value(measures, variant, Kpi.SERVICE_LEVEL).value()).isEqualTo(expected, within(0.00005));
    }

    @Test
    void abandonmentLeavesOutShortOnesAndThoseThatLeftOrStillWait() {
        Measures measures = of(OFFERED, 130, ANSWERED, 80, ABANDONED, 20, SHORT_ABANDONED, 15, FLOWED_OUT, 10, OPEN, 5);

        KpiValue abandonment = value(measures, Kpi.ABANDONMENT);

        assertThat(abandonment.value()).isEqualTo(0.2);
        assertThat(abandonment.n()).isEqualTo(100);
    }

    /** No 100 answers have shares of exactly 1/2 and 1/6; so the margin is taken at 600, and grows with the root of 600 / n. */
    @ParameterizedTest
    @CsvSource({"100, 14.6", "400, 7.3", "1000, 4.6"})
    void netPromoterScoreWithItsMargin(int n, double margin) {
        KpiValue nps = value(of(NPS_PROMOTERS, 300, NPS_DETRACTORS, 100, NPS_PASSIVES, 200), Kpi.NPS);

        assertThat(nps.value()).isCloseTo(33.3, within(0.05));
        assertThat(nps.n()).isEqualTo(600);
        assertThat((nps.high() - nps.value()) * Math.sqrt(600.0 / n)).isCloseTo(margin, within(0.05));
        assertThat(nps.value() - nps.low()).isCloseTo(nps.high() - nps.value(), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"35, 50, 0.562, 0.809", "280, 400, 0.653, 0.743"})
    void sharesCarryWilsonsInterval(int hits, int n, double low, double high) {
        KpiValue csat = value(of(CSAT_TOP, hits, CSAT_N, n), Kpi.CSAT);

        assertThat(csat.value()).isEqualTo(0.7);
        assertThat(csat.low()).isEqualTo(low, TENTH_OF_A_PERCENT);
        assertThat(csat.high()).isEqualTo(high, TENTH_OF_A_PERCENT);
    }

    /** 27060 is one of the counts where rounding alone would leave the bounds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20, 27_060, 1_000_003})
    void noneAndAllReachTheirBoundsExactly(long n) {
        KpiValue none = value(of(CSAT_TOP, 0, CSAT_N, n), Kpi.CSAT);
        KpiValue all = value(of(CSAT_TOP, n, CSAT_N, n), Kpi.CSAT);

        double z2 = 1.959963984540054 * 1.959963984540054;
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(z2 / (n + z2), within(1e-12));
        assertThat(all.high()).isEqualTo(1.0);
        assertThat(all.low()).isCloseTo(n / (n + z2), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Kpi.class)
    void withoutAnythingToCountThereIsNoValue(Kpi kpi) {
        assertThat(Kpi.all(Measures.ZERO, ServiceLevel.IGNORE, Maturity.FINAL).get(kpi))
                .isEqualTo(new KpiValue(null, 0, null, null, false, null, null));
    }

    @Test
    void surveyAndBotKpis() {
        Measures measures = new Measures.Builder()
                .add(RESOLVED_YES, 3)
                .add(RESOLVED_NO, 1)
                .add(SURVEY_INVITED, 20)
                .add(SURVEY_ANSWERED, 5)
                .add(CSAT_N, 2)
                .add(CSAT_TOP, 1)
                .add(CSAT_SUM, 45 + 18)
                .add(CSAT_SUMSQ, 45 * 45 + 18 * 18)
                .add(CES_N, 2)
                .add(CES_EASY, 1)
                .add(CES_SUM, 7 + 2)
                .add(CES_SUMSQ, 49 + 4)
                .add(BOT_SESSIONS, 10)
                .add(BOT_CONTAINED, 6)
                .add(BOT_REPEATED, 2)
                .add(COMPLAINTS, 3)
                .add(CONTACTS, 12)
                .build();
        Map<Kpi, KpiValue> values = Kpi.all(measures, ServiceLevel.IGNORE, Maturity.FINAL);

        assertThat(values.get(Kpi.RESOLVED).value()).isEqualTo(0.75);
        assertThat(values.get(Kpi.RESPONSE_RATE).value()).isEqualTo(0.25);
        assertThat(values.get(Kpi.CSAT).value()).isEqualTo(0.5);
        assertThat(values.get(Kpi.CSAT_MEAN).value()).isEqualTo(3.5);
        assertThat(values.get(Kpi.CES).value()).isEqualTo(0.5);
        assertThat(values.get(Kpi.CES_MEAN).value()).isEqualTo(4.5);
        assertThat(values.get(Kpi.CONTAINMENT).value()).isEqualTo(0.6);
        assertThat(values.get(Kpi.VERIFIED_CONTAINMENT).value()).isEqualTo(0.4);
        assertThat(values.get(Kpi.COMPLAINT_RATE).value()).isEqualTo(0.25);
        // the mean of 5 and 2: deviation 2.12, standard error 1.5
        assertThat(values.get(Kpi.CSAT_MEAN).high()).isCloseTo(3.5 + 1.96 * 1.5, within(0.001));
        assertThat(values.get(Kpi.CES_MEAN).high()).isCloseTo(4.5 + 1.96 * 2.5, within(0.001));
    }

    @Test
    void complaintsOfOneCategoryAreCountedAmongAllContacts() {
        Measures category = of(COMPLAINTS, 5, CONTACTS, 5);

        KpiValue rate =
                Kpi.all(category, 200, ServiceLevel.IGNORE, Maturity.FINAL).get(Kpi.COMPLAINT_RATE);

        assertThat(rate.value()).isEqualTo(0.025);
        assertThat(rate.n()).isEqualTo(200);
    }

    @Test
    void onlyWhatRestsOnRepeatsWaitsForTheRepeatWindow() {
        Measures measures = of(
                FIRST_CONTACTS,
                10,
                FIRST_CONTACTS_REPEATED,
                2,
                ELIGIBLE,
                10,
                REPEATED,
                2,
                BOT_SESSIONS,
                4,
                BOT_CONTAINED,
                2,
                ANSWERED,
                5,
                CSAT_N,
                3);
        Maturity settledOnly = new Maturity(true, false, false, 4, Histogram.EMPTY);

        Map<Kpi, KpiValue> values = Kpi.all(measures, ServiceLevel.IGNORE, settledOnly);

        assertThat(values.get(Kpi.FCR).complete()).isFalse();
        assertThat(values.get(Kpi.REPEAT_RATE).complete()).isFalse();
        assertThat(values.get(Kpi.VERIFIED_CONTAINMENT).complete()).isFalse();
        assertThat(values.get(Kpi.CONTAINMENT).complete()).isTrue();
        assertThat(values.get(Kpi.ASA_S).complete()).isTrue();
        assertThat(values.get(Kpi.CSAT).complete()).isTrue();
        assertThat(values.get(Kpi.NPS).complete()).as("final without a value").isFalse();
        assertThat(values.get(Kpi.FCR).mature()).isEqualTo(0.6);
        assertThat(values.get(Kpi.REPEAT_RATE).mature()).isNull();
    }

    @Test
    void onceMatureTheExpectedValueIsTheValue() {
        Measures measures = new Measures.Builder()
                .add(FIRST_CONTACTS, 5)
                .add(FIRST_CONTACTS_REPEATED, 2)
                .record(HistogramMeasure.REPEAT_DELAY_HIST, 1000)
                .record(HistogramMeasure.REPEAT_DELAY_HIST, 90_000)
                .build();

        KpiValue fcr = value(measures, Kpi.FCR);

        assertThat(fcr.complete()).isTrue();
        assertThat(fcr.mature()).isEqualTo(1);
        assertThat(fcr.expected()).isCloseTo(0.6, within(1e-12));
        assertThat(fcr.value()).isEqualTo(0.6);
    }

    @Test
    void expectedFcrIsTheProductLimitOverContactsStillInTheirRepeatWindow() {
        // six first contacts: repeats after 1 s and 3 s; one over for 2 s, one for 4 s; two over for longer than W
        Measures measures = new Measures.Builder()
                .add(FIRST_CONTACTS, 6)
                .add(FIRST_CONTACTS_REPEATED, 2)
                .record(HistogramMeasure.REPEAT_DELAY_HIST, 1000)
                .record(HistogramMeasure.REPEAT_DELAY_HIST, 3000)
                .build();
        Maturity maturity =
                new Maturity(true, false, false, 2, Histogram.of(2000, 1).plus(Histogram.of(4000, 1)));

        KpiValue fcr = Kpi.all(measures, ServiceLevel.IGNORE, maturity).get(Kpi.FCR);

        // at 1 s six are at risk, at 3 s four: the one repeated and the one of 2 s are gone
        assertThat(fcr.expected()).isCloseTo(5.0 / 6 * 3.0 / 4, within(1e-12));
        assertThat(fcr.value()).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(fcr.mature()).isCloseTo(4.0 / 6, within(1e-12));
    }

    @Test
    void aContactCensoredAtTheTimeOfARepeatWasStillAtRisk() {
        assertThat(KaplanMeier.survival(2, Histogram.of(1000, 1), Histogram.of(1000, 1)))
                .isEqualTo(0.5);
        assertThat(KaplanMeier.survival(2, Histogram.of(1000, 1), Histogram.of(10, 1)))
                .isZero();
        assertThat(KaplanMeier.survival(3, Histogram.EMPTY, Histogram.of(10, 3)))
                .isEqualTo(1);
    }

    private static KpiValue value(Measures measures, Kpi kpi) {
        return value(measures, ServiceLevel.IGNORE, kpi);
    }

    private static KpiValue value(Measures measures, ServiceLevel variant, Kpi kpi) {
        return Kpi.all(measures, variant, Maturity.FINAL).get(kpi);
    }

    /** Measures and their values in turn. */
    private static Measures of(Object... measuresAndValues) {
        Measures.Builder measures = new Measures.Builder();
        for (int i = 0; i < measuresAndValues.length; i += 2) {
            measures.add((Measure) measuresAndValues[i], ((Number) measuresAndValues[i + 1]).longValue());
        }
        return measures.build();
    }
}
