package org.sada.analytics.text;

import java.util.ArrayList;
import java.util.List;

/** The features of many texts, kept for training. */
final class Corpus {
    private final List<int[]> buckets = new ArrayList<>();
    private final List<int[]> counts = new ArrayList<>();
    private final List<Boolean> arabic = new ArrayList<>();
    private final List<double[]> hits = new ArrayList<>();
    private final List<double[]> tones = new ArrayList<>();
    private final List<Integer> words = new ArrayList<>();
    private final List<String> categories;

    private Corpus(Taxonomy taxonomy) {
        this.categories =
                taxonomy.categories().stream().map(Taxonomy.Category::id).toList();
    }

    static Corpus of(List<String> texts, Taxonomy taxonomy) {
        Corpus corpus = new Corpus(taxonomy);
        TextReader reader = new TextReader(taxonomy);
        for (String text : texts) {
            reader.read(text, null);
            corpus.add(reader);
        }
        return corpus;
    }

    private void add(TextReader reader) {
        buckets.add(reader.copyOfBuckets());
        counts.add(reader.copyOfCounts());
        arabic.add(reader.isArabic());
        hits.add(reader.copyOfHits());
        tones.add(reader.tone.clone());
        words.add(reader.document.words());
    }

    int size() {
        return buckets.size();
    }

    int[] buckets(int row) {
        return buckets.get(row);
    }

    int[] counts(int row) {
        return counts.get(row);
    }

    boolean isArabic(int row) {
        return arabic.get(row);
    }

    /** How many phrases of a category a text has and does not deny; 0 for labels that are no categories. */
    double hits(int row, String label) {
        int category = categories.indexOf(label);
        return category < 0 ? 0 : hits.get(row)[category];
    }

    /** The same for all categories together. */
    double hits(int row) {
        double sum = 0;
        for (double each : hits.get(row)) {
            sum += each;
        }
        return sum;
    }

    int words(int row) {
        return words.get(row);
    }

    double[] tone(int row) {
        return tones.get(row);
    }

    Weighting weighting(int[] rows) {
        int[] textsOf = new int[Block.BUCKETS];
        for (int row : rows) {
            for (int bucket : buckets(row)) {
                textsOf[bucket]++;
            }
        }
        return Weighting.of(textsOf, rows.length);
    }
}
