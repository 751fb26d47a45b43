package org.sada.launcher.verify;

import java.util.Map;
import java.util.Set;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Measures;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Mark;
import org.sada.contract.fact.MarkKey;

/**
 * What the log says.
 *
 * @param cells those that are not zero, ledger included; minutes that are no longer kept are left out
 * @param facts by interaction; of one that lived twice the later life
 * @param marks of those that count for repeats
 * @param reborn interactions that lived twice: which life's rows are the last ones is open
 * @param firstMinuteMs by tenant, the start of the earliest window of one minute that is kept
 */
record Recomputed(
        Map<CellKey, Measures> cells,
        Map<Subject, Facts> facts,
        Map<MarkKey, Mark> marks,
        Set<Subject> reborn,
        Map<String, Long> firstMinuteMs) {}
