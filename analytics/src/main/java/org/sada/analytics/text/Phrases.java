package org.sada.analytics.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words and phrases of a taxonomy, found by their stems. */
final class Phrases {
    /**
     * One of them.
     *
     * @param category index of its category in the taxonomy
     * @param id hash of the category's id
     * @param stems hashes of the stems of its words, in order
     * @param text as the taxonomy writes it
     * @param negates whether it holds a negation itself, as "did not arrive" does
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Phrase(int category, int id, int[] stems, String text, boolean negates) {}

    static final Phrases NONE = new Phrases();

    private final Map<Integer, Phrase[]> byFirstStem = new HashMap<>();

    private Phrases() {}

    Phrases(Taxonomy taxonomy) {
        Document document = new Document(NONE);
        Map<Integer, List<Phrase>> found = new HashMap<>();
        List<Taxonomy.Category> categories = taxonomy.categories();
        for (int index = 0; index < categories.size(); index++) {
            for (List<String> words : categories.get(index).words().values()) {
                for (String text : words) {
                    document.read(text);
                    if (document.size() > 0) {
                        found.computeIfAbsent(document.term(0).stem(), first -> new ArrayList<>())
                                .add(phrase(index, Hash.of(categories.get(index).id()), text, document));
                    }
                }
            }
        }
        found.forEach((first, phrases) -> {
            // the longest first: it says most
            phrases.sort((left, right) -> right.stems().length - left.stems().length);
            byFirstStem.put(first, phrases.toArray(new Phrase[0]));
        });
    }

    private static Phrase phrase(int category, int id, String text, Document document) {
        int[] stems = new int[document.size()];
        boolean negates = false;
        for (int index = 0; index < stems.length; index++) {
            stems[index] = document.term(index).stem();
            negates |= document.term(index).negates();
        }
        return new Phrase(category, id, stems, text, negates);
    }

    /** Null for none. */
    Phrase[] beginningWith(int stem) {
        return byFirstStem.get(stem);
    }

    @Override
    public String toString() {
        return Arrays.toString(byFirstStem.values().stream()
                .flatMap(Arrays::stream)
                .map(Phrase::text)
                .toArray());
    }
}
