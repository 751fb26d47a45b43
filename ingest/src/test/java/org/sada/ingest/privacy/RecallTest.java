package org.sada.ingest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.ingest.privacy.text.Redactor;

/** How much of what was planted is found, and how much else is taken for it. */
class RecallTest {
    private static final int TEXTS = 5_000;
    private final Redactor redactor = PrivacySettings.STANDARD.redactor();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatIsPersonalAndLeavesWhatIsNot(long seed) {
        PlantedTexts texts = new PlantedTexts(seed);
        int planted = 0;
        int missed = 0;
        int wrong = 0;
        int redactions = 0;
        Map<String, int[]> byKind = new TreeMap<>();
        List<String> examples = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            PlantedText text = texts.next();
            Redactor.Redacted redacted = redactor.redact(text.text());
            String bare = PlantedText.bare(redacted.text());
            for (PlantedText.Secret secret : text.secrets()) {
                planted++;
                int[] of = byKind.computeIfAbsent(text.kind(), key -> new int[2]);
                of[0]++;
                if (redacted.text().contains(secret.written()) || bare.contains(secret.bare())) {
                    missed++;
                    of[1]++;
                    examples.add("missed " + text.kind() + ": " + text.text() + " -> " + redacted.text());
                }
            }
            int lost = 0;
            for (String harmless : text.harmless()) {
                if (!redacted.text().contains(harmless)) {
                    lost++;
                    examples.add("wrong " + harmless + ": " + text.text() + " -> " + redacted.text());
                }
            }
            wrong += lost;
            redactions += redacted.counts().values().stream().mapToInt(each -> each).sum();
        }
        double recall = 1 - (double) missed / planted;
        double precision = 1 - (double) wrong / redactions;
        System.out.printf(
                "seed %d: %d planted, recall %.4f; %d redactions, precision %.4f%n",
                seed, planted, recall, redactions, precision);
        byKind.forEach((kind, of) -> System.out.printf("  %-12s %5d planted, %d missed%n", kind, of[0], of[1]));
        examples.stream().limit(Integer.getInteger("examples", 10)).forEach(System.out::println);

        assertThat(recall).as("recall of seed %d", seed).isGreaterThanOrEqualTo(0.995);
        assertThat(precision).as("precision of seed %d", seed).isGreaterThanOrEqualTo(0.98);
    }
}
