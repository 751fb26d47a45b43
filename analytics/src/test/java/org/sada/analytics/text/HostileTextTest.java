package org.sada.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work is counted in features, not in time. */
class HostileTextTest {
    /** Of a letter: runs within and across words, and pairs in a window. */
    private static final int FEATURES_OF_A_LETTER = 30;

    private final TextReader reader = new TextReader(Taxonomy.EMPTY);

    @ParameterizedTest
    @ValueSource(strings = {"x", "\uD83D\uDE00", "\u202E", "\u064B", "a ", "ا ", "\uD83D", "7", "\uFDFA"})
    void theWorkIsCappedAndInProportion(String part) {
        long short1 = work(part.repeat(500));
        long tenTimes = work(part.repeat(5_000));
        long endless = work(part.repeat(1_000_000));

        assertThat(tenTimes).isLessThanOrEqualTo(12 * short1 + 200);
        assertThat(endless).isLessThanOrEqualTo((long) FEATURES_OF_A_LETTER * Letters.MOST);
        assertThat(reader.document.read()).isLessThanOrEqualTo(Letters.MOST_READ);
    }

    private long work(String text) {
        long[] seen = new long[1];
        reader.read(text, (bucket, first, last) -> seen[0]++);
        return seen[0];
    }
}
