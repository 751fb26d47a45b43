package org.sada.analytics.interaction;

import java.util.Collection;
import org.sada.contract.event.Event;
import org.sada.contract.fact.Facts;

/** Lets tests of other modules fold as the pipeline does. */
public final class FoldDoor {
    private FoldDoor() {}

    public static Facts of(Collection<Event> events) {
        return Fold.of(events.stream().map(Member::of).toList());
    }
}
