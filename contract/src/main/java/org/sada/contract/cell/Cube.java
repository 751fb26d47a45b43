package org.sada.contract.cell;

import java.util.List;

/**
 * A family of cells that share their dimensions.
 *
 * <p>A cube by {@link Dimension#CATEGORY} holds each interaction once under the empty category, which stands for all contacts, and
 * once more under each complaint category it has.
 *
 * @param by the dimensions
 * @param grainsMin the lengths of its windows in minutes; each divides an hour
 */
public record Cube(String name, List<Dimension> by, List<Integer> grainsMin) {
    /** Windows that are kept for good. */
    public static final int QUARTER_HOUR = 15;

    /** Windows that are kept for a few days, for live views. */
    public static final int MINUTE = 1;

    public static final Cube QUEUE = new Cube(
            "queue", List.of(Dimension.QUEUE, Dimension.CHANNEL, Dimension.DIRECTION), List.of(QUARTER_HOUR, MINUTE));
    public static final Cube AGENT =
            new Cube("agent", List.of(Dimension.AGENT, Dimension.QUEUE), List.of(QUARTER_HOUR));
    public static final Cube COMPLAINT = new Cube(
            "complaint",
            List.of(Dimension.CATEGORY, Dimension.QUEUE, Dimension.CHANNEL, Dimension.PRODUCT, Dimension.REGION),
            List.of(QUARTER_HOUR));

    /** What became of every event that was received, by the time at which the log or the door took it. */
    public static final Cube LEDGER = new Cube("ledger", List.of(Dimension.SOURCE), List.of(QUARTER_HOUR));

    /** The cubes of KPIs. A new cube is a line here. */
    public static final List<Cube> STANDARD = List.of(QUEUE, AGENT, COMPLAINT);

    public Cube {
        by = List.copyOf(by);
        grainsMin = List.copyOf(grainsMin);
    }

    /** The start of the window of this length that holds the time; both in milliseconds since 1970 UTC. */
    public static long windowStartMs(long timeMs, int grainMin) {
        long lengthMs = grainMin * 60_000L;
        return Math.floorDiv(timeMs, lengthMs) * lengthMs;
    }
}
