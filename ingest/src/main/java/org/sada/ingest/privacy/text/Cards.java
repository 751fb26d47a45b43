package org.sada.ingest.privacy.text;

/** Numbers of payment cards: 13 to 19 digits that begin as an issuer's do, with Luhn's check digit. */
final class Cards {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private Cards() {}

    /** The last group of the longest card that begins with this one, or -1. */
    static int find(Numbers numbers, int group) {
        if (!isOfAnIssuer(numbers, group)) {
            return -1;
        }
        int found = -1;
        for (int last = group; numbers.count(group, last) <= LONGEST; last++) {
            int count = numbers.count(group, last);
            if (count >= SHORTEST && passesLuhn(numbers, group, count)) {
                found = last;
            }
            if (!numbers.isJoined(last + 1)) {
                break;
            }
        }
        return found;
    }

    /** No card begins with 0; 1, 7, 8 and 9 belong to airlines and others, but for some national schemes. */
    private static boolean isOfAnIssuer(Numbers numbers, int group) {
        int firstDigit = numbers.digit(group, 0);
        if (firstDigit >= 2 && firstDigit <= 6) {
            return true;
        }
        if (numbers.count(group, group) < 4) {
            return false;
        }
        int two = 10 * firstDigit + numbers.digit(group, 1);
        int four = 100 * two + 10 * numbers.digit(group, 2) + numbers.digit(group, 3);
        return two == 81 || two == 82 || four == 9792 || four == 9682;
    }

    /** ISO/IEC 7812-1: every second digit from the right doubled, the sum of all digits divisible by ten. */
    static boolean passesLuhn(Numbers numbers, int group, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int digit = numbers.digit(group, i);
            int weighed = (count - i) % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
