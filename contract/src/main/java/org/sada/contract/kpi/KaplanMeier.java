package org.sada.contract.kpi;

import org.sada.contract.cell.Histogram;

/** The product-limit estimate of survival (Kaplan and Meier 1958), over the buckets of histograms. */
final class KaplanMeier {
    private KaplanMeier() {}

    /**
     * The share that never meets the event.
     *
     * @param n all who are observed
     * @param events times of those who met it
     * @param censored times at which observation of some ended; all others were observed to the end. A time censored in the bucket of
     *     an event counts as under observation at that event.
     */
    static double survival(long n, Histogram events, Histogram censored) {
        double survival = 1;
        long atRisk = n;
        int next = 0;
        for (int i = 0; i < events.size() && atRisk > 0; i++) {
            while (next < censored.size() && censored.bucket(next) < events.bucket(i)) {
                atRisk -= censored.count(next++);
            }
            if (atRisk > 0) {
                survival *= 1 - Math.min(1.0, (double) events.count(i) / atRisk);
                atRisk -= events.count(i);
            }
        }
        return survival;
    }
}
