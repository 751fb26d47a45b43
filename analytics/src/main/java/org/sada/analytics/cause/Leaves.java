package org.sada.analytics.cause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was counted for each combination of attribute values: a figure and what it is held against, once now and once before. For a ratio
 * these are its numerator and denominator; for a sum the real and the expected one, and nothing before.
 */
public final class Leaves {
    private final List<String> attributes;
    private final List<List<String>> names;
    private final int[][] codes;
    private final double[][] sums;
    private final int size;

    private Leaves(List<String> attributes, List<List<String>> names, int[][] codes, double[][] sums, int size) {
        this.attributes = attributes;
        this.names = names;
        this.codes = codes;
        this.sums = sums;
        this.size = size;
    }

    /** Takes rows in any order; rows of one combination add up. */
    public static final class Builder {
        private final List<String> attributes;
        private final List<Map<String, Integer>> codes = new ArrayList<>();
        private final Map<List<Integer>, double[]> leaves = new LinkedHashMap<>();

        /** @param attributes their names, at least one */
        public Builder(List<String> attributes) {
            if (attributes.isEmpty()) {
                throw new IllegalArgumentException("there must be an attribute to look at");
            }
            this.attributes = List.copyOf(attributes);
            attributes.forEach(attribute -> codes.add(new HashMap<>()));
        }

        public void addNow(List<String> values, double value, double base) {
            add(values, 0, value, base);
        }

        public void addBefore(List<String> values, double value, double base) {
            add(values, 2, value, base);
        }

        private void add(List<String> values, int at, double value, double base) {
            List<Integer> leaf = new ArrayList<>(values.size());
            for (int attribute = 0; attribute < codes.size(); attribute++) {
                Map<String, Integer> known = codes.get(attribute);
                leaf.add(known.computeIfAbsent(values.get(attribute), name -> known.size()));
            }
            double[] sums = leaves.computeIfAbsent(leaf, fresh -> new double[4]);
            sums[at] += value;
            sums[at + 1] += base;
        }

        public Leaves build() {
            int size = leaves.size();
            int[][] ofLeaf = new int[attributes.size()][size];
            double[][] sums = new double[4][size];
            int leaf = 0;
            for (Map.Entry<List<Integer>, double[]> each : leaves.entrySet()) {
                for (int attribute = 0; attribute < ofLeaf.length; attribute++) {
                    ofLeaf[attribute][leaf] = each.getKey().get(attribute);
                }
                for (int sum = 0; sum < sums.length; sum++) {
                    sums[sum][leaf] = each.getValue()[sum];
                }
                leaf++;
            }
            List<List<String>> names = new ArrayList<>();
            for (Map<String, Integer> known : codes) {
                String[] byCode = new String[known.size()];
                known.forEach((name, code) -> byCode[code] = name);
                names.add(List.of(byCode));
            }
            return new Leaves(attributes, names, ofLeaf, sums, size);
        }
    }

    int size() {
        return size;
    }

    int attributes() {
        return attributes.size();
    }

    /** How many values an attribute has. */
    int values(int attribute) {
        return names.get(attribute).size();
    }

    int code(int attribute, int leaf) {
        return codes[attribute][leaf];
    }

    double[] value() {
        return sums[0];
    }

    double[] base() {
        return sums[1];
    }

    double[] valueBefore() {
        return sums[2];
    }

    double[] baseBefore() {
        return sums[3];
    }

    /** The values of these attributes at a leaf, by name. */
    Map<String, String> slice(int[] of, int leaf) {
        Map<String, String> slice = new LinkedHashMap<>();
        for (int attribute : of) {
            slice.put(attributes.get(attribute), names.get(attribute).get(codes[attribute][leaf]));
        }
        return slice;
    }

    static double total(double[] sums) {
        return Arrays.stream(sums).sum();
    }
}
