package org.sada.ingest.privacy.text;

/** Closes the groups of digits that are a date, a time, an amount, a version or an address of a computer, so that they become part of nothing else. */
final class Dates {
    private Dates() {}

    static void close(Numbers numbers) {
        for (int group = 0; group < numbers.size(); group++) {
            if (isDate(numbers, group)) {
                numbers.close(group);
                numbers.close(group + 1);
                numbers.close(group + 2);
                group += 2;
            } else if (isOfFour(numbers, group)) {
                for (int i = group; i < group + 4; i++) {
                    numbers.close(i);
                }
                group += 3;
            } else if (isVersion(numbers, group)) {
                numbers.close(group);
                numbers.close(group + 1);
                numbers.close(group + 2);
                group += 2;
            } else if (isOfTime(numbers, group) || isOfAmount(numbers, group)) {
                numbers.close(group);
            }
        }
    }

    /** An address of the internet's old protocol, or a version. */
    private static boolean isOfFour(Numbers numbers, int group) {
        for (int i = group; i < group + 4; i++) {
            boolean part = i < numbers.size()
                    && numbers.count(i, i) <= 3
                    && numbers.value(i) < 256
                    && (i == group || (numbers.isJoined(i) && numbers.separator(i - 1) == '.'));
            if (!part) {
                return false;
            }
        }
        return !isJoinedBy(numbers, group, '.') && !isJoinedBy(numbers, group + 4, '.');
    }

    private static boolean isVersion(Numbers numbers, int group) {
        return numbers.isJoined(group + 1)
                && numbers.isJoined(group + 2)
                && numbers.count(group, group + 2) <= 5
                && numbers.separator(group) == '.'
                && numbers.separator(group + 1) == '.'
                && !isJoinedBy(numbers, group, '.')
                && !isJoinedBy(numbers, group + 3, '.');
    }

    private static boolean isDate(Numbers numbers, int group) {
        if (!numbers.isJoined(group + 1) || !numbers.isJoined(group + 2)) {
            return false;
        }
        char separator = numbers.separator(group);
        if (separator != numbers.separator(group + 1) || "-/.".indexOf(separator) < 0) {
            return false;
        }
        boolean goesOn = isJoinedBy(numbers, group, separator) || isJoinedBy(numbers, group + 3, separator);
        boolean yearFirst = isYear(numbers, group, 4) && isMonthAndDay(numbers, group + 1, group + 2);
        boolean yearLast = isYear(numbers, group + 2, 4) || (separator != '-' && isYear(numbers, group + 2, 2));
        return !goesOn && (yearFirst || (yearLast && isDayAndMonth(numbers, group, group + 1)));
    }

    private static boolean isJoinedBy(Numbers numbers, int group, char separator) {
        return group > 0 && numbers.isJoined(group) && numbers.separator(group - 1) == separator;
    }

    private static boolean isYear(Numbers numbers, int group, int digits) {
        int value = numbers.value(group);
        // of the Islamic calendar, too
        return numbers.count(group, group) == digits
                && (digits == 2 || (value >= 1900 && value < 2100) || (value >= 1350 && value < 1500));
    }

    private static boolean isDayAndMonth(Numbers numbers, int one, int other) {
        return isMonthAndDay(numbers, one, other) || isMonthAndDay(numbers, other, one);
    }

    private static boolean isMonthAndDay(Numbers numbers, int month, int day) {
        return isBetween(numbers, month, 12) && isBetween(numbers, day, 31);
    }

    private static boolean isBetween(Numbers numbers, int group, int most) {
        return numbers.count(group, group) <= 2 && numbers.value(group) >= 1 && numbers.value(group) <= most;
    }

    private static boolean isOfTime(Numbers numbers, int group) {
        boolean afterColon = numbers.before(numbers.from(group)) == ':'
                && numbers.from(group) > 1
                && Letters.digit(numbers.text().charAt(numbers.from(group) - 2)) >= 0;
        boolean beforeColon = numbers.after(numbers.to(group)) == ':'
                && numbers.to(group) + 1 < numbers.text().length()
                && Letters.digit(numbers.text().charAt(numbers.to(group) + 1)) >= 0;
        return numbers.count(group, group) <= 2 && (afterColon || beforeColon);
    }

    /** Part of a number with commas: 1,250,000 or 99,50. */
    private static boolean isOfAmount(Numbers numbers, int group) {
        boolean afterComma = isComma(numbers.before(numbers.from(group)))
                && numbers.from(group) > 1
                && Letters.digit(numbers.text().charAt(numbers.from(group) - 2)) >= 0;
        boolean beforeComma = isComma(numbers.after(numbers.to(group)))
                && numbers.to(group) + 1 < numbers.text().length()
                && Letters.digit(numbers.text().charAt(numbers.to(group) + 1)) >= 0;
        int digits = numbers.count(group, group);
        return (afterComma && digits <= 3) || (beforeComma && digits <= 3);
    }

    private static boolean isComma(char each) {
        return each == ',' || each == '٫' || each == '٬';
    }
}
