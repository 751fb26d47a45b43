package org.sada.contract.fact;

import java.util.List;
import org.sada.contract.event.Details;

/**
 * What is known of one interaction, or of feedback that names none: a pure function of the set of its events.
 *
 * @param interaction the subject of its events
 * @param contact whether there was a conversation; false where only feedback is known so far
 * @param startedAtMs the first event of its life, or the first feedback where there is no life yet
 * @param endedAtMs the end of wrap-up as far as it is known
 * @param lastEventAtMs the newest occurrence of all its events
 * @param legs in the order of their offers
 * @param resolved as marked: the customer's word, else the agent's, else null
 * @param complaints categories that the sources give and those that its texts were read to have, sorted, without repeats
 * @param sentiment of the customer's texts: negative where any is, else positive where any is, else neutral; null where none was read
 */
public record Facts(
        String tenant,
        String interaction,
        boolean contact,
        long startedAtMs,
        long endedAtMs,
        long lastEventAtMs,
        Details details,
        List<Leg> legs,
        List<SurveyFact> surveys,
        Boolean resolved,
        List<String> complaints,
        Sentiment sentiment,
        List<Flag> flags,
        Attribution attribution) {

    /** Where the measures of the interaction as a whole are counted: its last answered leg, else its last leg. Null: unknown. */
    public record Attribution(String queue, String agent) {
        public static final Attribution NONE = new Attribution(null, null);
    }
}
