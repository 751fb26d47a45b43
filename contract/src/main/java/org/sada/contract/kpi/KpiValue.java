package org.sada.contract.kpi;

import org.sada.contract.cell.Histogram;

/**
 * A KPI as it is shown, never without its count, its interval and whether it is final.
 *
 * @param value null where n is 0
 * @param n the count that it rests on; of agents' time the milliseconds
 * @param low lower end of the 95 % interval, or null where there is none
 * @param high upper end, or null
 * @param complete whether it is final: no contact of its window can change it any more by what has not happened yet
 * @param mature of FCR: the share of its contacts whose repeat window is over; otherwise null
 * @param expected of FCR: its expected final value; otherwise null
 */
public record KpiValue(
        Double value, long n, Double low, Double high, boolean complete, Double mature, Double expected) {
    /** The 97.5 % point of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    static KpiValue none() {
        return new KpiValue(null, 0, null, null, false, null, null);
    }

    /** Hits of n with Wilson's score interval (Wilson 1927). */
    static KpiValue proportion(long hits, long n) {
        if (n <= 0) {
            return none();
        }
        double share = (double) hits / n;
        double z2 = Z * Z;
        double center = share + z2 / (2 * n);
        double margin = Z * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
        double scale = 1 + z2 / n;
        // At none and at all, center and margin meet in theory but not in floating point.
        double low = hits == 0 ? 0 : Math.max(0, (center - margin) / scale);
        double high = hits == n ? 1 : Math.min(1, (center + margin) / scale);
        return new KpiValue(share, n, low, high, false, null, null);
    }

    /**
     * A mean with the normal interval of its standard error, which needs two values.
     *
     * @param sum of the values, in the unit of the mean
     * @param sumOfSquares in that unit squared
     */
    static KpiValue mean(double sum, double sumOfSquares, long n) {
        if (n <= 0) {
            return none();
        }
        double mean = sum / n;
        if (n == 1) {
            return new KpiValue(mean, n, null, null, false, null, null);
        }
        double variance = Math.max(0, (sumOfSquares - n * mean * mean) / (n - 1));
        double margin = Z * Math.sqrt(variance / n);
        return new KpiValue(mean, n, Math.max(0, mean - margin), mean + margin, false, null, null);
    }

    /** 100 (promoters - detractors) / n with the normal interval. */
    static KpiValue netPromoter(long promoters, long passives, long detractors) {
        long n = promoters + passives + detractors;
        if (n <= 0) {
            return none();
        }
        double p = (double) promoters / n;
        double d = (double) detractors / n;
        double score = p - d;
        double margin = Z * Math.sqrt(Math.max(0, p + d - score * score) / n);
        return new KpiValue(
                100 * score,
                n,
                Math.max(-100, 100 * (score - margin)),
                Math.min(100, 100 * (score + margin)),
                false,
                null,
                null);
    }

    /** A quantile in seconds of a histogram in milliseconds, with the interval of its binomial ranks. */
    static KpiValue quantile(Histogram millis, double quantile) {
        long n = millis.total();
        if (n <= 0) {
            return none();
        }
        double margin = Z * Math.sqrt(n * quantile * (1 - quantile));
        long low = Math.max(1, (long) Math.floor(n * quantile - margin));
        long high = Math.min(n, (long) Math.ceil(n * quantile + margin) + 1);
        return new KpiValue(
                millis.quantile(quantile).getAsLong() / 1000.0,
                n,
                millis.atRank(low).getAsLong() / 1000.0,
                millis.atRank(high).getAsLong() / 1000.0,
                false,
                null,
                null);
    }

    /** A part of some time. Time that was watched in full is no sample, so there is no interval. */
    static KpiValue shareOfTime(long partMs, long ofMs) {
        return ofMs <= 0 ? none() : new KpiValue((double) partMs / ofMs, ofMs, null, null, false, null, null);
    }

    /** A time in seconds, as far as some other was watched. */
    static KpiValue time(long millis, long ofMs) {
        return ofMs <= 0 ? none() : new KpiValue(millis / 1000.0, ofMs, null, null, false, null, null);
    }

    KpiValue complete(boolean complete) {
        return new KpiValue(value, n, low, high, complete, mature, expected);
    }

    KpiValue maturing(Double share, Double expectedValue) {
        return new KpiValue(value, n, low, high, complete, share, expectedValue);
    }
}
