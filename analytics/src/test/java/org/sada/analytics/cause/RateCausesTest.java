package org.sada.analytics.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a small centre whose calls fail one by one, by chance, with a cause planted in them or none. */
class RateCausesTest {
    private static final List<String> ATTRIBUTES = List.of("queue", "version", "city", "channel");
    private static final int[] VALUES = {8, 4, 6, 3};
    private static final int WORLDS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void thePlantedSliceIsNamed(long seed) {
        Random random = new Random(seed);
        int exact = 0;
        for (int world = 0; world < WORLDS; world++) {
            Map<String, String> planted = slice(random, 1 + random.nextInt(2));
            exact += found(random, List.of(planted)).equals(Set.of(planted)) ? 1 : 0;
        }
        System.out.printf("seed %d: %d of %d slices named exactly%n", seed, exact, WORLDS);
        assertThat(exact).isGreaterThan(WORLDS * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void twoValuesThatRoseTogetherAreBothNamed(long seed) {
        Random random = new Random(seed);
        int exact = 0;
        for (int world = 0; world < WORLDS; world++) {
            List<Map<String, String>> planted = List.of(Map.of("city", "city1"), Map.of("city", "city4"));
            exact += found(random, planted).equals(Set.copyOf(planted)) ? 1 : 0;
        }
        System.out.printf("seed %d: %d of %d pairs named exactly%n", seed, exact, WORLDS);
        assertThat(exact).isGreaterThan(WORLDS * 8 / 10);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void aQuietTimeHasNoCause(long seed) {
        Random random = new Random(seed);
        System.out.println("seed " + seed);
        for (int world = 0; world < WORLDS; world++) {
            assertThat(found(random, List.of())).isEmpty();
        }
    }

    @Test
    void otherSharesOfTheSameSlicesAreMixAndNoCause() {
        Leaves.Builder leaves = new Leaves.Builder(List.of("queue"));
        leaves.addBefore(List.of("good"), 90, 9_000);
        leaves.addBefore(List.of("bad"), 300, 1_000);
        leaves.addNow(List.of("good"), 10, 1_000);
        leaves.addNow(List.of("bad"), 300, 1_000);

        Leaves built = leaves.build();
        Movement movement = Movement.of(built);

        assertThat(RateCauses.find(built)).isEmpty();
        assertThat(movement.now() - movement.before()).isGreaterThan(0.1);
        assertThat(movement.mix() / (movement.now() - movement.before())).isBetween(0.95, 1.05);
    }

    @Test
    void theFiguresOfACauseAreThoseOfItsSlice() {
        Leaves.Builder leaves = new Leaves.Builder(List.of("queue", "city"));
        for (String city : List.of("a", "b", "c", "d")) {
            leaves.addBefore(List.of("cards", city), 100, 10_000);
            leaves.addBefore(List.of("loans", city), 100, 10_000);
            leaves.addNow(List.of("cards", city), 10, 1_000);
            leaves.addNow(List.of("loans", city), 300, 1_000);
        }

        List<Cause> causes = RateCauses.find(leaves.build());

        assertThat(causes).hasSize(1);
        assertThat(causes.get(0).slice()).isEqualTo(Map.of("queue", "loans"));
        assertThat(causes.get(0).share()).isEqualTo(0.5);
        assertThat(causes.get(0).explained()).isBetween(0.999, 1.001);
        assertThat(causes.get(0).value()).isEqualTo(1_200);
        assertThat(causes.get(0).base()).isEqualTo(4_000);
        assertThat(causes.get(0).expected()).isBetween(39.9, 40.1);
    }

    private static Set<Map<String, String>> found(Random random, List<Map<String, String>> planted) {
        Leaves.Builder leaves = new Leaves.Builder(ATTRIBUTES);
        double usual = 0.01 + 0.05 * random.nextDouble();
        double added = 0.15 + 0.3 * random.nextDouble();
        for (int call = 0; call < 30_000; call++) {
            List<String> values = new ArrayList<>();
            Map<String, String> all = new HashMap<>();
            for (int attribute = 0; attribute < VALUES.length; attribute++) {
                // low values are more frequent than high ones
                int value = Math.min(random.nextInt(VALUES[attribute]), random.nextInt(VALUES[attribute]));
                values.add(ATTRIBUTES.get(attribute) + value);
                all.put(ATTRIBUTES.get(attribute), values.get(attribute));
            }
            boolean isNow = call % 6 == 0;
            boolean isHit = planted.stream().anyMatch(slice -> all.entrySet().containsAll(slice.entrySet()));
            double chance = usual * (all.get("queue").equals("queue0") ? 2 : 1) + (isNow && isHit ? added : 0);
            double failed = random.nextDouble() < chance ? 1 : 0;
            if (isNow) {
                leaves.addNow(values, failed, 1);
            } else {
                leaves.addBefore(values, failed, 1);
            }
        }
        Set<Map<String, String>> slices = new HashSet<>();
        RateCauses.find(leaves.build()).forEach(cause -> slices.add(cause.slice()));
        return slices;
    }

    private static Map<String, String> slice(Random random, int depth) {
        Map<String, String> slice = new HashMap<>();
        while (slice.size() < depth) {
            int attribute = random.nextInt(VALUES.length);
            // half the values, the frequent ones
            slice.put(
                    ATTRIBUTES.get(attribute), ATTRIBUTES.get(attribute) + random.nextInt((VALUES[attribute] + 1) / 2));
        }
        return slice;
    }
}
