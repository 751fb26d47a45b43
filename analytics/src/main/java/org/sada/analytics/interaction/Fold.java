package org.sada.analytics.interaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;
import org.sada.contract.event.SurveyStatus;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Leg;
import org.sada.contract.fact.Said;
import org.sada.contract.fact.Sentiment;
import org.sada.contract.fact.SurveyFact;

/** {@code facts = fold(sort(set of events))}: a pure function, so that the order of arrival leaves no trace. */
final class Fold {
    private static final List<Class<? extends Event.Body>> RANKS = List.of(
            Event.Started.class,
            Event.Updated.class,
            Event.Queued.class,
            Event.Answered.class,
            Event.Held.class,
            Event.Resumed.class,
            Event.Transferred.class,
            Event.Abandoned.class,
            Event.FlowedOut.class,
            Event.Ended.class,
            Event.WrappedUp.class,
            Event.Disposition.class,
            Event.Text.class,
            Event.Survey.class,
            Event.Whole.class);

    private static final Comparator<Event> BY_EVENT = Comparator.comparingLong(Event::occurredAtMs)
            .thenComparingInt(event -> RANKS.indexOf(event.body().getClass()))
            .thenComparing(Event::id);
    private static final Comparator<Member> ORDER = Comparator.comparing(Member::event, BY_EVENT);

    private final List<Event> life = new ArrayList<>();
    private final TreeMap<String, SurveyFact> surveys = new TreeMap<>(Comparator.nullsFirst(Comparator.naturalOrder()));
    private final Set<String> complaints = new TreeSet<>();
    private final Records records = new Records();
    private Details begun = Details.UNKNOWN;
    private Details updates = Details.UNKNOWN;
    private Details feedback = Details.UNKNOWN;
    private String feedbackQueue;
    private String feedbackAgent;
    private Boolean marked;
    private Boolean surveyed;
    private Sentiment sentiment;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;

    private Fold() {}

    /**
     * The facts of one subject.
     *
     * @param members one or more, of one tenant and subject, each id once, in any order, none of them an agent's profile
     */
    static Facts of(Collection<Member> members) {
        List<Member> sorted = new ArrayList<>(members);
        sorted.sort(ORDER);
        Fold fold = new Fold();
        for (Member member : sorted) {
            fold.step(member.event());
            fold.hear(member.said());
        }
        Event any = sorted.get(0).event();
        return fold.facts(any.tenant(), any.subject());
    }

    private void step(Event event) {
        Event.Body body = event.body();
        firstMs = Math.min(firstMs, event.occurredAtMs());
        lastMs = Math.max(lastMs, event.occurredAtMs());
        if (body instanceof Event.LifeCycle) {
            life.add(event);
            if (body instanceof Event.Started started) {
                begun = begun.updatedBy(started.details());
            }
        } else if (body instanceof Event.Whole record) {
            records.add(record);
        } else if (body instanceof Event.Updated updated) {
            updates = updates.updatedBy(updated.details());
        } else if (body instanceof Event.Disposition disposition) {
            marked = disposition.resolved() != null ? disposition.resolved() : marked;
            complaints.addAll(disposition.complaints());
            if (disposition.reason() != null) {
                updates = updates.updatedBy(new Details(null, null, null, null, null, null, disposition.reason()));
            }
        } else if (body instanceof Event.Text text) {
            feedback(text.feedback());
        } else if (body instanceof Event.Survey survey) {
            survey(survey);
        }
    }

    /** One angry text makes an angry interaction, and kind words count where there is none: no order decides. */
    private void hear(Said said) {
        if (said == null) {
            return;
        }
        complaints.addAll(said.categories());
        Sentiment heard = said.sentiment();
        if (heard == Sentiment.NEGATIVE
                || sentiment == null
                || (heard == Sentiment.POSITIVE && sentiment == Sentiment.NEUTRAL)) {
            sentiment = heard;
        }
    }

    private void survey(Event.Survey survey) {
        feedback(survey.feedback());
        boolean answered = survey.status() == SurveyStatus.ANSWERED;
        if (answered && survey.resolved() != null) {
            surveyed = survey.resolved();
        }
        SurveyFact before = surveys.get(survey.survey());
        if (answered || before == null) {
            surveys.put(
                    survey.survey(),
                    new SurveyFact(
                            survey.survey(), answered, survey.csat(), survey.nps(), survey.ces(), survey.resolved()));
        }
    }

    private void feedback(Event.Feedback said) {
        feedback = feedback.updatedBy(said.details());
        feedbackQueue = said.queue() != null ? said.queue() : feedbackQueue;
        feedbackAgent = said.agent() != null ? said.agent() : feedbackAgent;
        complaints.addAll(said.complaints());
    }

    private Facts facts(String tenant, String subject) {
        if (!records.isEmpty()) {
            return recordFacts(tenant, subject);
        }
        boolean contact = !life.isEmpty();
        LegWalk walk = new LegWalk();
        walk.walk(life);
        List<Leg> legs = walk.legs();
        return new Facts(
                tenant,
                subject,
                contact,
                contact ? life.get(0).occurredAtMs() : firstMs,
                contact ? life.get(life.size() - 1).occurredAtMs() : firstMs,
                lastMs,
                contact ? begun.updatedBy(updates) : feedback,
                legs,
                List.copyOf(surveys.values()),
                surveyed != null ? surveyed : marked,
                List.copyOf(complaints),
                sentiment,
                List.copyOf(walk.flags()),
                contact ? attribution(legs) : new Facts.Attribution(feedbackQueue, feedbackAgent));
    }

    private Facts recordFacts(String tenant, String subject) {
        Records.Conversation told = records.conversation(life);
        complaints.addAll(told.complaints());
        Boolean byAgent = marked != null ? marked : told.resolved();
        return new Facts(
                tenant,
                subject,
                true,
                told.startedAtMs(),
                told.endedAtMs(),
                lastMs,
                told.details().updatedBy(updates),
                told.legs(),
                List.copyOf(surveys.values()),
                surveyed != null ? surveyed : byAgent,
                List.copyOf(complaints),
                sentiment,
                List.copyOf(told.flags()),
                attribution(told.legs()));
    }

    /** The last answered leg of a person, else the last leg of a person, else the last leg. */
    private static Facts.Attribution attribution(List<Leg> legs) {
        Leg best = null;
        int bestRank = -1;
        for (Leg leg : legs) {
            int rank = leg.byBot() ? 0 : leg.answered() ? 2 : 1;
            if (rank >= bestRank) {
                best = leg;
                bestRank = rank;
            }
        }
        return best == null ? Facts.Attribution.NONE : new Facts.Attribution(best.queue(), best.agent());
    }
}
