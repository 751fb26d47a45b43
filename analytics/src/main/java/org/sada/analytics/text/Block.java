package org.sada.analytics.text;

/**
 * The kinds of features, each with its own range of buckets. The first two make one linear model, the last two another; their scores are added.
 */
enum Block {
    /** Stems, consonants of stems, neighbours, and what the taxonomy knows. */
    WORDS(16, 0),
    /** Two to five letters in a row, within a word. */
    LETTERS(16, 0),
    /** Stems again, and pairs of them that stand near each other in any order. */
    PAIRS(16, 1),
    /** Two to six letters in a row, across words. */
    RUNS(17, 1);

    static final int BUCKETS = 5 << 16;
    static final int MODELS = 2;
    private static final Block[] OF_UNIT = units();

    final int base;
    final int mask;
    /** Which of the two linear models uses it. */
    final int model;

    Block(int bits, int model) {
        this.base = base(ordinal());
        this.mask = (1 << bits) - 1;
        this.model = model;
    }

    /** The bucket of a feature. */
    int bucket(int hash, int kind) {
        return base + (Hash.spread(hash, kind) & mask);
    }

    static Block of(int bucket) {
        return OF_UNIT[bucket >>> 16];
    }

    private static int base(int ordinal) {
        return ordinal << 16;
    }

    private static Block[] units() {
        Block[] units = new Block[BUCKETS >>> 16];
        for (Block block : values()) {
            for (int unit = block.base >>> 16; unit <= (block.base + block.mask) >>> 16; unit++) {
                units[unit] = block;
            }
        }
        return units;
    }
}
