package org.sada.runtime.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keys of a running server. It looks at the file with each request, so that a key is good as soon as it is made, and worthless as
 * soon as it is revoked. Once there was a key, callers need one until the end of the process, whatever becomes of the file.
 */
public final class KeyRing {
    private static final Object ABSENT = "absent";

    /** What a key that nobody has is compared with, so that the time tells nothing. */
    private static final String NO_DIGEST = "0".repeat(64);

    private final KeyFile file;
    private volatile Keys known = new Keys(ABSENT, Map.of(), new byte[1]);

    /** @param stamp by which a change of the file is seen */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Keys(Object stamp, Map<String, ApiKey> byId, byte[] pepper) {}

    private record Stamp(Object fileKey, Object modified, long size) {}

    private KeyRing(KeyFile file) {
        this.file = file;
    }

    public static KeyRing of(KeyFile file) {
        return new KeyRing(file);
    }

    /** No keys, and none to come. */
    public static KeyRing none() {
        return new KeyRing(null);
    }

    /**
     * Whether callers need a key.
     *
     * @throws KeyException if the keys cannot be read
     */
    public boolean required() {
        return !current().byId.isEmpty();
    }

    /**
     * The key that was presented, where it is one, and not revoked.
     *
     * @throws KeyException if the keys cannot be read
     */
    public Optional<ApiKey> find(String presented) {
        Keys keys = current();
        return Secret.parse(presented).flatMap(secret -> {
            ApiKey key = keys.byId.get(secret.id());
            boolean right = secret.hasDigest(key == null ? NO_DIGEST : key.digest(), keys.pepper);
            return right && !key.revoked() ? Optional.of(key) : Optional.empty();
        });
    }

    private Keys current() {
        Keys keys = known;
        if (file == null) {
            return keys;
        }
        Object stamp = stamp();
        if (stamp.equals(keys.stamp) || (stamp == ABSENT && !keys.byId.isEmpty())) {
            return keys;
        }
        // read after the stamp was taken: what changes in between is read once more with the next request
        List<ApiKey> all = file.keys();
        byte[] pepper = all.isEmpty() ? new byte[1] : file.pepper();
        Keys fresh = new Keys(
                stamp, all.stream().collect(Collectors.toUnmodifiableMap(ApiKey::id, Function.identity())), pepper);
        if (fresh.byId.isEmpty() && !keys.byId.isEmpty()) {
            return keys;
        }
        known = fresh;
        return fresh;
    }

    private Object stamp() {
        try {
            BasicFileAttributes found = Files.readAttributes(file.file(), BasicFileAttributes.class);
            return new Stamp(String.valueOf(found.fileKey()), found.lastModifiedTime(), found.size());
        } catch (NoSuchFileException e) {
            return ABSENT;
        } catch (IOException e) {
            throw new KeyException("cannot read the keys in " + file.file() + ": " + e.getMessage(), e);
        }
    }
}
