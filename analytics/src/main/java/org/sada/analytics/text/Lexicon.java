package org.sada.analytics.text;

import java.util.Set;
import org.apache.lucene.analysis.CharArrayMap;

/** What words amount to: their terms, remembered, because most words of a text were seen before. For one thread. */
final class Lexicon {
    private static final int MOST_REMEMBERED = 20_000;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 5;
    private static final int LETTERS = 11;
    private static final Set<String> NEGATORS = Set.of(
            "not", "no", "never", "without", "cannot", "cant", "dont", "didnt", "doesnt", "wasnt", "isnt", "arent",
            "werent", "hasnt", "havent", "wont", "nor", "neither", "لا", "لم", "لن", "ليس", "ليست", "لست", "ما", "غير",
            "بدون", "دون", "بلا", "ولا", "ولم", "وما");

    /** A word as it was written, and what it says. */
    static final class Word {
        final Term[] terms;
        final boolean latin;
        final int evidence;
        final String text;
        private Term[] converted;

        private Word(String text, Term[] terms, boolean latin) {
            this.text = text;
            this.terms = terms;
            this.latin = latin;
            this.evidence = latin ? Arabizi.evidence(text) : Arabizi.NO_EVIDENCE;
        }
    }

    private final Stems stems = new Stems();
    private final Phrases phrases;
    private final CharArrayMap<Word> known = new CharArrayMap<>(1 << 10, false);

    Lexicon(Phrases phrases) {
        this.phrases = phrases;
    }

    Word word(char[] chars, int length) {
        Word word = known.get(chars, 0, length);
        if (word == null) {
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            word = read(new String(chars, 0, length));
            known.put(word.text, word);
        }
        return word;
    }

    /** The terms of a word in a text that is Arabizi. */
    Term[] converted(Word word) {
        if (!word.latin || (Arabizi.stays(word.text) && !Dialects.SHIPPED.has(word.text))) {
            return word.terms;
        }
        if (word.converted == null) {
            word.converted =
                    terms(Dialects.SHIPPED.standard(Dialects.SHIPPED.has(word.text) ? word.text : inArabic(word.text)));
        }
        return word.converted;
    }

    String inArabic(Word word) {
        return !word.latin || Arabizi.stays(word.text) ? word.text : inArabic(word.text);
    }

    /** With a long a where the table knows such a word, else without. */
    private static String inArabic(String latin) {
        String withLongA = Arabizi.inArabic(latin, true);
        return Dialects.SHIPPED.has(withLongA) ? withLongA : Arabizi.inArabic(latin, false);
    }

    private Word read(String text) {
        boolean latin = isLatin(text);
        return new Word(
                text, terms(Stems.isArabic(text) ? Dialects.SHIPPED.standard(text) : new String[] {text}), latin);
    }

    private Term[] terms(String[] words) {
        Term[] terms = new Term[words.length];
        for (int index = 0; index < words.length; index++) {
            terms[index] = term(words[index]);
        }
        return terms;
    }

    private Term term(String text) {
        boolean arabic = Stems.isArabic(text);
        String stem = stems.stem(text);
        String skeleton = arabic ? Stems.skeleton(stem) : "";
        int stemHash = Hash.of(stem);
        return new Term(
                text,
                stemHash,
                skeleton.isEmpty() ? 0 : Hash.of(skeleton),
                Concepts.of(stemHash),
                letters(text),
                arabic,
                NEGATORS.contains(text) || text.endsWith("n't"),
                phrases.beginningWith(stemHash));
    }

    private static int[] letters(String text) {
        String marked = ' ' + text + ' ';
        int count = 0;
        for (int size = SHORTEST; size <= LONGEST; size++) {
            count += Math.max(0, marked.length() - size + 1);
        }
        int[] buckets = new int[count];
        int next = 0;
        for (int start = 0; start + SHORTEST <= marked.length(); start++) {
            int hash = Hash.step(0, marked.charAt(start));
            int end = Math.min(start + LONGEST, marked.length());
            for (int index = start + 1; index < end; index++) {
                hash = Hash.step(hash, marked.charAt(index));
                buckets[next++] = Block.LETTERS.bucket(hash, LETTERS + index - start);
            }
        }
        return buckets;
    }

    private static boolean isLatin(String text) {
        boolean letter = false;
        for (int index = 0; index < text.length(); index++) {
            char next = text.charAt(index);
            letter |= next >= 'a' && next <= 'z';
            if (next > 0x24F) {
                return false;
            }
        }
        return letter;
    }
}
