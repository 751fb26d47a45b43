package org.sada.analytics.text;

import java.util.Arrays;

/** From a text to its features, with everything that is reused on the way. For one thread. */
final class TextReader {
    private final boolean readsComplaints;
    final Document document;
    final Hits hits;
    final Features features;
    /** For each category of the taxonomy how many of its phrases the text has and does not deny. */
    final double[] hitsOf;

    final double[] tone = new double[Tone.FACTS];

    TextReader(Taxonomy taxonomy) {
        this.document = new Document(new Phrases(taxonomy));
        this.readsComplaints = !taxonomy.categories().isEmpty();
        this.features = new Features(readsComplaints);
        this.hits = new Hits(readsComplaints);
        this.hitsOf = new double[taxonomy.categories().size()];
    }

    void read(String text, Features.Witness witness) {
        document.read(text);
        hits.read(document);
        features.read(document, hits, witness);
        if (readsComplaints) {
            Tone.read(document, tone);
        }
        Arrays.fill(hitsOf, 0);
        hits.forEach((phrase, negated, first, last) -> {
            if (!negated) {
                hitsOf[phrase.category()]++;
            }
        });
    }

    boolean isArabic() {
        return document.isArabic();
    }

    int[] copyOfBuckets() {
        return Arrays.copyOf(features.buckets(), features.size());
    }

    int[] copyOfCounts() {
        return Arrays.copyOf(features.counts(), features.size());
    }

    double[] copyOfHits() {
        return hitsOf.clone();
    }
}
