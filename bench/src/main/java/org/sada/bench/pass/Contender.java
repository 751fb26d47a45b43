package org.sada.bench.pass;

import java.util.Set;

/** One way to come from the log to figures; it lives in a process of its own and does one pass after the other. */
public interface Contender {
    /** What it counts, by published names of measures; {@code events} alone where it has no figures. */
    Set<String> counts();

    /** Makes everything fresh for a pass. Not timed. */
    void prepare(Pass pass) throws Exception;

    /** Does the pass and stops what it started. */
    Finish run(Pass pass) throws Exception;
}
