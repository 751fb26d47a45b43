package org.sada.ingest.privacy.text;

import java.util.ArrayList;
import java.util.List;

/** What the words around a number say it is. Looks at no more than a few words, so that a text takes time in proportion to its length. */
final class Surroundings {
    private static final int FARTHEST = 90;
    private static final int MOST_WORDS_BEFORE = 9;
    private static final int MOST_WORDS_AFTER = 6;
    private static final int MOST_LINKS = 5;
    private static final int LONGEST_LABEL = 3;
    private static final int LONGEST_ABBREVIATION = 3;

    private final String text;

    Surroundings(String text) {
        this.text = text;
    }

    /**
     * @param spaced whether only space stands between it and the word that is nearer to the number
     * @param comma whether a comma stands there
     */
    private record Token(String text, Words.Word word, boolean isNumber, boolean spaced, boolean comma) {
        private boolean isOwn() {
            return text.equals("my") || text.equals("our");
        }

        private boolean is(Topic topic) {
            return word.is(topic);
        }
    }

    /**
     * What stands in front of the number as its label, such as the order in "order no. 123": its topic, or null where there is none. What
     * is labelled as a thing or an amount is nothing else.
     */
    Topic label(int from) {
        char before = previous(from);
        if (Character.getType(before) == Character.CURRENCY_SYMBOL) {
            return Topic.AMOUNT;
        }
        Topic soft = null;
        List<Token> tokens = back(from);
        for (int i = 0; i < tokens.size() && i < MOST_LINKS; i++) {
            Token token = tokens.get(i);
            if (token.comma() || (soft != null && !token.spaced())) {
                break;
            }
            if (token.is(Topic.THING)) {
                return Topic.THING;
            }
            for (Topic each : token.word().firm()) {
                if (each != Topic.LINK && each != Topic.MEASURE) {
                    return soft == null || each == Topic.AMOUNT ? each : soft;
                }
            }
            if (!token.word().soft().isEmpty()) {
                soft = soft == null ? token.word().soft().iterator().next() : soft;
            } else if (!token.is(Topic.LINK)) {
                break;
            }
        }
        return soft == null && before == '#' ? Topic.THING : soft;
    }

    /** The topics of the words near the number, the nearest first: those before it in its sentence, then those after it. */
    List<Topic> near(int from, int to) {
        List<Topic> topics = before(from);
        List<Token> tokens = forward(to);
        for (int i = 0; i < tokens.size() && i < MOST_WORDS_AFTER; i++) {
            addTopics(tokens, i, topics);
        }
        return topics;
    }

    List<Topic> before(int from) {
        List<Topic> topics = new ArrayList<>();
        List<Token> tokens = back(from);
        for (int i = 0; i < tokens.size(); i++) {
            addTopics(tokens, i, topics);
        }
        return topics;
    }

    /** Whether the word that ends here is one that says what a number is. */
    boolean isNamedWord(int end) {
        int from = end;
        while (from > 0 && end - from < FARTHEST && isOfWord(text.charAt(from - 1))) {
            from--;
        }
        Words.Word word = Words.find(Words.normal(text.substring(from, end)));
        return !word.firm().isEmpty() || !word.soft().isEmpty();
    }

    /** Whether the word or sign behind the number is a unit or a currency. */
    boolean isMeasured(int to) {
        char next = next(to);
        if (next == '%' || next == '٪' || Character.getType(next) == Character.CURRENCY_SYMBOL) {
            return true;
        }
        int at = to;
        while (at < text.length()
                && text.charAt(at) != '\n'
                && (Letters.isSpace(text.charAt(at)) || Letters.isInvisible(text.charAt(at)))) {
            at++;
        }
        int end = wordEnd(at);
        return end > at && Words.find(Words.normal(text.substring(at, end))).is(Topic.MEASURE);
    }

    private static void addTopics(List<Token> tokens, int at, List<Topic> topics) {
        Token token = tokens.get(at);
        boolean qualified = (at > 0 && tokens.get(at - 1).is(Topic.THING) && token.spaced())
                || (at + 1 < tokens.size()
                        && tokens.get(at + 1).is(Topic.THING)
                        && tokens.get(at + 1).spaced());
        if (token.text().equals("number")
                && at + 1 < tokens.size()
                && tokens.get(at + 1).isOwn()) {
            topics.add(Topic.PHONE); // a customer's number, of nothing, is that of the phone
        }
        for (Topic each : Topic.values()) {
            boolean firm = token.word().firm().contains(each);
            boolean soft = token.word().soft().contains(each) && !qualified;
            if ((firm || soft) && each.compareTo(Topic.THING) < 0 && !topics.contains(each)) {
                topics.add(each);
            }
        }
    }

    /** The words before this place, the last one first, as far as its sentence goes. */
    private List<Token> back(int from) {
        List<Token> tokens = new ArrayList<>();
        boolean spaced = true;
        boolean comma = false;
        boolean crossed = false;
        int at = from;
        while (at > 0 && from - at < FARTHEST && tokens.size() < MOST_WORDS_BEFORE) {
            char each = text.charAt(at - 1);
            if (isOfWord(each)) {
                int end = at;
                while (at > 0 && end - at < FARTHEST && isOfWord(text.charAt(at - 1))) {
                    at--;
                }
                tokens.add(token(at, end, spaced, comma));
                spaced = true;
                comma = false;
            } else {
                if (endsSentence(at - 1)) {
                    // "Nobody called me. It is 0501234567": what it is, the sentence before says
                    if (crossed || tokens.isEmpty() || !tokens.stream().allMatch(token -> token.is(Topic.LINK))) {
                        break;
                    }
                    crossed = true;
                }
                comma |= each == ',' || each == '،' || each == ';' || isDashBetweenSpaces(at - 1);
                spaced &= Letters.isSpace(each) || Letters.isInvisible(each) || each == '-' || each == '.';
                at--;
            }
        }
        return tokens;
    }

    /** The words after this place, as far as its sentence goes, or to the label of the next number. */
    private List<Token> forward(int to) {
        List<Token> tokens = new ArrayList<>();
        boolean spaced = true;
        int at = to;
        while (at < text.length() && at - to < FARTHEST && tokens.size() <= MOST_WORDS_AFTER) {
            char each = text.charAt(at);
            if (isOfWord(each)) {
                int end = wordEnd(at);
                Token token = token(at, end, spaced, false);
                if (token.isNumber()) { // whose own label stands before it
                    return tokens.subList(0, Math.max(0, tokens.size() - LONGEST_LABEL));
                }
                tokens.add(token);
                at = end;
                spaced = true;
            } else {
                if (endsSentence(at)) {
                    break;
                }
                spaced &= Letters.isSpace(each) || Letters.isInvisible(each) || each == '-';
                at++;
            }
        }
        return tokens;
    }

    private Token token(int from, int to, boolean spaced, boolean comma) {
        String word = Words.normal(text.substring(from, to));
        boolean number = !word.isEmpty() && Letters.digit(word.charAt(0)) >= 0 && !word.equals("2fa");
        return new Token(word, Words.find(word), number, spaced, comma);
    }

    private boolean isDashBetweenSpaces(int at) {
        return Character.getType(text.charAt(at)) == Character.DASH_PUNCTUATION
                && at > 0
                && at + 1 < text.length()
                && Letters.isSpace(text.charAt(at - 1))
                && Letters.isSpace(text.charAt(at + 1));
    }

    private boolean endsSentence(int at) {
        char each = text.charAt(at);
        if (each == '\n' || each == '؟' || each == '؛' || each == '!' || each == '?' || each == '…') {
            return true;
        }
        if (each != '.' || (at + 1 < text.length() && !Letters.isSpace(text.charAt(at + 1)))) {
            return false;
        }
        int from = at;
        while (from > 0 && at - from <= LONGEST_ABBREVIATION && isOfWord(text.charAt(from - 1))) {
            from--;
        }
        return at - from > LONGEST_ABBREVIATION || !isAbbreviation(Words.find(Words.normal(text.substring(from, at))));
    }

    /** As in "tel." and "no.", not as in "SAR." and "it." */
    private static boolean isAbbreviation(Words.Word word) {
        return !word.is(Topic.MEASURE)
                && (word.is(Topic.PHONE) || word.is(Topic.ID) || word.is(Topic.THING) || word.is(Topic.LINK));
    }

    private int wordEnd(int at) {
        int end = at;
        while (end < text.length() && end - at < FARTHEST && isOfWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfWord(char each) {
        return Character.isLetterOrDigit(each)
                || each == '_'
                || Character.getType(each) == Character.NON_SPACING_MARK
                || Letters.isInvisible(each);
    }

    private char previous(int from) {
        for (int i = from - 1; i >= 0; i--) {
            char each = text.charAt(i);
            if (!Letters.isInvisible(each) && !Letters.isSpace(each)) {
                return each;
            }
        }
        return 0;
    }

    private char next(int to) {
        for (int i = to; i < text.length(); i++) {
            char each = text.charAt(i);
            if (!Letters.isInvisible(each) && !Letters.isSpace(each)) {
                return each;
            }
        }
        return 0;
    }
}
