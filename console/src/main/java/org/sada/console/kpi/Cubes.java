package org.sada.console.kpi;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;

/** Chooses the cube that answers a question. */
final class Cubes {
    private Cubes() {}

    /** The first that has all these dimensions. */
    static Cube of(Collection<Dimension> by, Collection<Dimension> filters) {
        Set<Dimension> needed = EnumSet.noneOf(Dimension.class);
        needed.addAll(by);
        needed.addAll(filters);
        return Cube.STANDARD.stream()
                .filter(cube -> cube.by().containsAll(needed))
                .findFirst()
                .orElseThrow(() -> new InvalidQuery("no cube has " + names(needed) + " together; there are "
                        + Cube.STANDARD.stream()
                                .map(cube -> cube.name() + " (" + names(cube.by()) + ")")
                                .collect(Collectors.joining(", "))));
    }

    static String names(Collection<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::text).collect(Collectors.joining(", "));
    }
}
