package org.sada.launcher.verify;

import static org.sada.contract.cell.Measure.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Histogram;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.launcher.verify.Verification.Cause;
import org.sada.launcher.verify.Verification.Difference;

/** Compares integer by integer. What is missing on one side counts as zero there. */
final class Comparison {
    private final Map<CellKey, Measures> topic;
    private final List<Difference> first = new ArrayList<>();
    private long cells;
    private long integers;
    private long differences;
    private long unbalanced;

    private Comparison(Map<CellKey, Measures> topic) {
        this.topic = topic;
    }

    /**
     * @param topic the cells in their topic: what the store should hold if the sink is right
     */
    static Verification.Cells cells(
            Map<CellKey, Measures> expected, Map<CellKey, Measures> found, Map<CellKey, Measures> topic, Scope scope) {
        Set<CellKey> keys = new HashSet<>(expected.keySet());
        keys.addAll(found.keySet());
        Comparison comparison = new Comparison(topic);
        keys.stream().filter(scope::covers).sorted().forEach(key -> {
            Measures actual = found.getOrDefault(key, Measures.ZERO);
            comparison.cell(key, expected.getOrDefault(key, Measures.ZERO), actual);
            comparison.unbalanced += balanced(actual) ? 0 : 1;
        });
        return new Verification.Cells(
                comparison.cells,
                comparison.integers,
                comparison.differences,
                comparison.unbalanced,
                List.copyOf(comparison.first));
    }

    private void cell(CellKey key, Measures expected, Measures found) {
        cells++;
        Measures delivered = topic.getOrDefault(key, Measures.ZERO);
        for (Measure measure : Measure.values()) {
            integer(key, measure.text(), expected.get(measure), found.get(measure), delivered.get(measure));
        }
        for (HistogramMeasure measure : HistogramMeasure.values()) {
            Map<Integer, Long> one = counts(expected.get(measure));
            Map<Integer, Long> other = counts(found.get(measure));
            Map<Integer, Long> middle = counts(delivered.get(measure));
            Set<Integer> buckets = new TreeSet<>(one.keySet());
            buckets.addAll(other.keySet());
            for (int bucket : buckets) {
                integer(
                        key,
                        measure.text() + "[" + bucket + "]",
                        one.getOrDefault(bucket, 0L),
                        other.getOrDefault(bucket, 0L),
                        middle.getOrDefault(bucket, 0L));
            }
        }
    }

    private void integer(CellKey key, String measure, long expected, long found, long delivered) {
        integers++;
        if (expected == found) {
            return;
        }
        differences++;
        if (first.size() < Verification.NAMED) {
            Cause cause = found == delivered ? Cause.TOPOLOGIES : Cause.SINK;
            first.add(new Difference(key.toString(), measure, expected, found, cause));
        }
    }

    private static Map<Integer, Long> counts(Histogram histogram) {
        Map<Integer, Long> counts = new TreeMap<>();
        for (int i = 0; i < histogram.size(); i++) {
            counts.put(histogram.bucket(i), histogram.count(i));
        }
        return counts;
    }

    static boolean balanced(Measures cell) {
        return cell.get(OFFERED)
                        == cell.get(ANSWERED)
                                + cell.get(ABANDONED)
                                + cell.get(SHORT_ABANDONED)
                                + cell.get(FLOWED_OUT)
                                + cell.get(OPEN)
                && cell.get(LOGIN_MS)
                        == cell.get(AVAILABLE_MS) + cell.get(BUSY_MS) + cell.get(WRAP_UP_MS) + cell.get(PAUSED_MS);
    }

    /** Rows by their key; those that are out of scope are passed over. */
    static <K, T> Verification.Rows rows(Map<K, T> expected, Map<K, T> found, Predicate<K> covered) {
        Set<K> keys = new HashSet<>(expected.keySet());
        keys.addAll(found.keySet());
        keys.removeIf(covered.negate());
        Map<String, String> differing = new TreeMap<>();
        for (K key : keys) {
            T one = expected.get(key);
            T other = found.get(key);
            if (!Objects.equals(one, other)) {
                differing.put(key.toString(), key + ": expected " + row(one) + ", found " + row(other));
            }
        }
        List<String> named =
                differing.values().stream().limit(Verification.NAMED).toList();
        return new Verification.Rows(keys.size(), differing.size(), named);
    }

    private static String row(Object row) {
        return row == null ? "no row" : row.toString();
    }

    static List<Verification.Ledger> ledger(
            Map<CellKey, Measures> expected, Map<CellKey, Measures> found, Scope scope) {
        Map<String, Measures.Builder> held = new TreeMap<>();
        Map<String, Long> arrived = new TreeMap<>();
        Map<String, Long> unbalanced = new TreeMap<>();
        expected.forEach((key, cell) -> {
            if (Scope.ofLedger(key) && scope.covers(key)) {
                arrived.merge(key.tenant(), cell.get(EVENTS_RECEIVED), Math::addExact);
                held.computeIfAbsent(key.tenant(), tenant -> new Measures.Builder());
            }
        });
        found.forEach((key, cell) -> {
            if (Scope.ofLedger(key) && scope.covers(key)) {
                held.computeIfAbsent(key.tenant(), tenant -> new Measures.Builder())
                        .add(cell);
                unbalanced.merge(key.tenant(), accounted(cell) ? 0L : 1L, Math::addExact);
            }
        });
        List<Verification.Ledger> ledger = new ArrayList<>();
        held.forEach((tenant, sum) -> {
            Measures cell = sum.build();
            ledger.add(new Verification.Ledger(
                    tenant,
                    cell.get(EVENTS_RECEIVED),
                    cell.get(EVENTS_ACCEPTED),
                    cell.get(EVENTS_REPEATED),
                    cell.get(EVENTS_REJECTED),
                    cell.get(EVENTS_COUNTED),
                    cell.get(EVENTS_LATE),
                    arrived.getOrDefault(tenant, 0L),
                    unbalanced.getOrDefault(tenant, 0L)));
        });
        return List.copyOf(ledger);
    }

    private static boolean accounted(Measures cell) {
        return cell.get(EVENTS_RECEIVED)
                        == cell.get(EVENTS_ACCEPTED) + cell.get(EVENTS_REPEATED) + cell.get(EVENTS_REJECTED)
                && cell.get(EVENTS_ACCEPTED) == cell.get(EVENTS_COUNTED) + cell.get(EVENTS_LATE);
    }
}
