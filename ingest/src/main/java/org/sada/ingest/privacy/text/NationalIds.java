package org.sada.ingest.privacy.text;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Numbers by which states know people, as far as their form tells them from other numbers. */
final class NationalIds {
    private static final int[] KUWAIT = {2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    @FunctionalInterface
    private interface Form {
        /** Whether the digits of the groups from this one to that have the form. */
        boolean fits(Numbers numbers, int group, int last);
    }

    private static final Map<Country, Form> FORMS = new EnumMap<>(Country.class);

    static {
        FORMS.put(Country.SA, NationalIds::isSaudi);
        FORMS.put(Country.AE, NationalIds::isEmirati);
        FORMS.put(Country.EG, NationalIds::isEgyptian);
        FORMS.put(Country.KW, NationalIds::isKuwaiti);
        FORMS.put(Country.IL, NationalIds::isIsraeli);
        FORMS.put(Country.US, NationalIds::isAmerican);
        FORMS.put(Country.TR, NationalIds::isTurkish);
        FORMS.put(Country.PK, NationalIds::isPakistani);
    }

    private NationalIds() {}

    /** The last group of a number that begins with this one, or -1. */
    static int find(Numbers numbers, int group, Set<Country> countries) {
        for (int last = group; numbers.count(group, last) <= 15; last++) {
            if (numbers.count(group, last) >= 9) {
                for (Country country : countries) {
                    Form form = FORMS.get(country);
                    if (form != null && form.fits(numbers, group, last)) {
                        return last;
                    }
                }
            }
            if (!numbers.isJoined(last + 1)) {
                break;
            }
        }
        return -1;
    }

    /** Whether its form alone tells it from an order's number, so that even a label does not. */
    static boolean isUnmistakable(Numbers numbers, int group, int last) {
        return last > group && (isEmirati(numbers, group, last) || isPakistani(numbers, group, last));
    }

    /** Ten digits, the first 1 for citizens and 2 for residents, with Luhn's check digit. */
    private static boolean isSaudi(Numbers numbers, int group, int last) {
        int first = numbers.digit(group, 0);
        return numbers.count(group, last) == 10 && (first == 1 || first == 2) && Cards.passesLuhn(numbers, group, 10);
    }

    /** 784, the year of birth, seven digits, a check digit. */
    private static boolean isEmirati(Numbers numbers, int group, int last) {
        return numbers.count(group, last) == 15
                && number(numbers, group, 0, 3) == 784
                && isYear(number(numbers, group, 3, 4));
    }

    /** Century, day of birth, governorate, four digits and a check digit whose rule is not published. */
    private static boolean isEgyptian(Numbers numbers, int group, int last) {
        int century = numbers.digit(group, 0);
        int governorate = numbers.count(group, last) == 14 ? number(numbers, group, 7, 2) : 0;
        return (century == 2 || century == 3)
                && ((governorate >= 1 && governorate <= 35) || governorate == 88)
                && isDay(1700 + 100 * century + number(numbers, group, 1, 2), number(numbers, group, 3, 4));
    }

    /** Century, day of birth, four digits, and a check digit by eleven. */
    private static boolean isKuwaiti(Numbers numbers, int group, int last) {
        int century = numbers.digit(group, 0);
        if (numbers.count(group, last) != 12
                || (century != 2 && century != 3)
                || !isDay(1700 + 100 * century + number(numbers, group, 1, 2), number(numbers, group, 3, 4))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < KUWAIT.length; i++) {
            sum += KUWAIT[i] * numbers.digit(group, i);
        }
        return 11 - sum % 11 == numbers.digit(group, 11);
    }

    /** Nine digits, every second one doubled, divisible by ten. */
    private static boolean isIsraeli(Numbers numbers, int group, int last) {
        return last == group
                && numbers.count(group, last) == 9
                && number(numbers, group, 0, 9) > 0
                && Cards.passesLuhn(numbers, group, 9);
    }

    /** Three, two and four digits with separators; no area 000, 666 or 900 and above, no group 00, no serial 0000. */
    private static boolean isAmerican(Numbers numbers, int group, int last) {
        if (last != group + 2
                || numbers.count(group, group) != 3
                || numbers.count(group + 1, group + 1) != 2
                || numbers.count(group + 2, group + 2) != 4) {
            return false;
        }
        int area = numbers.value(group);
        return area > 0 && area != 666 && area < 900 && numbers.value(group + 1) > 0 && numbers.value(group + 2) > 0;
    }

    /** Eleven digits, of which the last two follow from the others. */
    private static boolean isTurkish(Numbers numbers, int group, int last) {
        if (last != group || numbers.count(group, last) != 11 || numbers.digit(group, 0) == 0) {
            return false;
        }
        int odd = 0;
        int even = 0;
        for (int i = 0; i < 9; i++) {
            if (i % 2 == 0) {
                odd += numbers.digit(group, i);
            } else {
                even += numbers.digit(group, i);
            }
        }
        int tenth = Math.floorMod(7 * odd - even, 10);
        return tenth == numbers.digit(group, 9) && (odd + even + tenth) % 10 == numbers.digit(group, 10);
    }

    /** Five, seven and one digit with separators. */
    private static boolean isPakistani(Numbers numbers, int group, int last) {
        return last == group + 2
                && numbers.count(group, group) == 5
                && numbers.count(group + 1, group + 1) == 7
                && numbers.count(group + 2, group + 2) == 1;
    }

    private static int number(Numbers numbers, int group, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = 10 * number + numbers.digit(group, i);
        }
        return number;
    }

    private static boolean isYear(int year) {
        return year >= 1900 && year < 2100;
    }

    private static boolean isDay(int year, int monthAndDay) {
        int month = monthAndDay / 100;
        int day = monthAndDay % 100;
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= LocalDate.of(year, month, 1).lengthOfMonth();
    }
}
