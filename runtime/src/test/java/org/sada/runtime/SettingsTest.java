package org.sada.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sada.runtime.Settings.Setting;

class SettingsTest {
    enum Mode {
        FAST,
        SAFE
    }

    record Target(String queue, Duration within) {}

    record Sink(String jdbcUrl, int batch, Duration commitEvery) {
        Sink {
            if (batch < 1 || batch > 10_000) {
                throw new IllegalArgumentException("batch must be between 1 and 10000, not " + batch);
            }
        }
    }

    record Root(
            int port,
            String note,
            boolean open,
            Mode mode,
            ZoneId zone,
            Path data,
            Sink sink,
            List<String> tenants,
            List<Target> targets,
            Map<String, Integer> limits) {
        /** Looks like a property, and is none. */
        public boolean isLocal() {
            return port == 0;
        }
    }

    private static final Root DEFAULTS = new Root(
            8080,
            "none",
            false,
            Mode.SAFE,
            ZoneId.of("UTC"),
            Path.of("data"),
            new Sink("jdbc:x", 500, Duration.ofSeconds(1)),
            List.of("acme"),
            List.of(),
            Map.of("events", 500));

    @TempDir
    Path folder;

    @Test
    void withoutSourcesTheDefaultsHold() {
        assertThat(Settings.none().over(DEFAULTS)).isEqualTo(DEFAULTS);
    }

    @Test
    void theFileSetsWhatItNamesAndNothingElse() throws IOException {
        Root root = Settings.none().withFile(file("""
                        port: 9090
                        mode: fast
                        zone: Asia/Riyadh
                        data: /var/lib/sada
                        sink:
                          commitEvery: 250ms
                        tenants: [acme, souq]
                        targets:
                          - queue: billing
                            within: PT20S
                        limits:
                          bytes: 1048576
                        """)).over(DEFAULTS);

        assertThat(root.port()).isEqualTo(9090);
        assertThat(root.mode()).isEqualTo(Mode.FAST);
        assertThat(root.zone()).isEqualTo(ZoneId.of("Asia/Riyadh"));
        assertThat(root.data()).isEqualTo(Path.of("/var/lib/sada"));
        assertThat(root.sink()).isEqualTo(new Sink("jdbc:x", 500, Duration.ofMillis(250)));
        assertThat(root.tenants()).containsExactly("acme", "souq");
        assertThat(root.targets()).containsExactly(new Target("billing", Duration.ofSeconds(20)));
        assertThat(root.limits()).containsOnly(Map.entry("events", 500), Map.entry("bytes", 1_048_576));
        assertThat(root.note()).isEqualTo("none");
    }

    @Test
    void optionsWinOverTheEnvironmentWhichWinsOverTheFile() throws IOException {
        Settings settings = Settings.none()
                .withFile(file("port: 1\nsink:\n  batch: 1\n  jdbcUrl: file\n"))
                .withEnvironment(
                        Map.of("SADA__SINK__BATCH", "2", "SADA__SINK__JDBC_URL", "environment", "PATH", "/bin"))
                .withOverrides(List.of("sink.jdbcUrl=jdbc:postgresql://h/d?user=a&password=b=c"));

        Root root = settings.over(DEFAULTS);

        assertThat(root.port()).isEqualTo(1);
        assertThat(root.sink().batch()).isEqualTo(2);
        assertThat(root.sink().jdbcUrl()).isEqualTo("jdbc:postgresql://h/d?user=a&password=b=c");
    }

    @Test
    void textIsWhatWasWritten() throws IOException {
        for (String word : List.of("no", "0123", "1e3", "2026-01-01", "صدى")) {
            assertThat(Settings.none()
                            .withFile(file("note: " + word))
                            .over(DEFAULTS)
                            .note())
                    .isEqualTo(word);
            assertThat(Settings.none()
                            .withOverrides(List.of("note=" + word))
                            .over(DEFAULTS)
                            .note())
                    .isEqualTo(word);
        }
    }

    @Test
    void listsAndMapsCanComeFromTheCommandLine() {
        Root root = Settings.none()
                .withOverrides(List.of("tenants=[a, b]", "limits.events=7"))
                .over(DEFAULTS);

        assertThat(root.tenants()).containsExactly("a", "b");
        assertThat(root.limits()).containsOnly(Map.entry("events", 7));
    }

    @Test
    void aSectionWithNothingInItSetsNothing() throws IOException {
        assertThat(Settings.none().withFile(file("sink:\n  # batch: 3\n")).over(DEFAULTS))
                .isEqualTo(DEFAULTS);
        assertThat(Settings.none().withFile(file("# nothing yet\n")).over(DEFAULTS))
                .isEqualTo(DEFAULTS);
    }

    @Test
    void anUnknownKeyNamesFileLineAndTheNearestKnown() throws IOException {
        Path file = file("port: 1\nsink:\n  bacth: 3\n");

        assertRefused(
                Settings.none().withFile(file),
                file + ":3: unknown key sink.bacth; did you mean batch? (known here: batch, jdbcUrl, commitEvery)");
    }

    @Test
    void anUnknownKeyInAListIsFoundToo() throws IOException {
        Path file = file("targets:\n  - queue: a\n    within: 1s\n  - queu: b\n");

        assertRefused(
                Settings.none().withFile(file),
                file + ":4: unknown key targets[1].queu; did you mean queue? (known here: queue, within)");
    }

    @Test
    void anUnknownVariableOrOptionIsRefused() {
        assertRefused(
                Settings.none().withEnvironment(Map.of("SADA__SINK__JDBCURL", "x")),
                "environment: unknown variable SADA__SINK__JDBCURL; did you mean JDBC_URL? "
                        + "(known here: JDBC_URL, BATCH, COMMIT_EVERY)");
        assertRefused(
                Settings.none().withOverrides(List.of("isLocal=true")),
                "-S isLocal: unknown key isLocal (known here: data, mode, note, open, port, sink, zone, limits, targets, tenants)");
    }

    @Test
    void aValueOfTheWrongKindNamesItsPlace() throws IOException {
        Path file = file("sink:\n  batch: many\n");

        assertRefused(Settings.none().withFile(file), file + ":2: sink.batch: must be a whole number, not \"many\"");
        assertRefused(
                Settings.none().withEnvironment(Map.of("SADA__SINK__COMMIT_EVERY", "often")),
                "SADA__SINK__COMMIT_EVERY: sink.commitEvery: "
                        + "must be a duration such as 250ms, 20s, 15m, 12h or 45d, not \"often\"");
        assertRefused(
                Settings.none().withOverrides(List.of("mode=quick")),
                "-S mode: mode: must be one of FAST, SAFE, not \"quick\"");
        assertRefused(
                Settings.none().withOverrides(List.of("open=yes")),
                "-S open: open: must be true or false, not \"yes\"");
        assertRefused(
                Settings.none().withOverrides(List.of("zone=Mars/Base")),
                "-S zone: zone: must be a time zone such as UTC or Asia/Riyadh, not \"Mars/Base\"");
        assertRefused(
                Settings.none().withOverrides(List.of("port=")), "-S port: port: must be a whole number, not \"\"");
    }

    @Test
    void whatARecordRefusesNamesTheSourceOfTheCulprit() throws IOException {
        assertRefused(
                Settings.none().withFile(file("sink:\n  jdbcUrl: jdbc:y\n")).withOverrides(List.of("sink.batch=0")),
                "-S sink.batch: sink: batch must be between 1 and 10000, not 0");
    }

    @Test
    void keysBelowAValueAreRefused() {
        assertRefused(
                Settings.none().withOverrides(List.of("port.number=1")),
                "-S port.number: port has no keys of its own; it must be a whole number");
    }

    @Test
    void brokenFilesAreOneLineWithThePlace() throws IOException {
        Path twice = file("port: 1\nport: 2\n");
        assertRefused(Settings.none().withFile(twice), twice + ":2: Duplicate field 'port'");
        Path list = file("- a\n");
        assertRefused(Settings.none().withFile(list), list + ": must hold keys and values, such as port: 8080");
        Path documents = file("port: 1\n---\nport: 2\n");
        assertRefused(Settings.none().withFile(documents), documents + ":3: a second document begins; one is enough");
        Path alias = file("note: &a x\ntenants: [*a]\n");
        assertRefused(
                Settings.none().withFile(alias), alias + ":2: aliases (*name) are not supported: repeat the value");
        Path open = file("sink: {batch: 1\n");
        assertThatThrownBy(() -> Settings.none().withFile(open).over(DEFAULTS))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(open + ":");
        Path missing = folder.resolve("none.yaml");
        assertRefused(Settings.none().withFile(missing), "settings file " + missing + " does not exist");
        Path latin = Files.write(folder.resolve("latin.yaml"), "note: é".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(Settings.none().withFile(latin), "settings file " + latin + " is not UTF-8: save it as UTF-8");
    }

    @Test
    void anOptionWithoutAValueIsRefused() {
        assertRefused(
                Settings.none().withOverrides(List.of("port")),
                "-S port: must be key=value, such as console.port=8080");
    }

    @Test
    void theTableNamesEveryKeyWithItsTypeDefaultAndVariable() {
        assertThat(Settings.table(DEFAULTS))
                .contains(
                        new Setting("port", "a whole number", "8080", "SADA__PORT"),
                        new Setting("sink.jdbcUrl", "text", "jdbc:x", "SADA__SINK__JDBC_URL"),
                        new Setting(
                                "sink.commitEvery",
                                "a duration such as 250ms, 20s, 15m, 12h or 45d",
                                "PT1S",
                                "SADA__SINK__COMMIT_EVERY"))
                .hasSize(12);
    }

    private static void assertRefused(Settings settings, String message) {
        assertThatThrownBy(() -> settings.over(DEFAULTS))
                .isInstanceOf(SettingsException.class)
                .hasMessage(message);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "sada", ".yaml"), text);
    }
}
