package org.sada.console.kpi;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.kpi.Kpi;

/** Chooses the cube that answers a question. */
final class Cubes {
    private Cubes() {}

    /** The first that has all these dimensions; where agents' time is asked for, and could be had, the one that has it. */
    static Cube of(Collection<Dimension> by, Collection<Dimension> filters, Collection<Kpi> metrics) {
        Set<Dimension> needed = EnumSet.noneOf(Dimension.class);
        needed.addAll(by);
        needed.addAll(filters);
        // every cube holds every contact once, so that totals are the same; but of a queue nobody knows agents' time
        if (Set.of(Dimension.AGENT).containsAll(needed) && metrics.stream().anyMatch(Kpi::ofAgents)) {
            return Cube.AGENT;
        }
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
