package org.sada.ingest.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that make pseudonyms, by version; the last version is in use. A pseudonym is the version, a dot and the first 128 bits of
 * HMAC-SHA-256 over tenant and value, in 22 characters of Base64: {@code v1.Gm3J0b0Qn8ZxN1d6T0nB0w}. The key of the HMAC is that of the
 * {@link KeyTree} for tenant and value, so that it can be destroyed for one customer alone. Who comes again after that gets a key of the
 * next generation. Immutable.
 *
 * @param versions the generations of each version, the first generation first
 */
record PseudonymKeys(Map<String, List<KeyTree>> versions) {
    static final Pattern VERSION = Pattern.compile("v[0-9]{1,4}");
    private static final Pattern PSEUDONYM = Pattern.compile("(v[0-9]{1,4})\\.[A-Za-z0-9_-]{21}[AQgw]");
    private static final int PSEUDONYM_BYTES = 16;
    private static final String HMAC = "HmacSHA256";
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(PseudonymKeys::hmac);

    PseudonymKeys {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a key ring needs a key");
        }
        versions = new LinkedHashMap<>(versions);
    }

    /** One version, v1. */
    static PseudonymKeys ofRoot(byte[] root) {
        return new PseudonymKeys(Map.of("v1", List.of(KeyTree.ofRoot(root))));
    }

    /** What stands for this value, in this tenant and this field. A pseudonym of this ring stands for itself. */
    String pseudonym(String field, String tenant, String value) {
        if (isPseudonym(value)) {
            return value;
        }
        String name = name(field, tenant, value);
        String version = null;
        for (String each : versions.keySet()) {
            version = each;
        }
        for (KeyTree generation : versions.get(version)) {
            byte[] key = generation.key(name);
            if (key != null) {
                byte[] hash = Arrays.copyOf(mac(key, name), PSEUDONYM_BYTES);
                return version + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            }
        }
        throw new IllegalStateException("no generation of keys is left of " + version);
    }

    /** Whether this is a pseudonym of a version that the ring has. */
    boolean isPseudonym(String value) {
        if (value.length() < 25 || value.charAt(0) != 'v') {
            return false;
        }
        Matcher matcher = PSEUDONYM.matcher(value);
        return matcher.matches() && versions.containsKey(matcher.group(1));
    }

    /**
     * The same ring without what can make this value's pseudonyms of now and before, in any version.
     *
     * @param newRoot makes the key of a generation that is needed for the first time
     */
    PseudonymKeys without(String field, String tenant, String value, Supplier<byte[]> newRoot) {
        String name = name(field, tenant, value);
        Map<String, List<KeyTree>> left = new LinkedHashMap<>();
        versions.forEach((version, generations) -> {
            List<KeyTree> punctured = new ArrayList<>(generations);
            int current = 0;
            while (punctured.get(current).key(name) == null) {
                current++;
            }
            punctured.set(current, punctured.get(current).without(name));
            if (current + 1 == punctured.size()) {
                punctured.add(KeyTree.ofRoot(newRoot.get()));
            }
            left.put(version, List.copyOf(punctured));
        });
        return new PseudonymKeys(left);
    }

    /** No tenant holds U+0000, and no field does. */
    private static String name(String field, String tenant, String value) {
        return field + '\0' + tenant + '\0' + value;
    }

    private static byte[] mac(byte[] key, String name) {
        try {
            Mac mac = MAC.get();
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA-256, with any key", impossible);
        }
    }

    private static Mac hmac() {
        try {
            return Mac.getInstance(HMAC);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
        }
    }
}
