package org.sada.launcher.privacy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Looks for thousands of byte sequences at once in large amounts of bytes. */
final class Needles {
    private static final int PREFIX = 8;

    private final Map<Long, List<byte[]>> byPrefix = new HashMap<>();

    /** Those of less than eight characters are left out: they turn up by chance. */
    Needles(Collection<String> needles) {
        for (String needle : needles) {
            byte[] bytes = needle.getBytes(StandardCharsets.UTF_8);
            if (needle.length() >= PREFIX) {
                byPrefix.computeIfAbsent(prefix(bytes, 0), key -> new ArrayList<>())
                        .add(bytes);
            }
        }
    }

    int size() {
        return byPrefix.values().stream().mapToInt(List::size).sum();
    }

    /** Those that these bytes hold. */
    TreeSet<String> in(byte[] hay) {
        TreeSet<String> found = new TreeSet<>();
        for (int i = 0; i + PREFIX <= hay.length; i++) {
            List<byte[]> candidates = byPrefix.get(prefix(hay, i));
            if (candidates != null) {
                for (byte[] candidate : candidates) {
                    if (i + candidate.length <= hay.length
                            && Arrays.equals(hay, i, i + candidate.length, candidate, 0, candidate.length)) {
                        found.add(new String(candidate, StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return found;
    }

    private static long prefix(byte[] bytes, int at) {
        long prefix = 0;
        for (int i = 0; i < PREFIX; i++) {
            prefix = prefix << 8 | bytes[at + i] & 0xFF;
        }
        return prefix;
    }
}
