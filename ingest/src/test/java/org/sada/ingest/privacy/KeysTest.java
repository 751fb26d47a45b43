package org.sada.ingest.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sada.runtime.StartException;

/** Pseudonyms, the keys behind them, and the file that keeps the keys. */
class KeysTest {
    private static final byte[] ROOT = root(1);

    @TempDir
    private Path folder;

    private final PseudonymKeys ring = PseudonymKeys.ofRoot(ROOT);

    @Test
    void aPseudonymHangsOnKeyFieldTenantAndValueAndNothingElse() {
        String pseudonym = ring.pseudonym("customer", "t", "k7");

        assertThat(pseudonym).matches("v1\\.[A-Za-z0-9_-]{22}");
        assertThat(PseudonymKeys.ofRoot(ROOT).pseudonym("customer", "t", "k7")).isEqualTo(pseudonym);
        assertThat(Set.of(
                        pseudonym,
                        ring.pseudonym("customer", "t", "k8"),
                        ring.pseudonym("customer", "u", "k7"),
                        ring.pseudonym("agent", "t", "k7"),
                        PseudonymKeys.ofRoot(root(2)).pseudonym("customer", "t", "k7")))
                .hasSize(5);
    }

    @Test
    void aPseudonymStandsForItselfAndWhatOnlyLooksLikeOneDoesNot() {
        String pseudonym = ring.pseudonym("customer", "t", "k7");

        assertThat(ring.pseudonym("customer", "t", pseudonym)).isEqualTo(pseudonym);
        assertThat(ring.pseudonym("customer", "t", pseudonym.replace("v1", "v2")))
                .startsWith("v1.")
                .isNotEqualTo(pseudonym);
        assertThat(ring.isPseudonym("v1.0501234567")).isFalse();
    }

    @Test
    void whenOneKeyIsDestroyedAllOthersStay() {
        Random random = new Random(20_261_125);
        PseudonymKeys erased = ring.without("customer", "t", "k7", () -> root(3));

        for (int i = 0; i < 2_000; i++) {
            String value = "c" + random.nextInt();
            assertThat(erased.pseudonym("customer", "t", value)).isEqualTo(ring.pseudonym("customer", "t", value));
        }
    }

    @Test
    void whoComesAgainAfterAnErasureIsSomebodyElseAndCanBeErasedAgain() {
        Set<String> names = new HashSet<>();
        PseudonymKeys left = ring;
        for (int i = 0; i < 4; i++) {
            names.add(left.pseudonym("customer", "t", "k7"));
            int seed = 10 + i;
            left = left.without("customer", "t", "k7", () -> root(seed));
        }
        assertThat(names).hasSize(4);
        assertThat(left.pseudonym("customer", "t", "k7")).isNotIn(names);
    }

    @Test
    void fromWhatIsLeftNoWayLeadsToADestroyedKey() {
        KeyTree tree = KeyTree.ofRoot(ROOT);
        byte[] key = tree.key("k7");
        KeyTree left = tree.without("k7");

        assertThat(left.key("k7")).isNull();
        assertThat(left.nodes()).hasSize(KeyTree.DEPTH * 15).doesNotContainKey("");
        assertThat(left.nodes().values()).doesNotContain(key, ROOT);
    }

    @Test
    void theFileKeepsAllOfIt() throws Exception {
        PseudonymKeyFile file = new PseudonymKeyFile(folder.resolve("privacy.key"));
        PseudonymKeys erased = file.readOrCreate().without("customer", "t", "k7", () -> root(3));
        file.write(erased);
        PseudonymKeys again = file.readOrCreate();

        for (String value : new String[] {"k7", "k8", "k9"}) {
            assertThat(again.pseudonym("customer", "t", value)).isEqualTo(erased.pseudonym("customer", "t", value));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void theLastVersionOfTheFileIsUsedAndEarlierOnesAreKnown() throws Exception {
        PseudonymKeyFile file = new PseudonymKeyFile(folder.resolve("privacy.key"));
        String before = file.readOrCreate().pseudonym("customer", "t", "k7");
        Files.writeString(
                file.path(),
                Files.readString(file.path()) + "v2 0 - " + Base64.getEncoder().encodeToString(root(5)) + "\n");
        PseudonymKeys rotated = file.read();

        assertThat(rotated.pseudonym("customer", "t", "k7")).startsWith("v2.");
        assertThat(rotated.pseudonym("customer", "t", before)).isEqualTo(before);
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws Exception {
        PseudonymKeyFile file = new PseudonymKeyFile(folder.resolve("privacy.key"));
        file.readOrCreate();
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(file::readOrCreate)
                .isInstanceOf(StartException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aFileThatIsMissingOrBrokenIsRefusedInOneLine() throws Exception {
        Path path = folder.resolve("other.key");
        assertThatThrownBy(() -> new PseudonymKeyFile(path).read()).hasMessageContaining("make one with");
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        assertThatThrownBy(() -> new PseudonymKeyFile(path).read()).hasMessageContaining("holds no key");
        for (String broken :
                new String[] {"v1 0 - short", "v1 1 - " + "A".repeat(44), "x", "v1 0 zz " + "A".repeat(43) + "="}) {
            Files.writeString(path, broken);
            assertThatThrownBy(() -> new PseudonymKeyFile(path).read())
                    .as(broken)
                    .hasMessageContaining("line 1");
        }
    }

    private static byte[] root(long seed) {
        byte[] root = new byte[KeyTree.KEY_BYTES];
        new Random(seed).nextBytes(root);
        return root;
    }
}
