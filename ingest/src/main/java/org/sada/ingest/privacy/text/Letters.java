package org.sada.ingest.privacy.text;

/** What a single character can be within a number, an address or a word. */
final class Letters {
    private static final char TATWEEL = '\u0640';
    private static final char EMOJI_FORM = '\uFE0F';
    private static final char KEYCAP = '\u20E3';

    private Letters() {}

    /** The value of a decimal digit of any script, or -1. */
    static int digit(char each) {
        if (each < 0x80) {
            return each >= '0' && each <= '9' ? each - '0' : -1;
        }
        return each < 0x660 ? -1 : Character.digit(each, 10);
    }

    /** What nobody sees, such as marks of direction, and what only adorns a digit. */
    static boolean isInvisible(char each) {
        if (each < 0xAD) {
            return false;
        }
        return each == TATWEEL || each == EMOJI_FORM || each == KEYCAP || Character.getType(each) == Character.FORMAT;
    }

    /** What people put between the digits of one number. */
    static boolean isSeparator(char each) {
        return switch (each) {
            case ' ', '-', '.', '/', '(', ')', '_', '\t', '*', '|', '\u2022', '\u00B7', '\u2212' -> true;
            default -> each >= 0x80 && (isSpace(each) || Character.getType(each) == Character.DASH_PUNCTUATION);
        };
    }

    static boolean isSpace(char each) {
        return each == ' '
                || each == '\t'
                || each == '\n'
                || each == '\r'
                || (each >= 0x80 && Character.getType(each) == Character.SPACE_SEPARATOR);
    }

    static boolean isLatin(char each) {
        return (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || (each >= 0xC0 && each < 0x250 && Character.isLetter(each));
    }

    /** The upper-case letter A to Z, also of the full width, or 0. */
    static char capital(char each) {
        char narrow = each >= 0xFF01 && each <= 0xFF5E ? (char) (each - 0xFEE0) : each;
        if (narrow >= 'a' && narrow <= 'z') {
            return (char) (narrow - 'a' + 'A');
        }
        return narrow >= 'A' && narrow <= 'Z' ? narrow : 0;
    }

    /** Whether the letter or digit before this place, of any script, runs on into it. */
    static boolean isWithinWord(String text, int at) {
        return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
