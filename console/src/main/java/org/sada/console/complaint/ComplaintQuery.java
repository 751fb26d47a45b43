package org.sada.console.complaint;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sada.console.kpi.InvalidQuery;
import org.sada.console.kpi.KpiQuery;
import org.sada.contract.cell.Dimension;
import org.sada.contract.kpi.Kpi;

/**
 * Which complaints are asked for. Rows are always told apart by category, and by whatever else is asked for.
 *
 * @param figures what is counted; by category first
 * @param examples for each row, {@value #MOST_EXAMPLES} at most
 */
public record ComplaintQuery(KpiQuery figures, int examples) {
    /** Examples for each row unless another number is asked for. */
    public static final int USUAL_EXAMPLES = 3;

    public static final int MOST_EXAMPLES = 20;

    private static final Set<Kpi> METRICS = EnumSet.of(Kpi.COMPLAINT_RATE);

    /** @throws InvalidQuery if no cube has these dimensions together, or the category is empty */
    public ComplaintQuery {
        List<Dimension> by = new ArrayList<>(List.of(Dimension.CATEGORY));
        figures.by().stream().filter(each -> each != Dimension.CATEGORY).forEach(by::add);
        figures = figures.by(by).metrics(METRICS);
        if ("".equals(figures.filters().get(Dimension.CATEGORY))) {
            throw new InvalidQuery("category must name one, such as billing; leave it out for all");
        }
        if (examples < 0 || examples > MOST_EXAMPLES) {
            throw new InvalidQuery("examples must be between 0 and " + MOST_EXAMPLES + ", not " + examples);
        }
    }
}
