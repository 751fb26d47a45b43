package org.sada.analytics.interaction;

import java.util.Collection;
import org.sada.contract.event.Event;
import org.sada.contract.fact.Facts;

/** Lets tests of the recomputation see the fold of the pipeline. */
public final class PipelineFold {
    private PipelineFold() {}

    public static Facts of(Collection<Event> events) {
        return Fold.of(events.stream().map(Member::of).toList());
    }
}
