package org.sada.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SadaTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

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

    @ParameterizedTest
    @CsvSource({
        "generate --days 0, days of the simulation must be 1 or more; not 0",
        "generate --interactions -1, interactions of the simulation must be 1 or more; not -1",
        "demo --port 99999, --port must be between 0 and 65535; not 99999",
        "up --port -1, --port must be between 0 and 65535; not -1"
    })
    void aValueOutOfItsRangeIsWrongUse(String line, String words) {
        assertThat(sada(line.split(" "))).isEqualTo(2);
        assertThat(err.toString())
                .contains(words.replace(";", ","))
                .contains("--help")
                .doesNotContain("Exception");
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anAddressThatIsNoneIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("events.ndjson"), "{}");

        assertThat(sada("import", "--format", "sada", "--to", "ftp://x", file.toString()))
                .isEqualTo(1);

        assertThat(err.toString()).contains("\"ftp://x\" is no address of a pipeline; write it as http://");
    }

    @Test
    void aBrokerThatIsNotThereIsToldWithItsAddress() {
        int code = sada("verify", "--bootstrap", "127.0.0.1:1", "--store", "jdbc:postgresql://127.0.0.1:1/x");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("no answer from Kafka at 127.0.0.1:1; is the broker up");
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
