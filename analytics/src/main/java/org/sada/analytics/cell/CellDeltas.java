package org.sada.analytics.cell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;

/** Changes of cells, combined before they travel: what is put in and taken out of one cell meets here, and zero goes nowhere. */
public final class CellDeltas {
    private final Definition definition;
    private final Retention retention;
    private final Map<CellKey, Measures.Builder> deltas = new LinkedHashMap<>();

    public CellDeltas(Definition definition, Retention retention) {
        this.definition = definition;
        this.retention = retention;
    }

    /**
     * Adds measures to every cell that counts this place at this time.
     *
     * @param watermarkMs of the tenant; windows of a minute that are over for longer than they are kept are left alone
     */
    public void add(String tenant, Place place, long timeMs, long watermarkMs, Measures.Builder measures) {
        change(tenant, place, timeMs, watermarkMs, measures, false);
    }

    /** Takes out what {@link #add} put in. */
    public void subtract(String tenant, Place place, long timeMs, long watermarkMs, Measures.Builder measures) {
        change(tenant, place, timeMs, watermarkMs, measures, true);
    }

    /**
     * Adds an agent's time to every window that it touches, for the part that lies in it.
     *
     * @param measure what the agent did
     * @param toMs exclusive
     * @param takenOut whether the time is taken out instead
     */
    public void addAgentTime(
            String tenant, String agent, Measure measure, long fromMs, long toMs, long watermarkMs, boolean takenOut) {
        for (int grainMin : Cube.AGENT.grainsMin()) {
            long endMs;
            for (long timeMs = fromMs; timeMs < toMs; timeMs = endMs) {
                endMs = Math.min(toMs, Cube.windowStartMs(timeMs, grainMin) + grainMin * 60_000L);
                if (keeps(grainMin, timeMs, watermarkMs)) {
                    long changeMs = takenOut ? timeMs - endMs : endMs - timeMs;
                    Map<Dimension, String> values = Map.of(Dimension.AGENT, agent);
                    builder(CellKey.at(tenant, definition.version(), Cube.AGENT, grainMin, timeMs, values))
                            .add(Measure.LOGIN_MS, changeMs)
                            .add(measure, changeMs);
                }
            }
        }
    }

    /** Adds measures to one cell of the ledger. */
    public void addToLedger(String tenant, String source, long timeMs, Measures measures) {
        CellKey key = CellKey.at(tenant, 0, Cube.LEDGER, Cube.QUARTER_HOUR, timeMs, Map.of(Dimension.SOURCE, source));
        builder(key).add(measures);
    }

    /** Counts in the ledger an interaction in whose events something is impossible. Many sources may have told of it, so it stands under none. */
    public void flag(String tenant, long startedAtMs) {
        flagged(tenant, startedAtMs).count(Measure.INTERACTIONS_FLAGGED);
    }

    /** Takes out what {@link #flag} put in. */
    public void unflag(String tenant, long startedAtMs) {
        flagged(tenant, startedAtMs).add(Measure.INTERACTIONS_FLAGGED, -1);
    }

    private Measures.Builder flagged(String tenant, long startedAtMs) {
        return builder(CellKey.at(tenant, 0, Cube.LEDGER, Cube.QUARTER_HOUR, startedAtMs, Map.of()));
    }

    private void change(
            String tenant, Place place, long timeMs, long watermarkMs, Measures.Builder measures, boolean subtract) {
        if (measures.isZero()) {
            return;
        }
        for (Cube cube : Cube.STANDARD) {
            for (Map<Dimension, String> values : place.values(cube)) {
                for (int grainMin : cube.grainsMin()) {
                    if (keeps(grainMin, timeMs, watermarkMs)) {
                        Measures.Builder builder =
                                builder(CellKey.at(tenant, definition.version(), cube, grainMin, timeMs, values));
                        if (subtract) {
                            builder.subtract(measures);
                        } else {
                            builder.add(measures);
                        }
                    }
                }
            }
        }
    }

    private boolean keeps(int grainMin, long timeMs, long watermarkMs) {
        long keptMs = retention.minuteCells().toMillis();
        return grainMin != Cube.MINUTE || (keptMs > 0 && Cube.windowStartMs(timeMs, grainMin) >= watermarkMs - keptMs);
    }

    private Measures.Builder builder(CellKey key) {
        return deltas.computeIfAbsent(key, fresh -> new Measures.Builder());
    }

    /** Every change that is not zero, in a batch for each partition of the topic of cells that has some. */
    public List<CellBatch> batches(int partitions) {
        return CellBatch.of(deltas, partitions);
    }
}
