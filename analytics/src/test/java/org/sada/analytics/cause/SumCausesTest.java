package org.sada.analytics.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five attributes, 48,000 leaves, one to three slices that move, each by its own factor, under noise. */
class SumCausesTest {
    private static final List<String> ATTRIBUTES = List.of("A", "B", "C", "D", "E");
    private static final int[] VALUES = {10, 12, 10, 8, 5};
    private static final int WORLDS = 20;

    private record Planted(Map<String, String> slice, double factor) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void thePlantedSlicesAreNamed(long seed) {
        Random random = new Random(seed);
        int hits = 0;
        int named = 0;
        int all = 0;
        for (int world = 0; world < WORLDS; world++) {
            List<Planted> planted = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            while (planted.size() < count) {
                Map<String, String> slice = slice(random, 1 + random.nextInt(3));
                if (planted.stream().noneMatch(other -> meet(other.slice(), slice))) {
                    planted.add(new Planted(
                            slice, random.nextBoolean() ? 0.3 + 0.4 * random.nextDouble() : 1.3 + random.nextDouble()));
                }
            }
            Set<Map<String, String>> found = found(random, planted, 0.02 + 0.13 * random.nextDouble());
            hits += (int) planted.stream()
                    .filter(each -> found.contains(each.slice()))
                    .count();
            named += found.size();
            all += planted.size();
        }
        double f1 = 2.0 * hits / (named + all);
        System.out.printf("seed %d: F1 %.3f (%d of %d slices, %d named)%n", seed, f1, hits, all, named);
        assertThat(f1).isGreaterThan(0.85);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void noiseAloneHasNoCause(long seed) {
        Random random = new Random(seed);
        System.out.println("seed " + seed);
        for (int world = 0; world < 5; world++) {
            assertThat(found(random, List.of(), 0.1)).isEmpty();
        }
    }

    private static Set<Map<String, String>> found(Random random, List<Planted> planted, double noise) {
        Leaves.Builder leaves = new Leaves.Builder(ATTRIBUTES);
        int[] leaf = new int[VALUES.length];
        boolean more = true;
        while (more) {
            Map<String, String> all = new HashMap<>();
            List<String> values = new ArrayList<>();
            for (int attribute = 0; attribute < VALUES.length; attribute++) {
                values.add("v" + leaf[attribute]);
                all.put(ATTRIBUTES.get(attribute), "v" + leaf[attribute]);
            }
            double expected = Math.exp(3 + 1.5 * random.nextGaussian());
            double real = expected * Math.max(0, 1 + noise * random.nextGaussian());
            real += Math.sqrt(real) * 0.3 * random.nextGaussian(); // small leaves are noisier
            real = Math.max(0, real);
            for (Planted each : planted) {
                real *= all.entrySet().containsAll(each.slice().entrySet()) ? each.factor() : 1;
            }
            leaves.addNow(values, real, expected);
            more = next(leaf);
        }
        Set<Map<String, String>> slices = new HashSet<>();
        SumCauses.find(leaves.build()).forEach(cause -> slices.add(cause.slice()));
        return slices;
    }

    private static boolean next(int[] leaf) {
        for (int attribute = 0; attribute < leaf.length; attribute++) {
            leaf[attribute] = (leaf[attribute] + 1) % VALUES[attribute];
            if (leaf[attribute] > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean meet(Map<String, String> one, Map<String, String> other) {
        return one.entrySet().stream()
                .allMatch(each ->
                        other.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()));
    }

    private static Map<String, String> slice(Random random, int depth) {
        Map<String, String> slice = new HashMap<>();
        while (slice.size() < depth) {
            int attribute = random.nextInt(VALUES.length);
            slice.put(ATTRIBUTES.get(attribute), "v" + random.nextInt(VALUES[attribute]));
        }
        return slice;
    }
}
