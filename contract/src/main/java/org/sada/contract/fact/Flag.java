package org.sada.contract.fact;

import org.sada.contract.event.Name;

/** Something impossible in the events of an interaction, which was counted as it was given. */
public enum Flag implements Name {
    /** A step came before the one that it must follow. */
    TIME_RUNS_BACK,
    /** An event had no place, such as a hold while nobody talks; it was passed over. */
    OUT_OF_PLACE
}
