package org.sada.bench.pass;

import java.util.Map;

/** How a contender writes its figures: one record for each cell, the newest of a key holds. */
public interface CellForm {
    /** Whether the cells of this key belong to what is summed; others are not looked at. */
    boolean isWanted(byte[] key);

    /** The measures of a cell by their published names. */
    Map<String, Long> read(byte[] value);
}
