package org.sada.ingest.privacy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sada.runtime.StartException;

/**
 * Where a {@link PseudonymKeys} is kept: a text of lines "version generation path key", the path {@code -} at the root. Only its owner may read it.
 */
final class PseudonymKeyFile {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);
    private static final String HEADER =
            "# Keys of the pseudonyms of customers: version, generation, path, key. Who has them can tell whose data is"
                    + " whose. Keep them secret; without them customers of before count as others.\n";

    private final Path file;

    PseudonymKeyFile(Path file) {
        this.file = file;
    }

    static byte[] newRoot() {
        byte[] root = new byte[KeyTree.KEY_BYTES];
        RANDOM.nextBytes(root);
        return root;
    }

    Path path() {
        return file;
    }

    /** The keys of the file, which is made where there is none. */
    PseudonymKeys readOrCreate() {
        if (!Files.exists(file)) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                write(PseudonymKeys.ofRoot(newRoot()));
            } catch (IOException e) {
                throw new StartException("cannot make the key file " + file + ": " + e.getMessage(), e);
            }
        }
        return read();
    }

    /** @throws StartException if the file is missing, broken, or others may read it */
    PseudonymKeys read() {
        try {
            if (!Files.exists(file)) {
                throw new StartException("there is no key file " + file
                        + "; make one with: (umask 077; echo v1 0 - $(head -c 32 /dev/urandom | base64) > " + file
                        + ")");
            }
            requireSecret();
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new StartException("cannot read the key file " + file + ": " + e.getMessage(), e);
        }
    }

    /** Replaces the file as a whole, or not at all. */
    void write(PseudonymKeys ring) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        ring.versions().forEach((version, generations) -> {
            for (int generation = 0; generation < generations.size(); generation++) {
                String head = version + " " + generation + " ";
                generations
                        .get(generation)
                        .nodes()
                        .forEach((path, key) -> text.append(head)
                                .append(path.isEmpty() ? "-" : path)
                                .append(' ')
                                .append(Base64.getEncoder().encodeToString(key))
                                .append('\n'));
            }
        });
        Path next = file.resolveSibling(file.getFileName() + ".next");
        createSecret(next);
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text.toString()));
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static void createSecret(Path path) throws IOException {
        Files.deleteIfExists(path); // left by a crash
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            throw new IOException(path + " is being written by another process", e);
        }
    }

    private void requireSecret() throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.stream().anyMatch(OF_OTHERS::contains)) {
            throw new StartException(
                    "others than its owner may read or write the key file " + file + "; run: chmod 600 " + file);
        }
    }

    private PseudonymKeys parse(List<String> lines) {
        Map<String, List<Map<String, byte[]>>> versions = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(line.split("\\s+"), versions, i + 1);
            }
        }
        if (versions.isEmpty()) {
            throw new StartException("the key file " + file + " holds no key; restore it from a backup");
        }
        Map<String, List<KeyTree>> trees = new LinkedHashMap<>();
        versions.forEach((version, generations) ->
                trees.put(version, generations.stream().map(KeyTree::of).toList()));
        return new PseudonymKeys(trees);
    }

    private void add(String[] words, Map<String, List<Map<String, byte[]>>> versions, int line) {
        boolean sound = words.length == 4
                && PseudonymKeys.VERSION.matcher(words[0]).matches()
                && words[1].matches("[0-9]{1,6}")
                && (words[2].equals("-") || KeyTree.isPath(words[2]));
        List<Map<String, byte[]>> generations =
                sound ? versions.computeIfAbsent(words[0], key -> new ArrayList<>()) : List.of();
        int generation = sound ? Integer.parseInt(words[1]) : 0;
        if (sound && generation == generations.size()) {
            generations.add(new HashMap<>());
        }
        byte[] key = sound ? decoded(words[3]) : new byte[0];
        if (key.length != KeyTree.KEY_BYTES || generation != generations.size() - 1) {
            throw new StartException("line " + line + " of the key file " + file
                    + " is not version, generation, path and a key of 32 bytes in Base64; restore it from a backup");
        }
        generations.get(generation).put(words[2].equals("-") ? "" : words[2], key);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
