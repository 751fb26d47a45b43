package org.sada.runtime.key;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The keys of an installation, in a folder: {@code keys.json}, and {@code pepper}, without which the first is worth nothing. Both are
 * readable for their owner only. Several processes may change them; each change replaces the whole file.
 */
public final class KeyFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<ApiKey>> KEYS = new TypeReference<>() {};
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    private KeyFile(Path folder) {
        this.folder = folder;
    }

    /** @param folder need not be there yet */
    public static KeyFile in(Path folder) {
        return new KeyFile(folder);
    }

    /**
     * Makes a key, and returns it as its holder needs it. It cannot be shown again.
     *
     * @param tenant null for scope {@link Scope#ADMIN} only
     * @param requestsPerSecond 1 or more
     * @throws KeyException if the folder cannot be written
     */
    public String create(String tenant, Scope scope, String name, int requestsPerSecond) {
        if ((tenant == null) != (scope == Scope.ADMIN) || requestsPerSecond < 1) {
            throw new IllegalArgumentException("a key of scope admin has no tenant, all others have, and a rate");
        }
        return locked(() -> {
            byte[] pepper = Files.exists(pepperFile()) ? pepper() : newPepper();
            Secret secret = Secret.random();
            List<ApiKey> keys = new ArrayList<>(keys());
            keys.add(new ApiKey(secret.id(), tenant, scope, name, requestsPerSecond, secret.digest(pepper), false));
            write(file(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(keys));
            return secret.text();
        });
    }

    /**
     * Makes a key worthless, at once and for good.
     *
     * @throws KeyException if there is none of this id
     */
    public void revoke(String id) {
        locked(() -> {
            List<ApiKey> keys = keys();
            if (keys.stream().noneMatch(key -> key.id().equals(id))) {
                throw new KeyException(
                        "there is no key " + id + " in " + folder + "; ./sada key list shows those there are");
            }
            List<ApiKey> changed = keys.stream()
                    .map(key -> key.id().equals(id) ? key.asRevoked() : key)
                    .toList();
            write(file(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(changed));
            return id;
        });
    }

    /**
     * Every key that was ever made, revoked ones too, in their order; empty where none was.
     *
     * @throws KeyException if they cannot be read
     */
    public List<ApiKey> keys() {
        if (!Files.exists(file())) {
            return List.of();
        }
        try {
            return JSON.readValue(Files.readAllBytes(file()), KEYS);
        } catch (IOException e) {
            throw new KeyException("cannot read the keys in " + file() + ": " + e.getMessage(), e);
        }
    }

    Path file() {
        return folder.resolve("keys.json");
    }

    /** @throws KeyException if it is gone */
    byte[] pepper() {
        try {
            return Files.readAllBytes(pepperFile());
        } catch (IOException e) {
            throw new KeyException(
                    "cannot read " + pepperFile()
                            + ", without which no key can be checked: bring it back from a backup, "
                            + "or remove keys.json too and make new keys",
                    e);
        }
    }

    private Path pepperFile() {
        return folder.resolve("pepper");
    }

    private byte[] newPepper() throws IOException {
        if (Files.exists(file())) {
            return pepper(); // tells what to do
        }
        byte[] pepper = Secret.randomPepper();
        write(pepperFile(), pepper);
        return pepper;
    }

    private void write(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER));
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @FunctionalInterface
    private interface Change {
        String make() throws IOException;
    }

    private String locked(Change change) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                assert lock.isValid();
                return change.make();
            }
        } catch (IOException e) {
            throw new KeyException("cannot write the keys in " + folder + ": " + e.getMessage(), e);
        }
    }
}
