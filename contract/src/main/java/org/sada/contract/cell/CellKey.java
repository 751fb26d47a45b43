package org.sada.contract.cell;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;

/** Names one cell: (tenant, definition, cube, grain, window start, dimensions). */
public final class CellKey implements Comparable<CellKey> {
    private static final byte VERSION = 1;

    private final String tenant;
    private final int definition;
    private final String cube;
    private final int grainMin;
    private final long windowStartMs;
    private final String[] values;
    private final int hash;

    private CellKey(String tenant, int definition, String cube, int grainMin, long windowStartMs, String[] values) {
        this.tenant = tenant;
        this.definition = definition;
        this.cube = cube;
        this.grainMin = grainMin;
        this.windowStartMs = windowStartMs;
        this.values = values;
        this.hash = 31 * Objects.hash(tenant, definition, cube, grainMin, windowStartMs) + Arrays.hashCode(values);
    }

    /**
     * @param values of the cube's dimensions; one that is missing or null is unknown. Others must not be given.
     */
    public static CellKey of(
            String tenant,
            int definition,
            String cube,
            int grainMin,
            long windowStartMs,
            Map<Dimension, String> values) {
        String[] byOrdinal = new String[Dimension.ALL.length];
        values.forEach((dimension, value) -> byOrdinal[dimension.ordinal()] = value);
        return new CellKey(tenant, definition, cube, grainMin, windowStartMs, byOrdinal);
    }

    /** The cell of the cube, with this grain, in whose window the time lies. */
    public static CellKey at(
            String tenant, int definition, Cube cube, int grainMin, long timeMs, Map<Dimension, String> known) {
        String[] byOrdinal = new String[Dimension.ALL.length];
        for (Dimension dimension : cube.by()) {
            byOrdinal[dimension.ordinal()] = known.get(dimension);
        }
        return new CellKey(tenant, definition, cube.name(), grainMin, Cube.windowStartMs(timeMs, grainMin), byOrdinal);
    }

    public String tenant() {
        return tenant;
    }

    /** The version of the {@link org.sada.contract.Definition} that its figures follow. */
    public int definition() {
        return definition;
    }

    public String cube() {
        return cube;
    }

    public int grainMin() {
        return grainMin;
    }

    public long windowStartMs() {
        return windowStartMs;
    }

    /** The value, or null where it is unknown or the cube has no such dimension. */
    public String value(Dimension dimension) {
        return values[dimension.ordinal()];
    }

    /** The known values. */
    public Map<Dimension, String> values() {
        Map<Dimension, String> known = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.ALL) {
            if (values[dimension.ordinal()] != null) {
                known.put(dimension, values[dimension.ordinal()]);
            }
        }
        return known;
    }

    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(64);
        out.raw(VERSION)
                .string(tenant)
                .unsigned(definition)
                .string(cube)
                .unsigned(grainMin)
                .signed(windowStartMs);
        int known = 0;
        for (int i = 0; i < values.length; i++) {
            known |= values[i] == null ? 0 : 1 << i;
        }
        out.unsigned(known);
        for (String value : values) {
            if (value != null) {
                out.string(value);
            }
        }
        return out.toBytes();
    }

    public static CellKey fromBytes(byte[] bytes) {
        BinaryReader in = BinaryReader.versioned(bytes, VERSION, "the key of a cell");
        String tenant = in.string();
        int definition = (int) in.unsigned();
        String cube = in.string();
        int grainMin = (int) in.unsigned();
        long windowStartMs = in.signed();
        int known = (int) in.unsigned();
        String[] values = new String[Dimension.ALL.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (known & (1 << i)) == 0 ? null : in.string();
        }
        return new CellKey(tenant, definition, cube, grainMin, windowStartMs, values);
    }

    @Override
    public int compareTo(CellKey other) {
        int order = tenant.compareTo(other.tenant);
        order = order != 0 ? order : Integer.compare(definition, other.definition);
        order = order != 0 ? order : cube.compareTo(other.cube);
        order = order != 0 ? order : Integer.compare(grainMin, other.grainMin);
        order = order != 0 ? order : Long.compare(windowStartMs, other.windowStartMs);
        return order != 0
                ? order
                : Arrays.compare(
                        values, other.values, java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellKey that
                && hash == that.hash
                && windowStartMs == that.windowStartMs
                && definition == that.definition
                && grainMin == that.grainMin
                && tenant.equals(that.tenant)
                && cube.equals(that.cube)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return tenant + "/" + definition + "/" + cube + "/" + grainMin + "m/"
                + java.time.Instant.ofEpochMilli(windowStartMs) + "/" + values();
    }
}
