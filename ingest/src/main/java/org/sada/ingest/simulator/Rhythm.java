package org.sada.ingest.simulator;

import java.time.LocalDate;
import java.util.Arrays;

/** How busy each hour is. Riyadh keeps UTC+3 all year, so no time-zone data can shift the result. */
final class Rhythm {
    static final long HOUR_MS = 3_600_000;
    static final long DAY_MS = 24 * HOUR_MS;
    static final int WEEK_HOURS = 168;
    private static final long OFFSET_MS = 3 * HOUR_MS;
    /** 1 January 1970 was a Thursday, the fifth day of a week that begins on Sunday. */
    private static final int FIRST_WEEKDAY = 4;

    private static final double PAY_DAYS = 1.12;
    private static final double[] DAYS = meanOne(1.18, 1.10, 1.03, 1.0, 0.96, 0.45, 0.78);
    private static final double[] CALLS = meanOne(
            0.25, 0.18, 0.12, 0.10, 0.10, 0.15, 0.30, 0.60, 1.2, 1.9, 2.2, 2.1, //
            1.7, 1.5, 1.4, 1.5, 1.8, 1.7, 1.4, 1.3, 1.5, 1.4, 0.9, 0.5);
    private static final double[] CHATS = meanOne(
            0.70, 0.45, 0.30, 0.20, 0.15, 0.20, 0.30, 0.50, 0.9, 1.2, 1.4, 1.4, //
            1.3, 1.2, 1.2, 1.3, 1.5, 1.6, 1.5, 1.6, 1.8, 1.9, 1.6, 1.1);
    private static final double[] LETTERS = meanOne(
            0.20, 0.10, 0.10, 0.10, 0.10, 0.20, 0.40, 0.90, 1.8, 2.3, 2.2, 2.0, //
            1.7, 1.7, 1.6, 1.5, 1.2, 0.9, 0.7, 0.6, 0.6, 0.5, 0.4, 0.3);

    private Rhythm() {}

    /** How busy this moment is on this channel; 1 is the mean of a week. */
    static double at(Medium medium, long timeMs) {
        long local = timeMs + OFFSET_MS;
        double hour = Math.floorMod(local, DAY_MS) / (double) HOUR_MS;
        double[] hours = hours(medium);
        int first = (int) hour;
        double within = hour - first;
        double level = hours[first] * (1 - within) + hours[(first + 1) % 24] * within;
        return level * DAYS[weekday(timeMs)] * (isPayTime(timeMs) ? PAY_DAYS : 1);
    }

    /** Never less than {@link #at}. */
    static double highest(Medium medium) {
        return Arrays.stream(hours(medium)).max().orElseThrow()
                * Arrays.stream(DAYS).max().orElseThrow()
                * PAY_DAYS;
    }

    /** The mean of an hour of the week that begins on Sunday at midnight. */
    static double ofWeekHour(Medium medium, int weekHour) {
        double[] hours = hours(medium);
        int hour = weekHour % 24;
        return (hours[hour] + hours[(hour + 1) % 24]) / 2 * DAYS[weekHour / 24];
    }

    /** Whether salaries have just been paid, and bills with them. */
    static boolean isPayTime(long timeMs) {
        int day = LocalDate.ofEpochDay(day(timeMs)).getDayOfMonth();
        return day >= 26 && day <= 28;
    }

    /** The local day, counted from 1970. */
    static long day(long timeMs) {
        return Math.floorDiv(timeMs + OFFSET_MS, DAY_MS);
    }

    /** Midnight at which a local day begins. */
    static long dayStartMs(long day) {
        return day * DAY_MS - OFFSET_MS;
    }

    /** 0 for Sunday to 6 for Saturday. */
    static int weekday(long timeMs) {
        return (int) Math.floorMod(day(timeMs) + FIRST_WEEKDAY, 7L);
    }

    static int hourOfDay(long timeMs) {
        return (int) (Math.floorMod(timeMs + OFFSET_MS, DAY_MS) / HOUR_MS);
    }

    private static double[] hours(Medium medium) {
        return switch (medium) {
            case VOICE -> CALLS;
            case CHAT, MESSAGE -> CHATS;
            case EMAIL -> LETTERS;
        };
    }

    private static double[] meanOne(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(value -> value / mean).toArray();
    }
}
