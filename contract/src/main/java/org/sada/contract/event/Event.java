package org.sada.contract.event;

import java.time.LocalDate;
import java.util.List;

/**
 * One event of the log. (tenant, id) identifies it: the same id again is the same event.
 *
 * @param tenant letters, digits, {@code . _ -}; 64 at most
 * @param id unique within the tenant
 * @param interaction the interaction that it belongs to; null for feedback that names none and for what is about an agent
 * @param occurredAtMs when it happened at the source, in milliseconds since 1970 UTC
 */
public record Event(String tenant, String id, String interaction, long occurredAtMs, Body body) {
    /** How the {@link #subject()} of what is about an agent begins. */
    public static final String AGENT_SUBJECT = "|agent|";

    private static final String FEEDBACK_SUBJECT = "|feedback|";

    /** What happened. */
    public sealed interface Body {}

    /** A body that moves an interaction through its life and so stretches it from start to end. */
    public sealed interface LifeCycle extends Body {}

    /** A body about an agent, which belongs to no interaction. */
    public sealed interface OfAgent extends Body {
        String agent();
    }

    /** The interaction began; the only event that must say its channel. */
    public record Started(Details details) implements LifeCycle {}

    /** The customer entered a queue: a leg begins. */
    public record Queued(String queue) implements LifeCycle {}

    /**
     * An agent or a bot took the waiting leg, or, where none waits, was reached directly.
     *
     * @param agent null where unknown or where a bot answered
     * @param bot null where a person answered
     * @param queue from which the leg was taken, where the source says it once more; null where it does not
     */
    public record Answered(String agent, String bot, String queue) implements LifeCycle {
        public Answered(String agent, String bot) {
            this(agent, bot, null);
        }
    }

    public record Held() implements LifeCycle {}

    public record Resumed() implements LifeCycle {}

    /** The agent or bot handed the interaction on: the leg ends. The next leg begins by its own queued or answered. */
    public record Transferred() implements LifeCycle {}

    /** The customer gave up while waiting. */
    public record Abandoned() implements LifeCycle {}

    /**
     * The waiting leg left its queue unanswered, for another place.
     *
     * @param reason such as closed, full or timeout, as the source gives it; null where it gives none
     */
    public record FlowedOut(String reason) implements LifeCycle {
        public FlowedOut() {
            this(null);
        }
    }

    /** The conversation ended; who still waited has abandoned. */
    public record Ended() implements LifeCycle {}

    /**
     * After-contact work ended.
     *
     * @param agent whose; null means the agent who handled last
     */
    public record WrappedUp(String agent) implements LifeCycle {}

    /** More became known of the interaction. */
    public record Updated(Details details) implements Body {}

    /**
     * How the agent closed the interaction.
     *
     * @param resolved null where not said
     * @param complaints categories, as the source gives them
     */
    public record Disposition(Boolean resolved, String reason, List<String> complaints) implements Body {}

    /** Something that was written or said. */
    public record Text(Author author, String text, Feedback feedback) implements Body {}

    /**
     * A survey, at any stage.
     *
     * @param survey which of several surveys of one interaction; null where there is one only
     * @param nps 0 to 10, or null
     * @param ces 1 to 7, or null
     * @param resolved the customer's word on whether it was solved, or null
     */
    public record Survey(
            String survey,
            SurveyStatus status,
            Csat csat,
            Integer nps,
            Integer ces,
            Boolean resolved,
            String comment,
            Feedback feedback)
            implements Body {}

    /**
     * What a text or a survey says of its circumstances. Its details, queue and agent are read only where no
     * conversation is known that it belongs to.
     *
     * @param complaints categories, as the source gives them
     */
    public record Feedback(Details details, String queue, String agent, List<String> complaints) {
        public static final Feedback NONE = new Feedback(Details.UNKNOWN, null, null, List.of());
    }

    /**
     * One whole interaction as its source sees it, or one part of it; the highest version replaces the others of the same part, and
     * all life-cycle events. A record of the whole interaction replaces all parts.
     *
     * @param part which part of the interaction this is, such as one side of a transfer; null for the whole
     * @param follows the part from which the customer came here: handed on, or out of its queue; null where from none
     * @param version 0 or more, growing, such as the time of the last update
     * @param endedAtMs null while it lasts; may lie before the start, as the source's clock has it
     */
    public record Whole(
            String part,
            String follows,
            long version,
            long startedAtMs,
            Long endedAtMs,
            Details details,
            List<RecordLeg> legs,
            Boolean resolved,
            List<String> complaints)
            implements Body {

        /** One whole interaction. */
        public Whole(
                long version,
                long startedAtMs,
                Long endedAtMs,
                Details details,
                List<RecordLeg> legs,
                Boolean resolved,
                List<String> complaints) {
            this(null, null, version, startedAtMs, endedAtMs, details, legs, resolved, complaints);
        }
    }

    /**
     * Reference data of an agent, valid from-to.
     *
     * @param validToMs exclusive; null while it is valid
     */
    public record AgentProfile(
            String agent,
            String name,
            String team,
            Site site,
            LocalDate hiredOn,
            List<String> trainings,
            long validFromMs,
            Long validToMs)
            implements OfAgent {}

    /**
     * From when it occurred the agent was in this state, until the agent's next one.
     *
     * @param reason why, such as a kind of pause; null where not said
     */
    public record AgentState(String agent, Presence state, String reason) implements OfAgent {}

    /**
     * What the event is about, unique within the tenant: the interaction, the agent, or the feedback itself. Ids of interactions
     * never begin with a bar, so the three never meet.
     */
    public String subject() {
        if (body instanceof OfAgent about) {
            return AGENT_SUBJECT + about.agent();
        }
        return interaction != null ? interaction : FEEDBACK_SUBJECT + id;
    }

    /** What the customer wrote or said here, in their own words; null where there is nothing, or it is known by its digest only. */
    public String customersWords() {
        if (body instanceof Text text) {
            return text.author() == Author.CUSTOMER ? text.text() : null;
        }
        return body instanceof Survey survey ? survey.comment() : null;
    }

    /** The key that places the event in a partition of the log. */
    public String partitionKey() {
        return tenant + "|" + subject();
    }
}
