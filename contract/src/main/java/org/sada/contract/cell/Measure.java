package org.sada.contract.cell;

import org.sada.contract.event.Name;

/**
 * What a cell counts: integers that add and subtract. {@code _ms} are milliseconds, {@code _sq} are sums of squares of tenths of a
 * second, {@code csat_sum} and {@code csat_sumsq} are in ninths of a point on the 1-5 scale, so that every scale lands on integers.
 */
public enum Measure implements Name {
    OFFERED("legs that entered a queue, or reached a person directly"),
    ANSWERED("offered legs that a person answered"),
    ABANDONED("offered legs whose customer gave up, short ones left out"),
    SHORT_ABANDONED("offered legs whose customer gave up sooner than the definition's limit"),
    FLOWED_OUT("offered legs that left the queue unanswered for another place"),
    OPEN("offered legs that still wait"),
    ANSWERED_IN_TARGET("answered legs that waited no longer than the target"),
    ABANDONED_IN_TARGET("abandoned legs, short ones included, that waited no longer than the target"),
    WAIT_ANSWERED_MS("wait of answered legs"),
    WAIT_ABANDONED_MS("wait of abandoned legs, short ones left out"),
    TALK_MS("talk of handled legs, hold left out"),
    HOLD_MS("hold of handled legs"),
    WRAP_MS("wrap-up of handled legs"),
    HANDLED("legs that a person handled to their end, inbound and outbound"),
    TRANSFERRED_OUT("handled legs that ended in a transfer"),
    HANDLE_SQ("squared handle time of handled legs"),
    WAIT_ANSWERED_SQ("squared wait of answered legs"),
    CONTACTS("interactions in which there was a conversation, or an attempt at one"),
    HANDLED_CONTACTS("contacts with at least one handled leg"),
    CONTACT_HANDLE_MS("handle time of all legs of handled contacts"),
    CONTACT_HANDLE_SQ("squared handle time of handled contacts"),
    ELIGIBLE("inbound contacts of known customers that a person handled or a bot contained"),
    REPEATED("eligible contacts that were repeated"),
    FIRST_CONTACTS("eligible contacts that are no follow-up of an earlier one"),
    FIRST_CONTACTS_REPEATED("first contacts that were repeated"),
    RESOLVED_YES("interactions marked as resolved"),
    RESOLVED_NO("interactions marked as not resolved"),
    SURVEY_INVITED("surveys sent, dismissed ones included"),
    SURVEY_ANSWERED("surveys answered"),
    CSAT_N("satisfaction scores"),
    CSAT_TOP("satisfaction scores in the top boxes"),
    CSAT_SUM("satisfaction scores on the 1-5 scale, in ninths of a point"),
    CSAT_SUMSQ("squares of satisfaction scores in ninths of a point"),
    NPS_PROMOTERS("answers of 9 or 10"),
    NPS_PASSIVES("answers of 7 or 8"),
    NPS_DETRACTORS("answers of 0 to 6"),
    CES_N("effort scores"),
    CES_EASY("effort scores of 5 to 7"),
    CES_SUM("effort scores, in points"),
    CES_SUMSQ("squares of effort scores"),
    BOT_SESSIONS("contacts that a bot served"),
    BOT_HANDED_OFF("contacts that a bot served and that went on to a person or a queue"),
    BOT_CONTAINED("contacts that a bot served without a hand-off"),
    BOT_REPEATED("contained contacts that were repeated"),
    COMPLAINTS("contacts with a complaint; under a category, with one of that category"),
    FEEDBACK_COMPLAINTS("feedback without a contact, with a complaint; under a category, with one of that category"),
    EVENTS_RECEIVED("events that came in, through any door"),
    EVENTS_ACCEPTED("events that were new and sound"),
    EVENTS_REPEATED("events whose id had come before"),
    EVENTS_REJECTED("events that were refused"),
    EVENTS_COUNTED("accepted events that entered the figures"),
    EVENTS_LATE("accepted events that came after the retention of their interaction"),
    EVENTS_CONFLICTING("repeated events whose content differed from the one before"),
    LOGIN_MS("time that agents were logged in"),
    AVAILABLE_MS("time that agents waited for work"),
    BUSY_MS("time that agents were with customers"),
    WRAP_UP_MS("time that agents were in after-contact work, as their states tell"),
    PAUSED_MS("time that agents were logged in and took no work"),
    INTERACTIONS_FLAGGED("interactions with something impossible in their events, such as an end before a start"),
    SENTIMENT_NEGATIVE("interactions whose customer's words feel negative, in any text"),
    SENTIMENT_NEUTRAL("interactions whose customer's words feel neither negative nor positive"),
    SENTIMENT_POSITIVE("interactions whose customer's words feel positive, in some text, and negative in none");

    static final Measure[] ALL = values();

    private final String meaning;
    private final String text;

    Measure(String meaning) {
        this.meaning = meaning;
        this.text = name().toLowerCase(java.util.Locale.ROOT);
    }

    /** One line for comments and documents. */
    public String meaning() {
        return meaning;
    }

    /** The published name, such as {@code answered_in_target}. */
    @Override
    public String text() {
        return text;
    }

    /** Whether it belongs to the ledger of events and not to a KPI. */
    public boolean ofLedger() {
        return (ordinal() >= EVENTS_RECEIVED.ordinal() && ordinal() <= EVENTS_CONFLICTING.ordinal())
                || this == INTERACTIONS_FLAGGED;
    }

    /** Whether it is time of agents by their states, which only the cube by agent holds. */
    public boolean ofAgents() {
        return ordinal() >= LOGIN_MS.ordinal() && ordinal() <= PAUSED_MS.ordinal();
    }
}
