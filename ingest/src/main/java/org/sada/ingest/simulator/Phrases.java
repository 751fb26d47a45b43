package org.sada.ingest.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What customers write, in Arabic and English, by what it is about. */
final class Phrases {
    private static final String RESOURCE = "phrases.tsv";
    private static final String PRAISE = "praise";
    private static final String MIXED = "mixed";

    /** By kind and language; only ever asked for one key, so the order of a hash map cannot matter. */
    private final Map<String, List<String>> texts = new HashMap<>();

    private Phrases() {}

    static Phrases load() {
        Phrases phrases = new Phrases();
        try (InputStream in = Phrases.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing beside " + Phrases.class);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                phrases.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }

    private void add(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        String[] cells = line.split("\t", -1);
        if (cells.length != 3) {
            throw new IllegalStateException(
                    RESOURCE + ": expected kind, language and text between tabs, not \"" + line + "\"");
        }
        texts.computeIfAbsent(cells[0] + "/" + cells[1], key -> new ArrayList<>())
                .add(cells[2]);
    }

    /** All texts of a kind in a language, with their blanks unfilled. */
    List<String> all(String kind, String language) {
        List<String> found = texts.get(kind + "/" + language);
        if (found == null) {
            throw new IllegalStateException(RESOURCE + " has no text of kind " + kind + " in language " + language);
        }
        return found;
    }

    /** The first thing that a customer writes. */
    String opening(Issue issue, Chance chance) {
        Complaint complaint = issue.topic().complaint();
        String kind = complaint == null
                ? "enquiry-" + issue.topic().desk().name().toLowerCase(Locale.ROOT)
                : complaint.text();
        return filled(kind, issue.customer(), 5, chance);
    }

    String grievance(Conversation conversation, Complaint grievance, Chance chance) {
        long minutes = Math.max(3, Math.min(90, conversation.waitedMs / 60_000));
        return filled(grievance.text(), conversation.issue.customer(), minutes, chance);
    }

    String praise(Customer customer, Chance chance) {
        return filled(PRAISE, customer, 5, chance);
    }

    String mixed(Customer customer, Chance chance) {
        return filled(MIXED, customer, 5, chance);
    }

    private String filled(String kind, Customer customer, long minutes, Chance chance) {
        String text = chance.pick(all(kind, customer.language()));
        if (text.indexOf('{') < 0) {
            return text;
        }
        boolean arabic = customer.language().equals("ar");
        return text.replace(
                        "{city}",
                        arabic ? customer.city().arabic() : customer.city().name())
                .replace("{minutes}", Long.toString(minutes))
                .replace("{days}", Integer.toString(2 + chance.below(9)))
                .replace("{amount}", Integer.toString(35 + 5 * chance.below(180)))
                .replace("{order}", "SA" + Padded.number(chance.below(1_000_000), 6))
                .replace("{phone}", "05" + Padded.number(chance.below(100_000_000), 8));
    }
}
