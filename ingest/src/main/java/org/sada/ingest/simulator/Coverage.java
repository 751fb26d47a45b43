package org.sada.ingest.simulator;

import java.util.ArrayList;
import java.util.List;

/** Shifts that cover what is needed: one after the other, always the one that fills most of the gaps. */
final class Coverage {
    private static final int LATEST_START = 16;
    /** A further shift must be of use for this share of its hours. */
    private static final double WORTH = 0.36;

    private Coverage() {}

    /** Shifts between six in the morning and midnight. */
    static List<Agent.Shift> byDay(double[] needed) {
        return cover(needed, Workload.DAY_BEGINS, LATEST_START);
    }

    /** Shifts from eleven in the evening, so that the thin end of the late shifts has company. */
    static List<Agent.Shift> byNight(double[] needed) {
        return cover(needed, -1, -1);
    }

    private static List<Agent.Shift> cover(double[] needed, int firstStart, int lastStart) {
        double[] missing = needed.clone();
        List<Agent.Shift> shifts = new ArrayList<>();
        double worth = WORTH * Agent.Shift.HOURS * 5;
        while (true) {
            Agent.Shift best = null;
            double most = 0;
            for (int start = firstStart; start <= lastStart; start++) {
                for (int off = 0; off < 7; off++) {
                    Agent.Shift shift = new Agent.Shift(start, off);
                    double gain = gain(shift, missing);
                    if (gain > most) {
                        most = gain;
                        best = shift;
                    }
                }
            }
            boolean nobodyYet = best != null && isUncovered(needed, missing);
            if (best == null || (most < worth && !nobodyYet)) {
                return shifts;
            }
            fill(best, missing);
            shifts.add(best);
        }
    }

    private static double gain(Agent.Shift shift, double[] missing) {
        double gain = 0;
        for (int day = 0; day < 7; day++) {
            for (int hour = shift.startHour();
                    shift.worksOn(day) && hour < shift.startHour() + Agent.Shift.HOURS;
                    hour++) {
                gain += Math.max(0, Math.min(1, missing[Math.floorMod(day * 24 + hour, Rhythm.WEEK_HOURS)]));
            }
        }
        return gain;
    }

    private static void fill(Agent.Shift shift, double[] missing) {
        for (int day = 0; day < 7; day++) {
            for (int hour = shift.startHour();
                    shift.worksOn(day) && hour < shift.startHour() + Agent.Shift.HOURS;
                    hour++) {
                missing[Math.floorMod(day * 24 + hour, Rhythm.WEEK_HOURS)]--;
            }
        }
    }

    /** Whether some hour has nobody at all. */
    private static boolean isUncovered(double[] needed, double[] missing) {
        for (int hour = 0; hour < needed.length; hour++) {
            if (needed[hour] > 0 && missing[hour] == needed[hour]) {
                return true;
            }
        }
        return false;
    }
}
