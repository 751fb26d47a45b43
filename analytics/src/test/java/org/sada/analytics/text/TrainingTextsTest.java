package org.sada.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever learns from the texts of an evaluation measures nothing. */
class TrainingTextsTest {
    private static final Path TRAINING = Path.of("src/main/resources/org/sada/analytics/text/training.tsv");
    private static final Path MEASURING = Path.of("src/test/resources/org/sada/analytics/text");
    private static final double NEAR = 0.6;

    @Test
    void noTextOfTheLabelledSetsNorANearCopyIsLearned() {
        List<String> copies = copies(texts(TRAINING));
        assertThat(copies).isEmpty();
    }

    @Test
    void aNearCopyWouldBeFound() {
        String text = texts(MEASURING.resolve("unseen.tsv")).get(0);
        assertThat(copies(List.of("Hello! " + text + " Thanks."))).hasSize(1);
    }

    @Test
    void noTextStandsThereTwice() {
        Set<List<String>> seen = new HashSet<>();
        assertThat(texts(TRAINING)).filteredOn(text -> !seen.add(words(text))).isEmpty();
    }

    private static List<String> copies(List<String> learned) {
        List<Set<List<String>>> measured = new ArrayList<>();
        Map<List<String>, List<Integer>> where = new HashMap<>();
        for (String file : List.of("labelled.tsv", "unseen.tsv")) {
            for (String text : texts(MEASURING.resolve(file))) {
                Set<List<String>> shingles = shingles(text);
                shingles.forEach(shingle -> where.computeIfAbsent(shingle, none -> new ArrayList<>())
                        .add(measured.size()));
                measured.add(shingles);
            }
        }
        List<String> copies = new ArrayList<>();
        for (String text : learned) {
            Set<List<String>> shingles = shingles(text);
            Map<Integer, Integer> shared = new HashMap<>();
            shingles.forEach(shingle ->
                    where.getOrDefault(shingle, List.of()).forEach(index -> shared.merge(index, 1, Integer::sum)));
            boolean isNear = shared.entrySet().stream()
                    .anyMatch(each -> each.getValue()
                            >= NEAR
                                    * Math.min(
                                            shingles.size(),
                                            measured.get(each.getKey()).size()));
            if (isNear) {
                copies.add(text);
            }
        }
        return copies;
    }

    /** Every three words that stand beside each other; of a shorter text the whole. */
    private static Set<List<String>> shingles(String text) {
        List<String> words = words(text);
        Set<List<String>> shingles = new HashSet<>();
        for (int start = 0; start + 3 <= words.size(); start++) {
            shingles.add(words.subList(start, start + 3));
        }
        return shingles.isEmpty() ? Set.of(words) : shingles;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> texts(Path file) {
        return LabelledTexts.read(List.of(file), null, null).rows().stream()
                .map(LabelledTexts.Row::text)
                .toList();
    }
}
