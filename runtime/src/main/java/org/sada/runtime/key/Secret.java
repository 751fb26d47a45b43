package org.sada.runtime.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key as its holder has it: {@code sada_ID_SECRET}, the secret 256 random bits in base64url.
 *
 * @param id ten hexadecimal digits
 */
record Secret(String id, String secret) {
    private static final String PREFIX = "sada";
    private static final int ID_BYTES = 5;
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST = 100;
    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret random() {
        return new Secret(
                HexFormat.of().formatHex(randomBytes(ID_BYTES)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(SECRET_BYTES)));
    }

    static byte[] randomPepper() {
        return randomBytes(SECRET_BYTES);
    }

    /** Empty where it cannot be a key at all. */
    static Optional<Secret> parse(String key) {
        String[] parts = key.length() > LONGEST ? new String[0] : key.split("_", 3);
        return parts.length == 3 && parts[0].equals(PREFIX)
                ? Optional.of(new Secret(parts[1], parts[2]))
                : Optional.empty();
    }

    String text() {
        return PREFIX + "_" + id + "_" + secret;
    }

    String digest(byte[] pepper) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(pepper, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }

    /** In a time that does not depend on where they differ. */
    boolean hasDigest(String digest, byte[] pepper) {
        return MessageDigest.isEqual(
                digest(pepper).getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return PREFIX + "_" + id + "_…";
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
