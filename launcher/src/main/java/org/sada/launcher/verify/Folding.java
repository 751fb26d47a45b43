package org.sada.launcher.verify;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;
import org.sada.contract.event.SurveyStatus;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Facts.Attribution;
import org.sada.contract.fact.Flag;
import org.sada.contract.fact.Leg;
import org.sada.contract.fact.Said;
import org.sada.contract.fact.Sentiment;
import org.sada.contract.fact.SurveyFact;

/** Facts of one subject from the set of its events. */
final class Folding {
    /** Of events at the same time, the kinds that come first. */
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

    private static final Comparator<Event> FOLD_ORDER = Comparator.comparingLong(Event::occurredAtMs)
            .thenComparingInt(event -> RANKS.indexOf(event.body().getClass()))
            .thenComparing(Event::id);

    /** What the events, or the record in their place, say of the conversation itself. */
    private record Conversation(long startedAtMs, long endedAtMs, Details details, List<Leg> legs, List<Flag> flags) {}

    private final Subject subject;
    private final List<Event> events;
    private final List<Event.Whole> records;
    /** What the customer's texts say. */
    private final List<Said> said;

    private Folding(Subject subject, Collection<Event> events, Function<String, Said> reading) {
        this.subject = subject;
        this.events = events.stream().sorted(FOLD_ORDER).toList();
        this.records = RecordFolding.standing(bodies(Event.Whole.class));
        this.said = this.events.stream()
                .map(Event::customersWords)
                .filter(words -> words != null)
                .map(reading)
                .filter(each -> each != null)
                .toList();
    }

    /**
     * @param events at least one, each id once, in any order
     * @param reading of customers' texts; null for one that is not read
     */
    static Facts fold(Subject subject, Collection<Event> events, Function<String, Said> reading) {
        return new Folding(subject, events, reading).facts();
    }

    private Facts facts() {
        boolean contact =
                !records.isEmpty() || events.stream().anyMatch(event -> event.body() instanceof Event.LifeCycle);
        Conversation conversation = !records.isEmpty() ? ofRecords() : contact ? ofLifeCycle() : ofFeedback();
        return new Facts(
                subject.tenant(),
                subject.name(),
                contact,
                conversation.startedAtMs,
                conversation.endedAtMs,
                events.get(events.size() - 1).occurredAtMs(),
                conversation.details,
                conversation.legs,
                surveys(),
                resolved(),
                complaints(),
                sentiment(),
                conversation.flags,
                contact ? attribution(conversation.legs) : feedbackAttribution());
    }

    private Conversation ofLifeCycle() {
        List<Event> life = events.stream()
                .filter(event -> event.body() instanceof Event.LifeCycle)
                .toList();
        Details started = Details.UNKNOWN;
        for (Event.Started each : bodies(Event.Started.class)) {
            started = started.updatedBy(each.details());
        }
        LegWalk walk = new LegWalk();
        walk.walk(life);
        return new Conversation(
                life.get(0).occurredAtMs(),
                life.get(life.size() - 1).occurredAtMs(),
                updated(started),
                walk.legs(),
                walk.flags());
    }

    private Conversation ofRecords() {
        RecordFolding folding = new RecordFolding(records, events);
        Details details = Details.UNKNOWN;
        for (Event.Whole each : records) {
            details = details.updatedBy(each.details());
        }
        return new Conversation(
                folding.startedAtMs(),
                folding.endedAtMs(),
                updated(details),
                folding.legs(),
                folding.runsBack() ? List.of(Flag.TIME_RUNS_BACK) : List.of());
    }

    /** Feedback before, or without, the conversation that it is about. */
    private Conversation ofFeedback() {
        Details details = Details.UNKNOWN;
        for (Event.Feedback each : feedback()) {
            details = details.updatedBy(each.details());
        }
        Event earliest = events.stream()
                .filter(event -> feedback(event.body()) != null)
                .findFirst()
                .orElse(events.get(0));
        return new Conversation(earliest.occurredAtMs(), earliest.occurredAtMs(), details, List.of(), List.of());
    }

    private Details updated(Details first) {
        Details details = first;
        for (Event event : events) {
            if (event.body() instanceof Event.Updated updated) {
                details = details.updatedBy(updated.details());
            } else if (event.body() instanceof Event.Disposition disposition) {
                details = details.updatedBy(new Details(null, null, null, null, null, null, disposition.reason()));
            }
        }
        return details;
    }

    private List<SurveyFact> surveys() {
        Map<String, SurveyFact> unnamedAndNamed = new TreeMap<>(Comparator.nullsFirst(Comparator.naturalOrder()));
        for (Event.Survey each : bodies(Event.Survey.class)) {
            if (each.status() == SurveyStatus.ANSWERED) {
                unnamedAndNamed.put(
                        each.survey(),
                        new SurveyFact(each.survey(), true, each.csat(), each.nps(), each.ces(), each.resolved()));
            } else if (!unnamedAndNamed.containsKey(each.survey())) {
                unnamedAndNamed.put(each.survey(), new SurveyFact(each.survey(), false, null, null, null, null));
            }
        }
        return List.copyOf(unnamedAndNamed.values());
    }

    /** The customer's word stands above the agent's, and the agent's closing word above the record's. */
    private Boolean resolved() {
        Boolean customer = null;
        for (Event.Survey each : bodies(Event.Survey.class)) {
            boolean said = each.status() == SurveyStatus.ANSWERED && each.resolved() != null;
            customer = said ? each.resolved() : customer;
        }
        Boolean agent = null;
        for (Event.Whole each : records) {
            agent = each.resolved() != null ? each.resolved() : agent;
        }
        for (Event.Disposition each : bodies(Event.Disposition.class)) {
            agent = each.resolved() != null ? each.resolved() : agent;
        }
        return customer != null ? customer : agent;
    }

    private List<String> complaints() {
        TreeSet<String> categories = new TreeSet<>();
        bodies(Event.Disposition.class).forEach(each -> categories.addAll(each.complaints()));
        feedback().forEach(each -> categories.addAll(each.complaints()));
        records.forEach(each -> categories.addAll(each.complaints()));
        said.forEach(each -> categories.addAll(each.categories()));
        return List.copyOf(categories);
    }

    /** The first of these that any text has; null where none has one. */
    private Sentiment sentiment() {
        for (Sentiment each : List.of(Sentiment.NEGATIVE, Sentiment.POSITIVE, Sentiment.NEUTRAL)) {
            if (said.stream().anyMatch(text -> text.sentiment() == each)) {
                return each;
            }
        }
        return null;
    }

    private Attribution feedbackAttribution() {
        String queue = null;
        String agent = null;
        for (Event.Feedback each : feedback()) {
            queue = each.queue() != null ? each.queue() : queue;
            agent = each.agent() != null ? each.agent() : agent;
        }
        return new Attribution(queue, agent);
    }

    private static Attribution attribution(List<Leg> legs) {
        Leg chosen = null;
        for (Leg leg : legs) {
            chosen = chosen == null || weight(leg) >= weight(chosen) ? leg : chosen;
        }
        return chosen == null ? Attribution.NONE : new Attribution(chosen.queue(), chosen.agent());
    }

    /** A person who answered counts more than a person's queue, and that more than a bot. */
    private static int weight(Leg leg) {
        return leg.byBot() ? 0 : leg.answered() ? 2 : 1;
    }

    private <B extends Event.Body> List<B> bodies(Class<B> kind) {
        return events.stream()
                .map(Event::body)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private List<Event.Feedback> feedback() {
        return events.stream()
                .map(event -> feedback(event.body()))
                .filter(each -> each != null)
                .toList();
    }

    private static Event.Feedback feedback(Event.Body body) {
        if (body instanceof Event.Text text) {
            return text.feedback();
        }
        return body instanceof Event.Survey survey ? survey.feedback() : null;
    }
}
