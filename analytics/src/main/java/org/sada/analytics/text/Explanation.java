package org.sada.analytics.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which words of a text decided for a category: phrases of the taxonomy first, then words by the weight of their features. For one thread. */
final class Explanation {
    private static final int MOST_WORDS = 5;
    /** A word is named where it says at least this part of what the weightiest does. */
    private static final double LEAST_PART = 0.2;

    private final TextReader reader;
    private int[] buckets = new int[1024];
    private int[] firsts = new int[1024];
    private int[] lasts = new int[1024];
    private int size;

    Explanation(TextReader reader) {
        this.reader = reader;
    }

    /** Listens to the reading of the next text. */
    Features.Witness start() {
        size = 0;
        return this::saw;
    }

    private void saw(int bucket, int firstTerm, int lastTerm) {
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, 2 * size);
            firsts = Arrays.copyOf(firsts, 2 * size);
            lasts = Arrays.copyOf(lasts, 2 * size);
        }
        buckets[size] = bucket;
        firsts[size] = firstTerm;
        lasts[size] = lastTerm;
        size++;
    }

    /**
     * The words that decided.
     *
     * @param label class of the model, -1 where it knows none
     * @param category of the taxonomy, -1 for none
     * @param values of the features, in their order
     */
    List<String> words(Weights weights, int label, int category, double[] values) {
        Set<String> words = new LinkedHashSet<>();
        Document document = reader.document;
        boolean[] told = new boolean[document.words()];
        reader.hits.forEach((phrase, negated, first, last) -> {
            if (!negated && phrase.category() == category && words.size() < MOST_WORDS) {
                List<String> written = new ArrayList<>();
                for (int word = document.word(first); word <= document.word(last); word++) {
                    written.add(document.written(word));
                    told[word] = true;
                }
                words.add(String.join(" ", written));
            }
        });
        if (label >= 0) {
            double[] says = weigh(weights, label, values);
            double most = Arrays.stream(says).max().orElse(0);
            IntStream.range(0, says.length)
                    .boxed()
                    .filter(word -> !told[word] && says[word] > 0 && says[word] >= LEAST_PART * most)
                    .sorted(Comparator.comparingDouble((Integer word) -> says[word])
                            .reversed())
                    .limit(Math.max(0, MOST_WORDS - words.size()))
                    .forEach(word -> words.add(document.written(word)));
        }
        return List.copyOf(words);
    }

    /** What each word says for a class: the share of its features. */
    private double[] weigh(Weights weights, int label, double[] values) {
        double[] says = new double[reader.document.words()];
        Features features = reader.features;
        for (int index = 0; index < size; index++) {
            int at = features.indexOf(buckets[index]);
            double value = values[at] / features.counts()[at] * weights.weight(buckets[index], label);
            if (value != 0) {
                says[reader.document.word(firsts[index])] += value / 2;
                says[reader.document.word(lasts[index])] += value / 2;
            }
        }
        return says;
    }
}
