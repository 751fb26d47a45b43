package org.sada.analytics.text;

import java.util.Arrays;

/** The features of a document as buckets with counts. Reused from text to text, for one thread. */
final class Features {
    /** For who wants to know which words a feature came from. */
    interface Witness {
        void saw(int bucket, int firstTerm, int lastTerm);
    }

    private static final int STEM = 1;
    private static final int SKELETON = 2;
    private static final int NEIGHBOURS = 3;
    private static final int PHRASE = 4;
    private static final int NEGATED_PHRASE = 5;
    private static final int NEGATED_STEM = 6;
    private static final int PAIR = 7;
    private static final int CONCEPT = 8;
    private static final int NEGATED_CONCEPT = 9;
    private static final int CONCEPTS = 10;
    private static final int RUN = 20;
    /** How far apart the words of a pair may stand; without a limit long texts would take quadratic time. */
    private static final int WINDOW = 8;
    /** The same for concepts, counted in concepts. */
    private static final int CONCEPT_WINDOW = 5;

    private static final int NEGATION = Hash.of("not");
    private static final int SHORTEST_RUN = 2;
    private static final int LONGEST_RUN = 6;

    private final int[] place = new int[Block.BUCKETS];
    private int[] buckets = new int[1024];
    private int[] counts = new int[1024];
    private int size;
    private Witness witness;
    private final boolean withConcepts;
    private int[] concepts = new int[256];
    private int[] conceptTerm = new int[256];

    private char[] line = new char[1024];
    private int[] lineTerm = new int[1024];

    /** {@code withConcepts}: what words stand for is a feature, too. */
    Features(boolean withConcepts) {
        this.withConcepts = withConcepts;
    }

    int size() {
        return size;
    }

    /** The first {@link #size} count. */
    int[] buckets() {
        return buckets;
    }

    int[] counts() {
        return counts;
    }

    /** The place of a bucket among those of the text that was read. */
    int indexOf(int bucket) {
        return place[bucket] - 1;
    }

    /** Reads the features of a document. {@code hits} are the phrases found in it; {@code seen} may be null. */
    void read(Document document, Hits hits, Witness seen) {
        for (int index = 0; index < size; index++) {
            place[buckets[index]] = 0;
        }
        size = 0;
        witness = seen;
        words(document, hits);
        pairs(document, hits);
        if (withConcepts) {
            concepts(document, hits);
        }
        runs(document, hits);
        hits.forEach((phrase, negated, first, last) ->
                add(Block.WORDS.bucket(phrase.id(), negated ? NEGATED_PHRASE : PHRASE), first, last));
    }

    private void words(Document document, Hits hits) {
        int before = 0;
        for (int index = 0; index < document.size(); index++) {
            Term term = document.term(index);
            int stem = term.stem();
            if (hits.isTakenBack(index)) {
                // what is denied is another word: its letters must not speak for what they deny
                stem = Hash.spread(stem, NEGATED_STEM);
            } else {
                for (int bucket : term.letters()) {
                    add(bucket, index, index);
                }
                if (term.skeleton() != 0) {
                    add(Block.WORDS.bucket(term.skeleton(), SKELETON), index, index);
                }
            }
            add(Block.WORDS.bucket(stem, STEM), index, index);
            add(Block.WORDS.bucket(before * 31 + stem, NEIGHBOURS), Math.max(0, index - 1), index);
            before = stem;
        }
    }

    private void pairs(Document document, Hits hits) {
        for (int index = 0; index < document.size(); index++) {
            int stem = stem(document, hits, index);
            add(Block.PAIRS.bucket(stem, STEM), index, index);
            int first = Math.max(0, index - WINDOW);
            for (int other = first; other < index; other++) {
                int otherStem = stem(document, hits, other);
                int pair = Math.min(stem, otherStem) * 31 + Math.max(stem, otherStem);
                add(Block.PAIRS.bucket(pair, PAIR), other, index);
            }
        }
    }

    /** What the words stand for, and pairs of that near each other; a negation is one of them. */
    private void concepts(Document document, Hits hits) {
        int count = 0;
        for (int index = 0; index < document.size(); index++) {
            Term term = document.term(index);
            if (count + term.concepts().length >= concepts.length) {
                concepts = Arrays.copyOf(concepts, 2 * concepts.length);
                conceptTerm = Arrays.copyOf(conceptTerm, concepts.length);
            }
            if (term.negates()) {
                concepts[count] = NEGATION;
                conceptTerm[count++] = index;
            }
            for (int concept : term.concepts()) {
                boolean denied = hits.isTakenBack(index);
                concepts[count] = denied ? Hash.spread(concept, NEGATED_CONCEPT) : concept;
                add(Block.WORDS.bucket(concepts[count], CONCEPT), index, index);
                conceptTerm[count++] = index;
            }
        }
        for (int index = 1; index < count; index++) {
            for (int other = Math.max(0, index - CONCEPT_WINDOW); other < index; other++) {
                if (conceptTerm[other] < conceptTerm[index] && conceptTerm[index] - conceptTerm[other] <= WINDOW) {
                    int low = Math.min(concepts[other], concepts[index]);
                    int high = Math.max(concepts[other], concepts[index]);
                    add(Block.PAIRS.bucket(low * 31 + high, CONCEPTS), conceptTerm[other], conceptTerm[index]);
                }
            }
        }
    }

    private static int stem(Document document, Hits hits, int index) {
        int stem = document.term(index).stem();
        return hits.isTakenBack(index) ? Hash.spread(stem, NEGATED_STEM) : stem;
    }

    private void runs(Document document, Hits hits) {
        int length = write(document, hits);
        for (int start = 0; start + SHORTEST_RUN <= length; start++) {
            int hash = Hash.step(0, line[start]);
            int end = Math.min(start + LONGEST_RUN, length);
            for (int index = start + 1; index < end; index++) {
                hash = Hash.step(hash, line[index]);
                add(Block.RUNS.bucket(hash, RUN + index - start), lineTerm[start], lineTerm[index]);
            }
        }
    }

    /** The words in a line, with spaces between. Their letters are those of the writer: what the table of dialects has made of them is seen elsewhere. */
    private int write(Document document, Hits hits) {
        int length = 0;
        int before = -1;
        for (int index = 0; index < document.size(); index++) {
            int word = document.word(index);
            if (word != before && !hits.isTakenBack(index)) {
                length = append(document.line(word), index, length);
            }
            before = word;
        }
        if (length > 0) {
            line[length] = ' ';
            lineTerm[length] = document.size() - 1;
            length++;
        }
        return length;
    }

    private int append(String word, int term, int length) {
        int needed = length + word.length() + 2;
        if (needed > line.length) {
            line = Arrays.copyOf(line, 2 * needed);
            lineTerm = Arrays.copyOf(lineTerm, 2 * needed);
        }
        line[length] = ' ';
        word.getChars(0, word.length(), line, length + 1);
        Arrays.fill(lineTerm, length, needed - 1, term);
        return length + word.length() + 1;
    }

    private void add(int bucket, int firstTerm, int lastTerm) {
        int at = place[bucket];
        if (at == 0) {
            if (size == buckets.length) {
                buckets = Arrays.copyOf(buckets, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            buckets[size] = bucket;
            counts[size] = 1;
            size++;
            place[bucket] = size;
        } else {
            counts[at - 1]++;
        }
        if (witness != null) {
            witness.saw(bucket, firstTerm, lastTerm);
        }
    }
}
