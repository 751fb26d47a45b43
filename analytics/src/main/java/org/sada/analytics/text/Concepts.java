package org.sada.analytics.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What words stand for, whatever their language: "queue" and "طابور" are one concept. Found by stems. */
final class Concepts {
    static final int[] NONE = {};
    private static final Map<Integer, int[]> SHIPPED = load("concepts.tsv");

    private Concepts() {}

    /** The concepts of a stem, by hashes of their names. */
    static int[] of(int stem) {
        return SHIPPED.getOrDefault(stem, NONE);
    }

    /** The table of a resource: a line for each concept, its name, a tab, and its words. */
    private static Map<Integer, int[]> load(String resource) {
        Map<Integer, int[]> table = new HashMap<>();
        Stems stems = new Stems();
        Dialects.Spelling spelling = new Dialects.Spelling();
        try (InputStream in = Concepts.class.getResourceAsStream(resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                if (tab > 0 && !line.startsWith("#")) {
                    int concept = Hash.of(line.substring(0, tab));
                    for (String word : spelling.words(line.substring(tab + 1))) {
                        String[] standard =
                                Stems.isArabic(word) ? Dialects.SHIPPED.standard(word) : new String[] {word};
                        if (standard.length == 1) {
                            table.merge(Hash.of(stems.stem(standard[0])), new int[] {concept}, Concepts::join);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
        }
        return table;
    }

    private static int[] join(int[] known, int[] more) {
        if (known[known.length - 1] == more[0]) {
            return known;
        }
        int[] joined = Arrays.copyOf(known, known.length + 1);
        joined[known.length] = more[0];
        return joined;
    }
}
