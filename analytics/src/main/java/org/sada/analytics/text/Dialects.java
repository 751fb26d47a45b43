package org.sada.analytics.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words of dialects, and the standard words that say the same. Knows prefixes and suffixes, and negation by ما…ش around a verb. */
final class Dialects {
    private static final String[] NOTHING = {};
    private static final int SHORTEST_CORE = 3;
    private static final int SHORTEST_NEGATED = 5;
    private static final String[] PREFIXES = {
        "وال", "بال", "فال", "كال", "هال", "عال", "لل", "ال", "و", "ف", "ب", "ل", "ك", "ه", "ح", "غ", "ت", "ع"
    };
    private static final String[] SUFFIXES = {
        "هالي", "لكم", "لهم", "لنا", "ها", "هم", "كم", "نا", "ني", "لي", "لك", "له", "ات", "ين", "ي", "ك", "ه", "و", "ت"
    };

    static final Dialects SHIPPED = load("dialects.tsv");

    private final Map<String, String[]> standard;

    private Dialects(Map<String, String[]> standard) {
        this.standard = standard;
    }

    /** The table of a resource: a line for each standard word or phrase, a tab, and the words of dialects that mean it. */
    private static Dialects load(String resource) {
        Map<String, String[]> table = new HashMap<>();
        try (InputStream in = Dialects.class.getResourceAsStream(resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Spelling spelling = new Spelling();
            Set<String> meanings = new HashSet<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int tab = line.indexOf('\t');
                String[] meaning = spelling.words(line.substring(0, tab));
                meanings.addAll(List.of(meaning));
                for (String word : spelling.words(line.substring(tab + 1))) {
                    table.putIfAbsent(word, meaning);
                }
            }
            // a standard word means itself, also where it looks like another with a prefix
            meanings.forEach(word -> table.putIfAbsent(word, new String[] {word}));
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
        }
        return new Dialects(table);
    }

    int size() {
        return standard.size();
    }

    boolean has(String word) {
        return standard.containsKey(word);
    }

    /** The standard words for a normalised one; itself where there is nothing to say. */
    String[] standard(String word) {
        String[] found = find(word);
        if (found != null) {
            return found;
        }
        String negated = negatedCore(word);
        if (negated != null) {
            String[] core = find(negated);
            String[] words = new String[1 + (core == null ? 1 : core.length)];
            words[0] = "ما";
            System.arraycopy(core == null ? new String[] {negated} : core, 0, words, 1, words.length - 1);
            return words;
        }
        return new String[] {word};
    }

    /** What is negated in a word such as ماوصلتش or بقدرش; null for other words. */
    private String negatedCore(String word) {
        if (word.length() < SHORTEST_NEGATED || !word.endsWith("ش")) {
            return null;
        }
        int end = word.length() - 1;
        if (word.startsWith("ما")) {
            return word.substring(2, end);
        }
        if (word.startsWith("م") || word.startsWith("ب")) {
            return word.substring(1, end);
        }
        return null;
    }

    private String[] find(String word) {
        String[] whole = standard.get(word);
        if (whole != null) {
            return whole;
        }
        String[] found = withoutSuffix(word);
        for (int index = 0; found == null && index < PREFIXES.length; index++) {
            String prefix = PREFIXES[index];
            if (word.startsWith(prefix) && word.length() - prefix.length() >= SHORTEST_CORE) {
                String rest = word.substring(prefix.length());
                found = standard.get(rest);
                if (found == null) {
                    found = withoutSuffix(rest);
                }
            }
        }
        return found;
    }

    private String[] withoutSuffix(String word) {
        for (String suffix : SUFFIXES) {
            if (word.endsWith(suffix) && word.length() - suffix.length() >= SHORTEST_CORE) {
                String[] found = standard.get(word.substring(0, word.length() - suffix.length()));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Words as they stand after the chain. */
    static final class Spelling {
        private final Letters letters = new Letters();
        private final Tokens tokens = new Tokens();

        String[] words(String text) {
            List<String> words = new ArrayList<>();
            letters.read(text);
            tokens.read(letters, (chars, length, start, end) -> words.add(new String(chars, 0, length)));
            return words.toArray(NOTHING);
        }
    }
}
