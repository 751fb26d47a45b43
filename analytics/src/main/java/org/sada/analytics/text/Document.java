package org.sada.analytics.text;

import java.util.Arrays;

/** A text as terms, and where each stood. Reused from text to text, for one thread. */
final class Document {
    private static final int CERTAINLY_ARABIZI = 2;
    /** Hints must be at least one word in this many. */
    private static final int ONE_IN = 4;

    private final Letters letters = new Letters();
    private final Tokens tokens = new Tokens();
    private final Lexicon lexicon;
    private final Tokens.Sink sink = this::take;

    private Lexicon.Word[] words = new Lexicon.Word[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int wordCount;
    private int evidence;
    private boolean arabizi;

    private Term[] terms = new Term[256];
    private int[] wordOf = new int[256];
    private int size;
    private String text = "";

    Document(Phrases phrases) {
        this.lexicon = new Lexicon(phrases);
    }

    void read(String read) {
        text = read;
        wordCount = 0;
        evidence = 0;
        size = 0;
        letters.read(read);
        tokens.read(letters, sink);
        arabizi = evidence >= CERTAINLY_ARABIZI && evidence * ONE_IN >= wordCount;
        for (int index = 0; index < wordCount; index++) {
            Lexicon.Word word = words[index];
            for (Term term : arabizi ? lexicon.converted(word) : word.terms) {
                add(term, index);
            }
        }
    }

    private void take(char[] chars, int length, int start, int end) {
        if (wordCount == words.length) {
            words = Arrays.copyOf(words, 2 * wordCount);
            starts = Arrays.copyOf(starts, 2 * wordCount);
            ends = Arrays.copyOf(ends, 2 * wordCount);
        }
        Lexicon.Word word = lexicon.word(chars, length);
        words[wordCount] = word;
        starts[wordCount] = start;
        ends[wordCount] = end;
        wordCount++;
        evidence += word.evidence;
    }

    private void add(Term term, int word) {
        if (size == terms.length) {
            terms = Arrays.copyOf(terms, 2 * size);
            wordOf = Arrays.copyOf(wordOf, 2 * size);
        }
        terms[size] = term;
        wordOf[size] = word;
        size++;
    }

    int size() {
        return size;
    }

    Term term(int index) {
        return terms[index];
    }

    int words() {
        return wordCount;
    }

    /** The index of the word that a term came from. */
    int word(int term) {
        return wordOf[term];
    }

    /** A word as the chain left it, in Arabic letters also where it was Arabizi. */
    String line(int word) {
        return arabizi ? lexicon.inArabic(words[word]) : words[word].text;
    }

    /** A word as it was written. */
    String written(int word) {
        int start = letters.origin[starts[word]];
        int end = letters.origin[ends[word] - 1] + 1;
        return text.substring(start, end);
    }

    /** Characters of the text that were looked at; the rest of a very long one is left out. */
    int read() {
        return letters.read;
    }

    /** Whether it has a question mark. */
    boolean asks() {
        for (int index = 0; index < letters.length; index++) {
            if (letters.chars[index] == '?' || letters.chars[index] == '؟') {
                return true;
            }
        }
        return false;
    }

    /** Whether most words are in Arabic letters, after Arabizi was put into them. */
    boolean isArabic() {
        int arabic = 0;
        int latin = 0;
        for (int index = 0; index < size; index++) {
            if (terms[index].arabic()) {
                arabic++;
            } else if (isLetter(terms[index].text())) {
                latin++;
            }
        }
        return arabic > 0 && arabic >= latin;
    }

    private static boolean isLetter(String word) {
        return Character.isLetter(word.charAt(0));
    }
}
