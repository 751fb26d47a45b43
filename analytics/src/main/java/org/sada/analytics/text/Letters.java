package org.sada.analytics.text;

import java.text.Normalizer;

/**
 * The letters of a text as one writer would have written them: without elongation, diacritics, invisible characters and seats of hamza, Persian
 * letters as the Arabic ones. Reads a limited part of a text, so that no text costs more than another of that length. For one thread.
 */
final class Letters {
    /** How many letters are kept, and how many characters are looked at to find them. */
    static final int MOST = 8_192;

    static final int MOST_READ = 4 * MOST;

    private static final int LONGEST_RUN = 2;

    final char[] chars = new char[MOST];
    /** For each letter the index in the text that it came from. */
    final int[] origin = new int[MOST];

    int length;
    /** How many characters of the text were looked at. */
    int read;

    void read(String text) {
        length = 0;
        int end = Math.min(text.length(), MOST_READ);
        int index = 0;
        for (; index < end && length < MOST; index++) {
            char next = text.charAt(index);
            if (next < 0x80) {
                add(next, index);
            } else if (isPresentationForm(next)) {
                String plain = Normalizer.normalize(String.valueOf(next), Normalizer.Form.NFKC);
                for (int part = 0; part < plain.length() && length < MOST; part++) {
                    addFolded(plain.charAt(part), index);
                }
            } else if (Character.isHighSurrogate(next)) {
                if (index + 1 < end && length + 1 < MOST && Character.isLowSurrogate(text.charAt(index + 1))) {
                    add(next, index);
                    index++;
                    add(text.charAt(index), index);
                }
            } else if (!Character.isLowSurrogate(next)) {
                addFolded(next, index);
            }
        }
        read = index;
        shortenRuns();
    }

    private void addFolded(char letter, int index) {
        char folded = fold(letter);
        if (folded != 0) {
            add(folded, index);
        }
    }

    private void add(char letter, int index) {
        chars[length] = letter;
        origin[length] = index;
        length++;
    }

    /** A letter written three times or more was meant once: كتيييير, sooo. Digits mean what they say. */
    private void shortenRuns() {
        int kept = 0;
        int start = 0;
        while (start < length) {
            int end = start + 1;
            while (end < length && chars[end] == chars[start]) {
                end++;
            }
            int run = end - start;
            int keep = run > LONGEST_RUN && Character.isLetter(chars[start]) ? 1 : run;
            for (int each = 0; each < keep; each++) {
                chars[kept] = chars[start + each];
                origin[kept] = origin[start + each];
                kept++;
            }
            start = end;
        }
        length = kept;
    }

    private static boolean isPresentationForm(char letter) {
        return (letter >= 0xFB00 && letter <= 0xFDFF)
                || (letter >= 0xFE70 && letter <= 0xFEFE)
                || (letter >= 0xFF01 && letter <= 0xFF5E);
    }

    /** The letter that stands for this one, or 0 where it says nothing. */
    private static char fold(char letter) {
        if (isMark(letter) || isInvisible(letter)) {
            return 0;
        }
        return switch (letter) {
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ؤ' -> 'و';
            case 'ئ', 'ی', 'ې', 'ے' -> 'ي';
            case 'ک', 'ڪ', 'گ', 'ڭ', 'ݣ' -> 'ك';
            case 'پ' -> 'ب';
            case 'چ' -> 'ج';
            case 'ژ' -> 'ز';
            case 'ڤ', 'ڥ' -> 'ف';
            case 'ڨ', 'ڧ' -> 'ق';
            case 'ہ', 'ھ', 'ە', 'ۀ' -> 'ه';
            case 'ۃ' -> 'ة';
            case '\u2018', '\u2019', '\u02BC' -> '\'';
            default -> letter;
        };
    }

    /** Vowel signs and accents on letters. */
    private static boolean isMark(char letter) {
        return isBetween(letter, 0x064B, 0x065F)
                || letter == 0x0670
                || isBetween(letter, 0x0610, 0x061A)
                || isBetween(letter, 0x06D6, 0x06ED)
                || isBetween(letter, 0x0300, 0x036F)
                || isBetween(letter, 0xFE00, 0xFE0F);
    }

    /** Strokes that stretch words, soft hyphens, joiners, marks of direction. */
    private static boolean isInvisible(char letter) {
        return letter == 0x0640
                || letter == 0x00AD
                || letter == 0x061C
                || letter == 0xFEFF
                || letter == 0x2060
                || isBetween(letter, 0x200B, 0x200F)
                || isBetween(letter, 0x202A, 0x202E)
                || isBetween(letter, 0x2066, 0x2069);
    }

    private static boolean isBetween(char letter, int first, int last) {
        return letter >= first && letter <= last;
    }
}
