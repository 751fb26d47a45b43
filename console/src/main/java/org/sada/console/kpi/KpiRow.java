package org.sada.console.kpi;

import java.time.OffsetDateTime;
import java.util.Map;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measures;
import org.sada.contract.kpi.Kpi;
import org.sada.contract.kpi.KpiValue;

/**
 * One window of an answer, for one combination of values of the dimensions asked for.
 *
 * @param from inclusive, with the offset that the zone asked for has then
 * @param to exclusive
 * @param values in the order asked for; null where unknown
 * @param kpis those asked for, in their own order
 * @param measures what they are computed from
 */
public record KpiRow(
        OffsetDateTime from,
        OffsetDateTime to,
        Map<Dimension, String> values,
        Map<Kpi, KpiValue> kpis,
        Measures measures) {}
