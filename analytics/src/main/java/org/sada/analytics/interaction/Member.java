package org.sada.analytics.interaction;

import org.sada.contract.event.Event;
import org.sada.contract.event.EventCodec;
import org.sada.contract.fact.Said;

/**
 * One event of a set.
 *
 * @param event without its text
 * @param form its compact form, which alone decides between two events of one id
 * @param said what the customer's text in it says; null where there is none, or it was not read
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its content only
record Member(Event event, byte[] form, Said said) {

    /** Texts are not kept: what is folded now is what will be folded from the stored bytes later. */
    static Member of(Event event, byte[] form, Said said) {
        boolean holdsText = event.body() instanceof Event.Text || event.body() instanceof Event.Survey;
        return new Member(holdsText ? EventCodec.read(event.tenant(), event.interaction(), form) : event, form, said);
    }

    /** One without a text. */
    static Member of(Event event) {
        return of(event, EventCodec.write(event), null);
    }
}
