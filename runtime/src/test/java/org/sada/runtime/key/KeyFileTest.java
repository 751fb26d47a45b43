package org.sada.runtime.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    private Path folder;

    @Test
    void aKeyIsKnownAgainAndNothingButIt() {
        KeyFile file = KeyFile.in(folder.resolve("keys"));
        KeyRing ring = KeyRing.of(file);
        assertThat(ring.required()).isFalse();

        String key = file.create("acme", Scope.WRITE, "switch", 100);
        String other = file.create("other", Scope.READ, "", 100);

        assertThat(ring.required()).isTrue();
        assertThat(ring.find(key)).hasValueSatisfying(found -> {
            assertThat(found.tenant()).isEqualTo("acme");
            assertThat(found.scope()).isEqualTo(Scope.WRITE);
        });
        for (String wrong : List.of(
                "",
                "_",
                "__",
                "sada",
                "sada__",
                key + "A",
                key.substring(0, key.length() - 1),
                key.toUpperCase(java.util.Locale.ROOT),
                key.substring(0, 16) + other.substring(16),
                "x".repeat(100_000))) {
            assertThat(ring.find(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void aKeyHas256RandomBits() {
        KeyFile file = KeyFile.in(folder);
        List<String> keys = Stream.generate(() -> file.create("a", Scope.READ, "", 1))
                .limit(20)
                .toList();

        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("sada_[0-9a-f]{10}_[A-Za-z0-9_-]{43}"));
    }

    @Test
    void theFolderHoldsNoKeyAndIsForItsOwnerOnly() throws IOException {
        String key = KeyFile.in(folder).create("acme", Scope.WRITE, "", 100);

        for (String name : List.of("keys.json", "pepper")) {
            Path file = folder.resolve(name);
            assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain(key.substring(16));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aRevokedKeyIsWorthlessAtOnceAndKeysAreStillAskedFor() {
        KeyFile file = KeyFile.in(folder);
        String key = file.create("acme", Scope.WRITE, "", 100);
        KeyRing ring = KeyRing.of(file);
        assertThat(ring.find(key)).isPresent();

        file.revoke(key.split("_")[1]);

        assertThat(ring.find(key)).isEmpty();
        assertThat(ring.required()).isTrue();
        assertThat(KeyRing.of(KeyFile.in(folder)).required()).isTrue();
    }

    @Test
    void aServerThatHasSeenAKeyStaysClosedWhenTheFileGoes() throws IOException {
        KeyFile file = KeyFile.in(folder);
        String key = file.create("acme", Scope.WRITE, "", 100);
        KeyRing ring = KeyRing.of(file);
        assertThat(ring.required()).isTrue();

        Files.delete(folder.resolve("keys.json"));
        assertThat(ring.required()).isTrue();
        assertThat(ring.find(key)).isPresent();

        Files.writeString(folder.resolve("keys.json"), "[]");
        assertThat(ring.required()).isTrue();
    }

    @Test
    void aKeyOfAnotherPepperIsNone() throws IOException {
        KeyFile file = KeyFile.in(folder);
        String key = file.create("acme", Scope.WRITE, "", 100);
        Files.write(folder.resolve("pepper"), new byte[32]);

        assertThat(KeyRing.of(file).find(key)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSaidInOneLine() throws IOException {
        KeyFile file = KeyFile.in(folder);
        file.create("acme", Scope.WRITE, "", 100);
        Files.delete(folder.resolve("pepper"));
        assertThatThrownBy(() -> KeyRing.of(file).required())
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("pepper");
        assertThatThrownBy(() -> file.create("acme", Scope.WRITE, "", 100))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("pepper");

        Files.writeString(folder.resolve("keys.json"), "{");
        assertThatThrownBy(() -> KeyRing.of(file).required()).hasMessageContaining("cannot read the keys in");
        assertThatThrownBy(() -> file.revoke("nobody")).isInstanceOf(KeyException.class);
    }
}
