package org.sada.ingest.simulator;

/** How many agents each hour of the week needs, from the interactions that are to be expected. */
final class Workload {
    static final int DAY_BEGINS = 6;

    /** Contacts that are given up, or end with a bot, are no work; holds and transfers are. */
    private static final double TALK_MEAN = 1.24;

    private static final double BOT_SAVES = 0.80;
    /** Breaks and absence. */
    private static final double PRESENT = 0.84;

    private static final double BUSY = 0.86;
    private static final double BUSY_WRITTEN = 0.84;
    private static final double SAFETY = 0.45;

    /** A small team has nobody to borrow from. */
    private static final double NIGHT_MARGIN = 1.3;

    private final int perDay;

    Workload(int interactionsPerDay) {
        perDay = interactionsPerDay;
    }

    /** By hour of the week; 0 at night, which a night team covers for all desks. */
    double[] agentsNeeded(Desk desk, boolean written) {
        double[] needed = new double[Rhythm.WEEK_HOURS];
        for (int hour = 0; hour < needed.length; hour++) {
            if (hour % 24 >= DAY_BEGINS) {
                needed[hour] = Math.max(1, staff(load(desk, written, hour), written));
            }
        }
        return needed;
    }

    double[] agentsNeededAtNight(boolean written) {
        double[] needed = new double[Rhythm.WEEK_HOURS];
        for (int hour = 0; hour < needed.length; hour++) {
            if (hour % 24 < DAY_BEGINS) {
                double load = 0;
                for (Desk desk : Desk.all()) {
                    load += load(desk, written, hour);
                }
                needed[hour] = Math.max(written ? 1 : 2, NIGHT_MARGIN * staff(load, written));
            }
        }
        return needed;
    }

    private static double staff(double load, boolean written) {
        return (load / (written ? BUSY_WRITTEN : BUSY) + SAFETY * Math.sqrt(load)) / PRESENT;
    }

    /** Agents who would be busy all the time. */
    private double load(Desk desk, boolean written, int weekHour) {
        double seconds = 0;
        for (Medium medium : Medium.values()) {
            if (medium.written() == written) {
                double contacts = perDay / 24.0 * medium.share * desk.share / Desk.shares();
                double flowsOver = desk == Desk.GENERAL ? 1.25 : 1;
                double toPeople = 1 - medium.botShare * desk.containment * BOT_SAVES * (written ? 1 : 0.6);
                double handleS = desk.talkS * medium.talkFactor * TALK_MEAN + medium.wrapS * 1.15;
                seconds += contacts * Rhythm.ofWeekHour(medium, weekHour) * toPeople * flowsOver * handleS;
            }
        }
        return seconds / 3600;
    }
}
