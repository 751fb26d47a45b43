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

    @Test
    void aKeyIsMadeShownOnceListedAndRevoked() {
        String data = folder.toString();
        assertThat(sada("key", "create", "--data", data, "--scope", "write", "--tenant", "acme", "--name", "switch"))
                .isZero();
        String key = out.toString().strip();
        assertThat(key).matches("sada_[0-9a-f]{10}_[A-Za-z0-9_-]{43}");
        String id = key.split("_")[1];

        assertThat(sada("key", "revoke", "--data", data, id)).isZero();
        out.getBuffer().setLength(0);
        assertThat(sada("key", "list", "--data", data)).isZero();

        assertThat(out.toString())
                .containsPattern(id + "\\s+write\\s+acme\\s+100\\s+revoked\\s+switch")
                .doesNotContain(key.substring(16));
        assertThat(sada("key", "revoke", "--data", data, "nobody")).isEqualTo(1);
        assertThat(sada("key", "create", "--data", data, "--scope", "admin", "--tenant", "acme"))
                .isEqualTo(2);
        assertThat(sada("key", "create", "--data", data, "--scope", "write", "--tenant", "a b"))
                .isEqualTo(1);
    }

    @Test
    void nobodyElseCanReachItWithoutAKey() {
        assertThat(sada("up", "--data", folder.toString(), "--host", "0.0.0.0")).isEqualTo(1);
        assertThat(err.toString()).contains("refusing to listen on 0.0.0.0 without API keys", "./sada key create");
    }

    @Test
    void settingsThatNobodyKnowsAreNamed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("s.yaml"), "ingest:\n  topics:\n    - {topic: calls, format: morse}\n");
        assertThat(sada("up", "--data", folder.toString(), "--settings", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("s.yaml", "topic calls: unknown format \"morse\"");
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
