package org.sada.analytics.text;

/** One hash for all features: the same on every machine, and part of the format of a model. */
final class Hash {
    private static final int PRIME = 0x01000193;

    private Hash() {}

    static int of(CharSequence text) {
        int hash = 0x811C9DC5;
        for (int index = 0; index < text.length(); index++) {
            hash = step(hash, text.charAt(index));
        }
        return hash;
    }

    static int step(int hash, int next) {
        return (hash ^ next) * PRIME;
    }

    /** Spreads a hash over all its bits, differently for each kind of feature. */
    static int spread(int hash, int kind) {
        int mixed = hash ^ (kind * 0x9E3779B9);
        mixed ^= mixed >>> 16;
        mixed *= 0x85EBCA6B;
        mixed ^= mixed >>> 13;
        mixed *= 0xC2B2AE35;
        return mixed ^ (mixed >>> 16);
    }
}
