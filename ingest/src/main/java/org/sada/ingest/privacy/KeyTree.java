package org.sada.ingest.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A key for every name there could be, from one root, of which single ones can be destroyed: the tree of Goldreich, Goldwasser and Micali,
 * punctured as Kiayias and others describe. A node's sixteen children are hashes of it, and a name's key is the leaf to which ten digits
 * of the name's hash lead. To destroy a leaf, the tree keeps in place of the nodes on the way to it those beside the way. From these every
 * other leaf can be had, and that one by nobody. Immutable.
 */
final class KeyTree {
    static final int KEY_BYTES = 32;
    /** Of 16^10 leaves, two names share one once in a million million pairs. */
    static final int DEPTH = 10;

    private static final String DIGITS = "0123456789abcdef";
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(KeyTree::sha256);

    /** Keys of nodes by the digits that lead to them. */
    private final Map<String, byte[]> nodes;

    private KeyTree(Map<String, byte[]> nodes) {
        this.nodes = nodes;
    }

    static KeyTree of(Map<String, byte[]> nodes) {
        return new KeyTree(new HashMap<>(nodes));
    }

    static KeyTree ofRoot(byte[] root) {
        return new KeyTree(Map.of("", root.clone()));
    }

    /** What must be kept to have this tree again. */
    Map<String, byte[]> nodes() {
        return new TreeMap<>(nodes);
    }

    /** The key of a name, or null where it was destroyed. */
    byte[] key(String name) {
        String path = path(name);
        for (int depth = 0; depth <= DEPTH; depth++) {
            byte[] node = nodes.get(path.substring(0, depth));
            if (node != null) {
                byte[] key = node;
                for (int i = depth; i < DEPTH; i++) {
                    key = child(key, DIGITS.indexOf(path.charAt(i)));
                }
                return key;
            }
        }
        return null;
    }

    /** The same tree without the key of this name. */
    KeyTree without(String name) {
        String path = path(name);
        Map<String, byte[]> left = new HashMap<>(nodes);
        for (int depth = 0; depth <= DEPTH; depth++) {
            String way = path.substring(0, depth);
            byte[] node = left.remove(way);
            if (node != null && depth < DEPTH) {
                for (int digit = 0; digit < DIGITS.length(); digit++) {
                    left.put(way + DIGITS.charAt(digit), child(node, digit));
                }
            }
        }
        return new KeyTree(left);
    }

    static boolean isPath(String digits) {
        return digits.length() <= DEPTH && digits.chars().allMatch(each -> DIGITS.indexOf(each) >= 0);
    }

    private static byte[] child(byte[] key, int digit) {
        MessageDigest digest = SHA_256.get();
        digest.update(key);
        digest.update((byte) digit);
        return digest.digest();
    }

    private static String path(String name) {
        byte[] hash = SHA_256.get().digest(name.getBytes(StandardCharsets.UTF_8));
        char[] path = new char[DEPTH];
        for (int i = 0; i < DEPTH; i++) {
            path[i] = DIGITS.charAt((hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15);
        }
        return new String(path);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
