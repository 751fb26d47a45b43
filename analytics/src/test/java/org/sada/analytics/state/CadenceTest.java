package org.sada.analytics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static final long NOW = 1_000_000;

    private final Cadence cadence = new Cadence(Duration.ofMillis(100));

    @BeforeEach
    void haveJustToldAndCommitted() {
        cadence.told(NOW);
        cadence.committed(NOW);
    }

    @Test
    void nothingIsToldWhereNothingWaits() {
        assertThat(cadence.isDue(NOW + 10_000, 0, NOW)).isFalse();
    }

    @Test
    void aFewChangesAreToldAtOnceAndManyAreGathered() {
        assertThat(cadence.isDue(NOW + 6, 10, NOW)).isTrue();
        assertThat(cadence.isDue(NOW + 6, 1_000, NOW)).isFalse();
    }

    @Test
    void everythingIsToldBeforeTheNextCommit() {
        assertThat(cadence.isDue(NOW + 80, 1_000_000, NOW)).isTrue();
    }

    @Test
    void whileABacklogIsReadMoreIsGatheredUpToALimit() {
        long longAgo = NOW - 3_600_000;
        assertThat(cadence.isDue(NOW + 200, 1_000, longAgo)).isFalse();
        assertThat(cadence.isDue(NOW + 200, 15_000, longAgo)).isTrue();
        assertThat(cadence.isDue(NOW + 1_000, 1, longAgo)).isTrue();
    }
}
