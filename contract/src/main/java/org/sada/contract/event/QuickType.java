package org.sada.contract.event;

import static org.sada.contract.event.QuickField.AGENT;
import static org.sada.contract.event.QuickField.AUTHOR;
import static org.sada.contract.event.QuickField.BOT;
import static org.sada.contract.event.QuickField.CES;
import static org.sada.contract.event.QuickField.CHANNEL;
import static org.sada.contract.event.QuickField.COMMENT;
import static org.sada.contract.event.QuickField.COMPLAINTS;
import static org.sada.contract.event.QuickField.CSAT;
import static org.sada.contract.event.QuickField.CUSTOMER;
import static org.sada.contract.event.QuickField.DIRECTION;
import static org.sada.contract.event.QuickField.LANGUAGE;
import static org.sada.contract.event.QuickField.NPS;
import static org.sada.contract.event.QuickField.PRODUCT;
import static org.sada.contract.event.QuickField.QUEUE;
import static org.sada.contract.event.QuickField.REASON;
import static org.sada.contract.event.QuickField.REGION;
import static org.sada.contract.event.QuickField.RESOLVED;
import static org.sada.contract.event.QuickField.STATE;
import static org.sada.contract.event.QuickField.STATUS;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The types that {@link QuickReader} knows: those of single steps, of feedback and of agents' states, but not records and agents. */
enum QuickType implements Name {
    STARTED(Sets.DETAILS),
    QUEUED(QuickField.bits(QUEUE)),
    ANSWERED(QuickField.bits(AGENT, BOT, QUEUE)),
    HELD(0),
    RESUMED(0),
    TRANSFERRED(0),
    ABANDONED(0),
    FLOWED_OUT(QuickField.bits(REASON)),
    ENDED(0),
    WRAPPED_UP(QuickField.bits(AGENT)),
    UPDATED(Sets.DETAILS),
    DISPOSITION(QuickField.bits(RESOLVED, REASON, COMPLAINTS)),
    TEXT(Sets.FEEDBACK | QuickField.bits(AUTHOR, QuickField.TEXT)),
    SURVEY(Sets.FEEDBACK | QuickField.bits(QuickField.SURVEY, STATUS, CSAT, NPS, CES, RESOLVED, COMMENT)),
    AGENT_STATE(QuickField.bits(AGENT, STATE, REASON));

    static final WordTable<QuickType> BY_NAME =
            WordTable.of(Arrays.stream(values()).collect(Collectors.toMap(Name::text, each -> each)));

    private final long fields;

    QuickType(long fields) {
        this.fields = fields | Sets.EVERY;
    }

    /** Bits of {@link QuickField}. */
    boolean hasAll(long others) {
        return (others & ~fields) == 0;
    }

    /** Whether it can belong to this interaction, or, where it is null, to none. */
    boolean fits(String interaction) {
        return switch (this) {
            case TEXT, SURVEY -> true;
            case AGENT_STATE -> interaction == null;
            default -> interaction != null;
        };
    }

    private static final class Sets {
        private static final long EVERY = QuickField.bits(
                QuickField.TYPE, QuickField.TENANT, QuickField.ID, QuickField.INTERACTION, QuickField.OCCURRED_AT);
        private static final long DETAILS =
                QuickField.bits(CUSTOMER, CHANNEL, DIRECTION, PRODUCT, REGION, LANGUAGE, REASON);
        private static final long FEEDBACK = DETAILS | QuickField.bits(QUEUE, AGENT, COMPLAINTS);
    }
}
