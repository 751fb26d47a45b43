package org.sada.contract.event;

/**
 * Reads the usual forms of a time with an offset: {@code 2026-01-31T09:30:00Z}, with a fraction of 1 to 9 digits, with {@code +03:00} in
 * place of the Z.
 */
final class TimeReader {
    /** No time, or an unusual form of one. */
    static final long UNREADABLE = Long.MIN_VALUE;

    private static final int WITHOUT_OFFSET = "2026-01-31T09:30:00".length();
    private static final int OFFSET = "+03:00".length();
    /** The largest offset is 18 hours and no minutes, which few need. */
    private static final int MOST_OFFSET_HOURS = 17;

    /** Below zero by more than two digits can make up for. */
    private static final int NO_NUMBER = -10_000;

    private TimeReader() {}

    /** Milliseconds since 1970 UTC, digits beyond them dropped; or {@link #UNREADABLE}. */
    static long millis(byte[] text, int from, int to) {
        if (to - from <= WITHOUT_OFFSET
                || text[from + 4] != '-'
                || text[from + 7] != '-'
                || text[from + 10] != 'T'
                || text[from + 13] != ':'
                || text[from + 16] != ':') {
            return UNREADABLE;
        }
        int year = 100 * two(text, from) + two(text, from + 2);
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        int second = two(text, from + 17);
        if (!isDate(year, month, day) || !isWithin(hour, 23) || !isWithin(minute, 59) || !isWithin(second, 59)) {
            return UNREADABLE;
        }
        long seconds = 86_400L * epochDay(year, month, day) + 3600L * hour + 60L * minute + second;
        int at = from + WITHOUT_OFFSET;
        long fraction = 0;
        if (text[at] == '.') {
            int digits = digits(text, at + 1, to);
            if (digits == 0 || digits > 9) {
                return UNREADABLE;
            }
            fraction = thousandths(text, at + 1, digits);
            at += 1 + digits;
        }
        if (at + 1 == to && text[at] == 'Z') {
            return 1000 * seconds + fraction;
        }
        if (at + OFFSET != to || text[at + 3] != ':' || (text[at] != '+' && text[at] != '-')) {
            return UNREADABLE;
        }
        int offsetHours = two(text, at + 1);
        int offsetMinutes = two(text, at + 4);
        if (!isWithin(offsetHours, MOST_OFFSET_HOURS) || !isWithin(offsetMinutes, 59)) {
            return UNREADABLE;
        }
        int offset = 3600 * offsetHours + 60 * offsetMinutes;
        return 1000 * (text[at] == '+' ? seconds - offset : seconds + offset) + fraction;
    }

    private static boolean isDate(int year, int month, int day) {
        return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
    }

    private static int lengthOfMonth(int year, int month) {
        if (month == 2) {
            return isLeap(year) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days since 1970-01-01, by years that begin in March, so that the leap day comes last. */
    private static int epochDay(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int monthsSinceMarch = month > 2 ? month - 3 : month + 9;
        int leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400;
        int dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1;
        return 365 * marchYear + leapDays + dayOfYear - 719_468;
    }

    private static int digits(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at - from;
    }

    private static int thousandths(byte[] text, int from, int digits) {
        int value = 100 * (text[from] - '0');
        if (digits > 1) {
            value += 10 * (text[from + 1] - '0');
        }
        return digits > 2 ? value + text[from + 2] - '0' : value;
    }

    private static int two(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return isWithin(tens, 9) && isWithin(ones, 9) ? 10 * tens + ones : NO_NUMBER;
    }

    private static boolean isWithin(int number, int most) {
        return number >= 0 && number <= most;
    }
}
