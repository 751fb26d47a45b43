package org.sada.analytics.interaction;

import org.sada.contract.event.Event;
import org.sada.contract.fact.Said;

/** Listens to what a customer says in an event, while its text is still there. */
@FunctionalInterface
interface Hearing {
    /**
     * Called once for each event that takes its place in a set.
     *
     * @param replaces whether it takes the place of another one of its id
     * @return what is to be kept of the text; null where there is none, or it is not read
     */
    Said hear(Event event, boolean replaces);
}
