package org.sada.analytics.complaint;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sada.contract.event.Event;
import org.sada.contract.fact.Said;
import org.sada.contract.topic.Example;

/**
 * How a text was read.
 *
 * @param said what is kept of it
 * @param likely the most probable category, taken or not; null where there is none
 * @param confidence how probable it is that the reading is right, 0 to 1
 * @param abstained whether it was too unsure to say
 */
public record Heard(Said said, String likely, double confidence, boolean abstained) {

    /** The event's text as an example of what it is counted under, or, where the reading abstained, as one to label; null otherwise. */
    public Example example(Event event, int definition) {
        Set<String> categories = new TreeSet<>(said.categories());
        categories.addAll(given(event.body()));
        if (categories.isEmpty() && !abstained) {
            return null;
        }
        return new Example(
                event.tenant(),
                event.subject(),
                event.id(),
                event.occurredAtMs(),
                definition,
                List.copyOf(categories),
                likely,
                confidence,
                abstained,
                said.sentiment(),
                Example.beginning(event.customersWords()));
    }

    private static List<String> given(Event.Body body) {
        if (body instanceof Event.Text text) {
            return text.feedback().complaints();
        }
        return body instanceof Event.Survey survey ? survey.feedback().complaints() : List.of();
    }
}
