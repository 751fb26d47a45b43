package org.sada.ingest.privacy.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that say what a number beside them is. */
final class Words {
    private static final Map<String, Word> WORDS = new HashMap<>();
    private static final List<String> PREFIXES =
            List.of("وال", "بال", "فال", "كال", "ولل", "ال", "لل", "و", "ف", "ب", "ل");
    private static final List<String> PRONOUNS = List.of("كم", "هم", "نا", "ها", "ي", "ك", "ه");
    private static final int SHORTEST_STEM = 3;

    /**
     * @param soft topics that give way to what stands next to the word
     */
    record Word(Set<Topic> firm, Set<Topic> soft) {
        boolean is(Topic topic) {
            return firm.contains(topic) || soft.contains(topic);
        }
    }

    private static final Word UNKNOWN = new Word(Set.of(), Set.of());

    static {
        read();
    }

    private Words() {}

    /** What is known of a word, as {@link #normal} wrote it. */
    static Word find(String word) {
        Word known = WORDS.get(word);
        if (known != null || word.length() <= SHORTEST_STEM || word.charAt(0) < 0x600) {
            return known == null ? UNKNOWN : known;
        }
        Word stem = withoutPronoun(word);
        for (int i = 0; stem == null && i < PREFIXES.size(); i++) {
            String prefix = PREFIXES.get(i);
            if (word.startsWith(prefix) && word.length() - prefix.length() >= SHORTEST_STEM) {
                String rest = word.substring(prefix.length());
                stem = WORDS.containsKey(rest) ? WORDS.get(rest) : withoutPronoun(rest);
            }
        }
        return stem == null ? UNKNOWN : stem;
    }

    /** One spelling for what is written in several. */
    static String normal(String word) {
        StringBuilder normal = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char each = word.charAt(i);
            switch (each) {
                case 'أ', 'إ', 'آ', 'ٱ' -> normal.append('ا');
                case 'ة' -> normal.append('ه');
                case 'ى', 'ی' -> normal.append('ي');
                case 'ک' -> normal.append('ك');
                default -> {
                    if (!Letters.isInvisible(each) && Character.getType(each) != Character.NON_SPACING_MARK) {
                        normal.append(Character.toLowerCase(each));
                    }
                }
            }
        }
        return normal.toString();
    }

    private static Word withoutPronoun(String word) {
        for (String pronoun : PRONOUNS) {
            if (word.endsWith(pronoun) && word.length() - pronoun.length() >= SHORTEST_STEM) {
                String stem = word.substring(0, word.length() - pronoun.length());
                // before a pronoun the ta marbuta is written open
                Word known = WORDS.get(stem.endsWith("ت") ? stem.substring(0, stem.length() - 1) + "ه" : stem);
                if (known != null) {
                    return known;
                }
            }
        }
        return null;
    }

    private static void read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Words.class.getResourceAsStream("words.txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    String[] parts = line.split(":", 2);
                    String[] head = parts[0].split(" ", -1);
                    for (String word : parts[1].strip().split("\\s+", -1)) {
                        add(normal(word), Topic.valueOf(head[0]), head.length > 1);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String word, Topic topic, boolean soft) {
        Word known =
                WORDS.computeIfAbsent(word, key -> new Word(EnumSet.noneOf(Topic.class), EnumSet.noneOf(Topic.class)));
        (soft ? known.soft() : known.firm()).add(topic);
    }
}
