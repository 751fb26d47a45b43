package org.sada.launcher.verify;

import java.util.Collection;
import java.util.Map;
import org.sada.contract.Definition;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;

/**
 * Which cells can be compared.
 *
 * @param definition whose figures were recomputed
 * @param firstMinuteMs by tenant, the start of the earliest window of one minute that is kept
 * @param figuresAfterMs windows of KPIs that start later rest on what the log still holds
 * @param ledgerAfterMs the same for windows of the ledger
 */
record Scope(Definition definition, Map<String, Long> firstMinuteMs, long figuresAfterMs, long ledgerAfterMs) {

    boolean covers(CellKey key) {
        return !otherDefinition(key) && !oldMinute(key) && !beforeLog(key);
    }

    boolean coversStart(long startedAtMs) {
        return startedAtMs > figuresAfterMs;
    }

    Verification.LeftOut leftOut(Collection<CellKey> found) {
        long oldMinutes = 0;
        long beforeLog = 0;
        long otherDefinition = 0;
        for (CellKey key : found) {
            if (otherDefinition(key)) {
                otherDefinition++;
            } else if (oldMinute(key)) {
                oldMinutes++;
            } else if (beforeLog(key)) {
                beforeLog++;
            }
        }
        return new Verification.LeftOut(oldMinutes, beforeLog, otherDefinition);
    }

    private boolean otherDefinition(CellKey key) {
        return !ofLedger(key) && key.definition() != definition.version();
    }

    private boolean oldMinute(CellKey key) {
        return key.grainMin() == Cube.MINUTE
                && key.windowStartMs() < firstMinuteMs.getOrDefault(key.tenant(), Long.MIN_VALUE);
    }

    private boolean beforeLog(CellKey key) {
        return key.windowStartMs() <= (ofLedger(key) ? ledgerAfterMs : figuresAfterMs);
    }

    static boolean ofLedger(CellKey key) {
        return key.cube().equals(Cube.LEDGER.name());
    }
}
