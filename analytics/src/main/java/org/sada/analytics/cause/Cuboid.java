package org.sada.analytics.cause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All slices over one set of attributes, numbered from 0; each leaf lies in one of them. */
final class Cuboid {
    private static final int LARGEST_TABLE = 4_000_000;

    final int[] attributes;
    private final int[] sliceOf;
    private final int[] leafOf;

    private Cuboid(int[] attributes, int[] sliceOf, int[] leafOf) {
        this.attributes = attributes;
        this.sliceOf = sliceOf;
        this.leafOf = leafOf;
    }

    /** Every set of at least one and at most this many attributes, those of fewer attributes first. */
    static List<Cuboid> upTo(int depth, Leaves leaves) {
        List<Cuboid> all = new ArrayList<>();
        List<Cuboid> shallower = List.of(new Cuboid(new int[0], new int[leaves.size()], new int[1]));
        for (int level = 1; level <= Math.min(depth, leaves.attributes()); level++) {
            List<Cuboid> deeper = new ArrayList<>();
            for (Cuboid parent : shallower) {
                int last = level == 1 ? -1 : parent.attributes[level - 2];
                for (int attribute = last + 1; attribute < leaves.attributes(); attribute++) {
                    deeper.add(parent.by(attribute, leaves));
                }
            }
            all.addAll(deeper);
            shallower = deeper;
        }
        return all;
    }

    private Cuboid by(int attribute, Leaves leaves) {
        int values = leaves.values(attribute);
        long pairs = (long) size() * values;
        int[] table = pairs <= LARGEST_TABLE ? new int[(int) pairs] : null;
        Map<Long, Integer> map = table == null ? new HashMap<>() : Map.of();
        int[] finer = new int[sliceOf.length];
        int[] first = new int[sliceOf.length];
        int count = 0;
        for (int leaf = 0; leaf < finer.length; leaf++) {
            long pair = (long) sliceOf[leaf] * values + leaves.code(attribute, leaf);
            int known = table != null ? table[(int) pair] : map.getOrDefault(pair, 0);
            if (known == 0) {
                first[count] = leaf;
                known = ++count;
                if (table != null) {
                    table[(int) pair] = known;
                } else {
                    map.put(pair, known);
                }
            }
            finer[leaf] = known - 1;
        }
        int[] with = Arrays.copyOf(attributes, attributes.length + 1);
        with[attributes.length] = attribute;
        return new Cuboid(with, finer, Arrays.copyOf(first, count));
    }

    int size() {
        return leafOf.length;
    }

    int sliceOf(int leaf) {
        return sliceOf[leaf];
    }

    /** A leaf of this slice, which shows its values. */
    int leafOf(int slice) {
        return leafOf[slice];
    }

    double[] sums(double[] ofLeaves) {
        double[] sums = new double[size()];
        for (int leaf = 0; leaf < ofLeaves.length; leaf++) {
            sums[sliceOf[leaf]] += ofLeaves[leaf];
        }
        return sums;
    }
}
