package org.sada.ingest.privacy.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of e-mail: plain ones, with spaces around the sign, and with the signs written out as {@code (at)} and {@code dot}. */
final class Emails {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final Pattern WRITTEN_OUT = Pattern.compile(
            "(?iU)(?<![\\p{L}\\p{Nd}])[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}._+-]{0,63}"
                    + "(?:\\s?[(\\[{]\\s?at\\s?[)\\]}]\\s?|\\s(?:at|AT)\\s)"
                    + "([\\p{L}\\p{Nd}-]{1,63}(?:(\\s?[(\\[{]\\s?dot\\s?[)\\]}]\\s?|\\sdot\\s|\\.)[\\p{L}\\p{Nd}-]{2,24}){1,3})");
    private static final Set<String> TOP_LEVELS = Set.of(
            "com", "net", "org", "edu", "gov", "info", "biz", "me", "co", "io", "sa", "ae", "eg", "jo", "kw", "qa",
            "bh", "om", "il", "ps", "lb", "iq", "uk", "us", "de", "fr", "ma", "tn", "dz", "tr", "in", "pk");

    private Emails() {}

    static void find(String text, List<Find> finds) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '@' || text.charAt(at) == '\uFF20') {
                at = Math.max(at, around(text, at, finds));
            }
        }
        if (mayBeWrittenOut(text)) {
            Matcher matcher = WRITTEN_OUT.matcher(text);
            int from = 0;
            while (matcher.find(from)) {
                boolean signWrittenOut = !Character.isWhitespace(text.charAt(matcher.start(1) - 1))
                        || isBracket(text.charAt(matcher.start(1) - 2))
                        || matcher.group(2).strip().length() > 1;
                if (signWrittenOut) {
                    finds.add(new Find(Kind.EMAIL, matcher.start(), matcher.end()));
                }
                // "me at a.b (at) c.de": the sign that is one may be the second
                from = signWrittenOut ? matcher.end() : matcher.start(1);
            }
        }
    }

    private static boolean isBracket(char each) {
        return each == ')' || each == ']' || each == '}';
    }

    static boolean mayBeWrittenOut(String text) {
        for (int i = text.indexOf('t'); i >= 0; i = text.indexOf('t', i + 1)) {
            if (isAt(text, i)) {
                return true;
            }
        }
        for (int i = text.indexOf('T'); i >= 0; i = text.indexOf('T', i + 1)) {
            if (isAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String text, int lastLetter) {
        return lastLetter > 1
                && lastLetter + 1 < text.length()
                && Letters.capital(text.charAt(lastLetter - 1)) == 'A'
                && !Character.isLetterOrDigit(text.charAt(lastLetter - 2))
                && !Character.isLetterOrDigit(text.charAt(lastLetter + 1));
    }

    /** @return where the address ends, or the place of the sign where there is none */
    private static int around(String text, int at, List<Find> finds) {
        int localEnd = skipOneSpaceBack(text, at);
        int from = localEnd;
        while (from > 0 && localEnd - from < LONGEST_LOCAL && isOfLocal(text.charAt(from - 1))) {
            from--;
        }
        int domainFrom = skipOneSpace(text, at + 1);
        int to = domainFrom;
        int lastDot = -1;
        while (to < text.length() && to - domainFrom < LONGEST_DOMAIN && isOfDomain(text.charAt(to))) {
            if (text.charAt(to) == '.') {
                lastDot = to;
            }
            to++;
        }
        while (to > domainFrom && !Character.isLetterOrDigit(text.charAt(to - 1))) {
            to--;
        }
        if (lastDot >= to) {
            lastDot = text.lastIndexOf('.', to - 1);
        }
        boolean spaced = localEnd != at || domainFrom != at + 1;
        String top = lastDot < domainFrom ? "" : text.substring(lastDot + 1, to);
        boolean sound = from < localEnd
                && hasLetterOrDigit(text, from, localEnd)
                && top.length() > 1
                && Character.isLetter(top.charAt(0))
                && (!spaced || TOP_LEVELS.contains(top.toLowerCase(java.util.Locale.ROOT)));
        if (!sound) {
            return at;
        }
        finds.add(new Find(Kind.EMAIL, from, to));
        return to - 1;
    }

    private static int skipOneSpaceBack(String text, int at) {
        return at > 0 && Letters.isSpace(text.charAt(at - 1)) ? at - 1 : at;
    }

    private static int skipOneSpace(String text, int at) {
        return at < text.length() && Letters.isSpace(text.charAt(at)) ? at + 1 : at;
    }

    private static boolean hasLetterOrDigit(String text, int from, int to) {
        return text.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static boolean isOfLocal(char each) {
        return Character.isLetterOrDigit(each)
                || Letters.isInvisible(each)
                || Character.getType(each) == Character.NON_SPACING_MARK
                || "._%+-'~!#$&*=^{}|`".indexOf(each) >= 0;
    }

    private static boolean isOfDomain(char each) {
        return Character.isLetterOrDigit(each) || each == '.' || each == '-' || Letters.isInvisible(each);
    }
}
