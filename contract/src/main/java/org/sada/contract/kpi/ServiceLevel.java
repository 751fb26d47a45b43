package org.sada.contract.kpi;

import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Name;

/** The variants of the service level in use. Legs that flowed out or still wait are in none of them. */
public enum ServiceLevel implements Name {
    /** Answered in target, of all but those who gave up in target. */
    IGNORE,
    /** Answered in target, of all. */
    ALL_OFFERED,
    /** Answered or given up in target, of all. */
    CREDIT,
    /** Answered in target, of the answered. */
    ANSWERED_ONLY,
    /** Answered in target or short abandons, of all. */
    CREDIT_SHORT;

    long hits(Measures measures) {
        long answered = measures.get(Measure.ANSWERED_IN_TARGET);
        return switch (this) {
            case IGNORE, ALL_OFFERED, ANSWERED_ONLY -> answered;
            case CREDIT -> answered + measures.get(Measure.ABANDONED_IN_TARGET);
            case CREDIT_SHORT -> answered + measures.get(Measure.SHORT_ABANDONED);
        };
    }

    long of(Measures measures) {
        long decided = measures.get(Measure.OFFERED) - measures.get(Measure.FLOWED_OUT) - measures.get(Measure.OPEN);
        return switch (this) {
            case IGNORE -> decided - measures.get(Measure.ABANDONED_IN_TARGET);
            case ALL_OFFERED, CREDIT, CREDIT_SHORT -> decided;
            case ANSWERED_ONLY -> measures.get(Measure.ANSWERED);
        };
    }
}
