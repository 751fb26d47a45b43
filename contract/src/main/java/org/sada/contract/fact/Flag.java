package org.sada.contract.fact;

import org.sada.contract.event.Name;

/** Something impossible in the events of an interaction. What is clear all the same was counted; the rest was passed over. */
public enum Flag implements Name {
    /** A step came before the one that it must follow, or took less than no time. A time that cannot be counts as 0. */
    TIME_RUNS_BACK,
    /** An event had no place, such as a hold while nobody talks; it was passed over. */
    OUT_OF_PLACE
}
