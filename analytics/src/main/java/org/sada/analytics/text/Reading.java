package org.sada.analytics.text;

import java.util.List;

/**
 * What a text says.
 *
 * @param categories that it belongs to, the most probable first; none where it is no complaint, or where the classifier abstains
 * @param ranked the most probable categories, at most three, whether they were taken or not
 * @param abstained whether the classifier is too unsure to say; a person should look
 * @param confidence how probable it is that {@code categories} is right, or, where it abstains, that the first of {@code ranked} is; 0 to 1
 * @param sentiment the feeling of the text
 * @param sentimentConfidence how probable {@code sentiment} is, 0 to 1; 0 where unknown
 */
public record Reading(
        List<Category> categories,
        List<Category> ranked,
        boolean abstained,
        double confidence,
        Sentiment sentiment,
        double sentimentConfidence) {

    public Reading {
        categories = List.copyOf(categories);
        ranked = List.copyOf(ranked);
    }

    /**
     * A category of a text.
     *
     * @param label its id
     * @param probability 0 to 1
     * @param words of the text that decided, as they were written, the weightiest first; empty where nobody asked for an explanation
     */
    public record Category(String label, double probability, List<String> words) {
        public Category {
            words = List.copyOf(words);
        }
    }
}
