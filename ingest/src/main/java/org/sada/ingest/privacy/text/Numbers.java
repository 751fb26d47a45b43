package org.sada.ingest.privacy.text;

import java.util.Arrays;

/**
 * The digits of a text, in groups that touch. Two groups belong to one run where only a few separators stand between them.
 */
final class Numbers {
    private static final int MOST_SEPARATORS = 3;
    /** Nothing that is looked for has more digits. */
    private static final int MOST_ALIKE = 34;

    private final String text;
    private int size;
    private int[] from = new int[8];
    private int[] to = new int[8];
    /** Index of a group's first digit; one entry more than there are groups. */
    private int[] first = new int[9];

    private boolean[] joined = new boolean[8];
    private boolean[] closed = new boolean[8];
    private byte[] digits = new byte[32];

    private Numbers(String text) {
        this.text = text;
    }

    static Numbers of(String text) {
        Numbers numbers = new Numbers(text);
        numbers.read();
        return numbers;
    }

    private void read() {
        int end = -1;
        int separators = MOST_SEPARATORS + 1;
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            int digit = Letters.digit(each);
            if (digit >= 0) {
                if (!open) {
                    begin(i, separators <= MOST_SEPARATORS);
                    open = true;
                }
                add(digit);
                end = i + 1;
                to[size - 1] = end;
                separators = 0;
            } else if (!Letters.isInvisible(each)) {
                open = false;
                boolean separates = Letters.isSeparator(each) && !endsSentence(i);
                separators = separates ? separators + 1 : MOST_SEPARATORS + 1;
            }
        }
    }

    private boolean endsSentence(int at) {
        return text.charAt(at) == '.' && at + 1 < text.length() && Letters.isSpace(text.charAt(at + 1));
    }

    private void begin(int at, boolean isJoined) {
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
            first = Arrays.copyOf(first, 2 * size + 1);
            joined = Arrays.copyOf(joined, 2 * size);
            closed = Arrays.copyOf(closed, 2 * size);
        }
        from[size] = at;
        joined[size] = isJoined;
        first[size + 1] = first[size];
        size++;
    }

    private void add(int digit) {
        if (first[size] == digits.length) {
            digits = Arrays.copyOf(digits, 2 * digits.length);
        }
        digits[first[size]++] = (byte) digit;
    }

    String text() {
        return text;
    }

    /** How many groups there are. */
    int size() {
        return size;
    }

    int from(int group) {
        return from[group];
    }

    int to(int group) {
        return to[group];
    }

    /** How many digits the groups from one to another have, both inclusive. */
    int count(int firstGroup, int lastGroup) {
        return first[lastGroup + 1] - first[firstGroup];
    }

    /** The digit at this place among those of the groups from this one on. */
    int digit(int group, int index) {
        return digits[first[group] + index];
    }

    /** The digits of these groups, both inclusive, in ASCII. */
    String digits(int firstGroup, int lastGroup) {
        StringBuilder ascii = new StringBuilder();
        for (int i = first[firstGroup]; i < first[lastGroup + 1]; i++) {
            ascii.append((char) ('0' + digits[i]));
        }
        return ascii.toString();
    }

    /** The number that the digits of one group make; those of more than nine digits are all the same. */
    int value(int group) {
        if (count(group, group) > 9) {
            return Integer.MAX_VALUE;
        }
        int value = 0;
        for (int i = first[group]; i < first[group + 1]; i++) {
            value = 10 * value + digits[i];
        }
        return value;
    }

    /** Whether the group goes on what the one before it began. */
    boolean isJoined(int group) {
        return group < size && joined[group] && !closed[group] && !closed[group - 1];
    }

    /** The last group of those that stand apart by one and the same separator, from this one on. */
    int lastAlike(int group) {
        int last = group;
        while (count(group, last) <= MOST_ALIKE
                && isJoined(last + 1)
                && separator(last) != 0
                && separator(last) == separator(group)) {
            last++;
        }
        return last;
    }

    /** The one separator between a group and the next, or 0 where there are several, or none. */
    char separator(int group) {
        char found = 0;
        for (int i = to[group]; i < from[group + 1]; i++) {
            char each = text.charAt(i);
            if (!Letters.isInvisible(each)) {
                if (found != 0) {
                    return 0;
                }
                found = each;
            }
        }
        return found;
    }

    /** Says that a group is known, so that no other number may hold it. */
    void close(int group) {
        closed[group] = true;
    }

    boolean isClosed(int group) {
        return closed[group];
    }

    /** Closes all groups between these characters. */
    void closeBetween(int fromCharacter, int toCharacter) {
        int group = Arrays.binarySearch(from, 0, size, fromCharacter);
        for (int i = group < 0 ? -group - 1 : group; i < size && from[i] < toCharacter; i++) {
            closed[i] = true;
        }
    }

    /** The last visible character before this place, or 0 at the start. */
    char before(int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (!Letters.isInvisible(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    /** The first visible character from this place on, or 0 at the end. */
    char after(int at) {
        for (int i = at; i < text.length(); i++) {
            if (!Letters.isInvisible(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return 0;
    }
}
