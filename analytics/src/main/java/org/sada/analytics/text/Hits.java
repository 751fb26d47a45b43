package org.sada.analytics.text;

import java.util.Arrays;
import java.util.Set;

/** The phrases of the taxonomy in a document, and which of them are denied: "was not late", "no more waiting". Reused, for one thread. */
final class Hits {
    interface Sink {
        void take(Phrases.Phrase phrase, boolean negated, int firstTerm, int lastTerm);
    }

    /** How many words after a negation it still denies. */
    private static final int REACH = 4;
    /** Between two words of a phrase this many others may stand. */
    private static final int GAP = 1;

    private static final Set<String> NOT_ONLY = Set.of("only", "just", "even", "فقط", "بس", "حتي", "مجرد");
    private static final Set<String> ASKS = Set.of("هو", "هي", "هذا", "هذه", "سبب", "اسم", "رقم", "معني");
    private static final Set<String> TURNS =
            Set.of("but", "however", "although", "because", "لكن", "لكنه", "لكنها", "ولكن", "لان", "بس");

    private Phrases.Phrase[] phrases = new Phrases.Phrase[16];
    private boolean[] negated = new boolean[16];
    private int[] firsts = new int[16];
    private int[] lasts = new int[16];
    private int size;
    private final boolean withTroubles;
    private boolean[] takenBack = new boolean[256];

    /** {@code withTroubles}: plain words of trouble can be denied, too, where no phrase of the taxonomy names them. */
    Hits(boolean withTroubles) {
        this.withTroubles = withTroubles;
    }

    void read(Document document) {
        size = 0;
        if (takenBack.length < document.size()) {
            takenBack = new boolean[2 * document.size()];
        } else {
            Arrays.fill(takenBack, 0, document.size(), false);
        }
        int deniedUntil = -1;
        for (int index = 0; index < document.size(); index++) {
            Term term = document.term(index);
            if (TURNS.contains(term.text())) {
                deniedUntil = -1;
            }
            boolean denied = index <= deniedUntil;
            takenBack[index] |= denied && withTroubles && Tone.isTrouble(term.text());
            Phrases.Phrase[] candidates = term.phrases();
            if (candidates != null) {
                find(document, index, candidates, denied);
            }
            if (term.negates() && denies(document, index)) {
                deniedUntil = index + REACH;
            }
        }
    }

    private static boolean denies(Document document, int index) {
        if (index + 1 == document.size()) {
            return false;
        }
        String next = document.term(index + 1).text();
        return !NOT_ONLY.contains(next) && !(document.term(index).text().equals("ما") && ASKS.contains(next));
    }

    private void find(Document document, int start, Phrases.Phrase[] candidates, boolean denied) {
        int before = -1;
        for (Phrases.Phrase phrase : candidates) {
            int last = end(document, start, phrase.stems());
            if (last >= 0 && phrase.category() != before) {
                before = phrase.category();
                boolean negates = denied && !phrase.negates();
                add(phrase, negates, start, last);
                if (negates) {
                    Arrays.fill(takenBack, start, last + 1, true);
                }
            }
        }
    }

    /** The index of the last word of a phrase that begins here, or -1. */
    private static int end(Document document, int start, int[] stems) {
        int at = start;
        for (int word = 1; word < stems.length; word++) {
            int found = -1;
            for (int next = at + 1; next <= at + 1 + GAP && next < document.size() && found < 0; next++) {
                if (document.term(next).stem() == stems[word]) {
                    found = next;
                }
            }
            if (found < 0) {
                return -1;
            }
            at = found;
        }
        return at;
    }

    private void add(Phrases.Phrase phrase, boolean negates, int first, int last) {
        if (size == phrases.length) {
            phrases = Arrays.copyOf(phrases, 2 * size);
            negated = Arrays.copyOf(negated, 2 * size);
            firsts = Arrays.copyOf(firsts, 2 * size);
            lasts = Arrays.copyOf(lasts, 2 * size);
        }
        phrases[size] = phrase;
        negated[size] = negates;
        firsts[size] = first;
        lasts[size] = last;
        size++;
    }

    /** Whether a term belongs to a phrase that is denied. */
    boolean isTakenBack(int term) {
        return takenBack[term];
    }

    void forEach(Sink sink) {
        for (int index = 0; index < size; index++) {
            sink.take(phrases[index], negated[index], firsts[index], lasts[index]);
        }
    }
}
