package org.sada.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SadaTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theVersionNamesWhatItRunsOn() {
        assertThat(sada("--version")).isZero();
        assertThat(out.toString()).startsWith("sada ").contains("Kafka 4.", "Java ");
    }

    @Test
    void helpIsPrintedToStandardOutput() {
        assertThat(sada("--help")).isZero();
        assertThat(out.toString()).contains("Usage: sada");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void wrongUseIsOneLineWithAHintAndCodeTwo() {
        assertThat(sada("--colour")).isEqualTo(2);
        assertThat(err.toString()).isEqualToNormalizingNewlines("sada: Unknown option: '--colour'; see sada --help\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void noCommandIsWrongUse() {
        assertThat(sada()).isEqualTo(2);
        assertThat(err.toString()).isEqualToNormalizingNewlines("sada: no command given; see sada --help\n");
    }

    @Test
    void debugShowsWhereAnErrorCameFrom() {
        assertThat(sada("--debug")).isEqualTo(2);
        assertThat(err.toString()).contains("no command given; see sada --help").contains("\tat org.sada.launcher");
    }

    private int sada(String... args) {
        return Sada.run(new PrintWriter(out), new PrintWriter(err), args);
    }
}
