package org.sada.ingest.privacy.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;

/**
 * Numbers of telephones. Forms are judged by Google's libphonenumber, which knows the numbering plans of all countries. It is asked about
 * a bounded number of candidates of one text; of further ones the mere length decides, on the side of taking them out.
 */
final class Phones {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final String ANYWHERE = "ZZ";
    private static final int SHORTEST = 7;
    private static final int LONGEST = 15;
    private static final int MOST_QUESTIONS = 300;

    private final Numbers numbers;
    private final List<String> regions;
    private int questions;

    /** @param regions whose national numbers are taken for such without a word that says so */
    Phones(Numbers numbers, List<String> regions) {
        this.numbers = numbers;
        this.regions = regions;
    }

    /** The last group of a number after a plus, or -1 where none begins with this group. */
    int international(int group) {
        return hasPlus(group) ? longest(group, 0, List.of(ANYWHERE), true) : -1;
    }

    /**
     * The same for what looks like one and could be another number: begins with 0 as within a country, with 00, with the country's code, or
     * has the North American form.
     */
    int byForm(int group) {
        if (hasZeros(group)) {
            int last = longest(group, 2, List.of(ANYWHERE), false);
            return last >= 0 ? last : asFarAs(group, 11, LONGEST + 2);
        }
        if (numbers.digit(group, 0) == 0) {
            return longest(group, 0, regions, false);
        }
        int american = american(group);
        return american >= 0 ? american : withoutPlus(group);
    }

    private boolean hasZeros(int group) {
        return numbers.count(group, group) > 1 && numbers.digit(group, 0) == 0 && numbers.digit(group, 1) == 0;
    }

    /** The last group with which there are so many digits, or -1. */
    private int asFarAs(int group, int fewest, int most) {
        int last = group;
        while (numbers.count(group, last) < fewest && numbers.isJoined(last + 1)) {
            last++;
        }
        int count = numbers.count(group, last);
        return count >= fewest && count <= most ? last : -1;
    }

    private int withoutPlus(int group) {
        int last = asFarAs(group, 11, 13);
        return last >= 0 && isOfARegion(numbers.digits(group, last)) ? last : -1;
    }

    /** Three, three and four digits with separators between. */
    private int american(int group) {
        boolean form = numbers.count(group, group) == 3
                && numbers.isJoined(group + 1)
                && numbers.count(group + 1, group + 1) == 3
                && numbers.isJoined(group + 2)
                && numbers.count(group + 2, group + 2) == 4
                && regions.contains("US");
        return form && isValid(numbers.digits(group, group + 2), "US") ? group + 2 : -1;
    }

    /** The last group of a number of which a word says that it is one: the longest that a plan knows, or else all that fits. */
    int named(int group) {
        return longest(group, 0, regions, true);
    }

    /** Whether a plus stands before the group, or, as it happens in a line from right to left, behind it. */
    private boolean hasPlus(int group) {
        char before = numbers.before(numbers.from(group));
        if (before == '(' || before == ' ') {
            before = numbers.before(numbers.text().lastIndexOf(before, numbers.from(group)));
        }
        return isPlus(before) || (isPlus(numbers.after(numbers.to(group))) && numbers.count(group, group) >= 10);
    }

    static boolean isPlus(char each) {
        return each == '+' || each == '\uFF0B';
    }

    /** The last group of the longest run of groups that is a number somewhere in these regions, or, if asked, of the longest at all. */
    private int longest(int group, int skipped, List<String> within, boolean elseByLength) {
        int longest = group;
        while (numbers.isJoined(longest + 1) && numbers.count(group, longest + 1) - skipped <= LONGEST) {
            longest++;
        }
        int byLength = -1;
        for (int last = longest; last >= group; last--) {
            int count = numbers.count(group, last) - skipped;
            if (count >= SHORTEST && count <= LONGEST) {
                byLength = Math.max(byLength, last);
                String digits = numbers.digits(group, last).substring(skipped);
                for (String region : within) {
                    if (isValid(region.equals(ANYWHERE) ? "+" + digits : digits, region)) {
                        return last;
                    }
                }
            }
        }
        return elseByLength ? byLength : -1;
    }

    private boolean isOfARegion(String digits) {
        for (String region : regions) {
            int code = PLANS.getCountryCodeForRegion(region);
            if (digits.startsWith(String.valueOf(code)) && isValid("+" + digits, ANYWHERE)) {
                return true;
            }
        }
        return false;
    }

    private boolean isValid(String digits, String region) {
        if (questions++ >= MOST_QUESTIONS) {
            return true;
        }
        try {
            return PLANS.isValidNumber(PLANS.parse(digits, region));
        } catch (NumberParseException e) {
            return false;
        }
    }
}
