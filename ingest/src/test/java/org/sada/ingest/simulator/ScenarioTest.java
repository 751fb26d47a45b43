package org.sada.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    private static final Scenario ENDLESS = Scenario.endless(1, Instant.parse("2026-02-01T05:00:00Z"));

    @Test
    void impossibleSettingsAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENDLESS.forTenant("a b"))
                .withMessageContaining("a b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENDLESS.ofInteractions(0))
                .withMessageContaining("interactions");
        assertThatIllegalArgumentException().isThrownBy(() -> ENDLESS.ofDays(0)).withMessageContaining("last");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENDLESS.atRate(99))
                .withMessageContaining("99");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.endless(1, Instant.EPOCH))
                .withMessageContaining("1990");
    }

    @Test
    void spreadingChoosesTheSizeOfTheCentre() {
        assertThat(ENDLESS.spread(70_000, 7).interactionsPerDay()).isEqualTo(10_000);
        assertThat(ENDLESS.spread(10, 7).interactionsPerDay()).isEqualTo(Scenario.SMALLEST);
    }
}
