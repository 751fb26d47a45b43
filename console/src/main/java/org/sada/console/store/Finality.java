package org.sada.console.store;

import java.time.InstantSource;

/** The one place of the console that asks a clock for the time: no figure is final before its time has passed here as well. */
public final class Finality {
    private Finality() {}

    /** The clock of this machine, to bound the watermark of each tenant. */
    public static InstantSource bySystemClock() {
        return InstantSource.system();
    }
}
