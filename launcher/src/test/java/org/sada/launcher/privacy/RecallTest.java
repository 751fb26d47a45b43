package org.sada.launcher.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.ingest.privacy.PrivacySettings;
import org.sada.ingest.privacy.text.Redactor;

/** How much of what was planted is found, and how much else is taken for it. */
class RecallTest {
    private static final int PLANTED_TEXTS = 5_000;
    private static final Redactor REDACTOR = PrivacySettings.STANDARD.redactor();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsWhatIsPersonalAndLeavesWhatIsNot(long seed) {
        Score score = score(seed, text -> REDACTOR.redact(text).text());
        System.out.printf("seed %d: %s%n", seed, score);
        score.examples.stream().limit(Integer.getInteger("examples", 5)).forEach(System.out::println);

        assertThat(score.recall()).as("recall of seed %d", seed).isGreaterThanOrEqualTo(0.995);
        assertThat(score.precision()).as("precision of seed %d", seed).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void controlWhoeverFindsNothingMissesAll() {
        assertThat(score(1, text -> text).recall()).isZero();
    }

    @Test
    void controlWhoeverMasksEveryDigitHasNoPrecision() {
        assertThat(score(1, text -> text.replaceAll("\\p{Nd}", "#")).precision())
                .isLessThan(0.9);
    }

    private static Score score(long seed, UnaryOperator<String> redact) {
        PlantedTexts texts = new PlantedTexts(seed);
        Score score = new Score();
        for (int planted = 0; planted < PLANTED_TEXTS; ) {
            PlantedText text = texts.next();
            score.add(text, redact.apply(text.text()));
            planted += text.secrets().isEmpty() ? 0 : 1;
        }
        return score;
    }

    private static final class Score {
        private final Map<String, Integer> missedByKind = new TreeMap<>();
        private final List<String> examples = new ArrayList<>();
        private int planted;
        private int missed;
        private int wrong;

        private void add(PlantedText text, String redacted) {
            for (PlantedText.Secret secret : text.secrets()) {
                planted++;
                if (secret.isIn(redacted)) {
                    missed++;
                    missedByKind.merge(text.kind(), 1, Integer::sum);
                    examples.add("missed " + secret.written() + ": " + text.text() + " -> " + redacted);
                }
            }
            for (String harmless : text.harmless()) {
                if (!redacted.contains(harmless)) {
                    wrong++;
                    examples.add("wrong " + harmless + ": " + text.text() + " -> " + redacted);
                }
            }
        }

        private double recall() {
            return 1 - (double) missed / planted;
        }

        private double precision() {
            return (double) (planted - missed) / (planted - missed + wrong);
        }

        @Override
        public String toString() {
            return String.format(
                    "%d planted, recall %.4f, precision %.4f, missed by kind of text %s",
                    planted, recall(), precision(), missedByKind);
        }
    }
}
