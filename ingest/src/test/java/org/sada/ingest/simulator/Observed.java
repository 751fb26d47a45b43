package org.sada.ingest.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sada.contract.event.Author;
import org.sada.contract.event.Event;
import org.sada.contract.event.SurveyStatus;

/** What a stream of events tells, put together in the plainest way, and the faults that were found on the way. */
final class Observed {
    final Map<String, ObservedContact> contacts = new HashMap<>();
    final List<String> faults = new ArrayList<>();
    final Map<String, Integer> complaints = new TreeMap<>();
    long events;
    long invited;
    long answered;
    long comments;
    long csatScores;
    long csatTop;
    long promoters;
    long detractors;
    long npsScores;
    long resolvedYes;
    long resolvedNo;
    long arabicTexts;
    long englishTexts;
    long profiles;
    long states;
    long anonymous;

    Observed see(Event event) {
        events++;
        if (event.body() instanceof Event.AgentProfile) {
            profiles++;
        } else if (event.body() instanceof Event.AgentState) {
            states++;
        } else if (event.interaction() == null) {
            anonymous++;
        } else {
            see(event, contacts.computeIfAbsent(event.interaction(), id -> new ObservedContact()));
        }
        return this;
    }

    private void see(Event event, ObservedContact contact) {
        if (event.occurredAtMs() <= contact.lastMs) {
            faults.add(event.id() + " is not later than the event before it");
        }
        contact.lastMs = event.occurredAtMs();
        if (event.body() instanceof Event.LifeCycle) {
            contact.startMs = Math.min(contact.startMs, event.occurredAtMs());
            contact.endMs = event.occurredAtMs();
        }
        long nowMs = event.occurredAtMs();
        ObservedContact.Leg open = open(contact);
        if (event.body() instanceof Event.Started started) {
            contact.channel = started.details().channel();
            contact.direction = started.details().direction();
            contact.customer = started.details().customer();
            contact.language = started.details().language();
        } else if (event.body() instanceof Event.Updated updated) {
            contact.customer =
                    updated.details().customer() != null ? updated.details().customer() : contact.customer;
        } else if (event.body() instanceof Event.Queued queued) {
            require(open == null, event, "queued while a leg is open");
            ObservedContact.Leg leg = new ObservedContact.Leg();
            leg.queue = queued.queue();
            leg.offeredMs = nowMs;
            contact.legs.add(leg);
        } else if (event.body() instanceof Event.Answered answer) {
            ObservedContact.Leg leg = open;
            if (leg == null) {
                leg = new ObservedContact.Leg();
                leg.offeredMs = nowMs;
                contact.legs.add(leg);
            }
            require(leg.answeredMs < 0, event, "answered twice");
            leg.answeredMs = nowMs;
            leg.agent = answer.agent();
            leg.bot = answer.bot();
        } else if (event.body() instanceof Event.Held || event.body() instanceof Event.Resumed) {
            require(open != null && open.answeredMs >= 0, event, "nobody talks");
        } else if (event.body() instanceof Event.Transferred) {
            end(event, open, true);
        } else if (event.body() instanceof Event.Abandoned) {
            end(event, open, false);
            contact.legs.get(contact.legs.size() - 1).abandoned = true;
        } else if (event.body() instanceof Event.FlowedOut) {
            end(event, open, false);
            contact.legs.get(contact.legs.size() - 1).flowedOut = true;
        } else if (event.body() instanceof Event.Ended) {
            contact.ended = true;
            boolean alreadyOver = contact.legs.isEmpty() || contact.legs.get(contact.legs.size() - 1).abandoned;
            if (!alreadyOver) {
                end(event, open, true);
            }
        } else if (event.body() instanceof Event.WrappedUp wrap) {
            ObservedContact.Leg leg = contact.legs.stream()
                    .filter(each -> wrap.agent().equals(each.agent) && each.isOver() && !each.wrapped)
                    .reduce((first, second) -> second)
                    .orElse(null);
            require(leg != null, event, "no leg to wrap up");
            if (leg != null) {
                leg.wrapped = true;
                leg.wrapMs = nowMs - leg.endMs;
            }
        } else if (event.body() instanceof Event.Disposition disposition) {
            resolvedYes += Boolean.TRUE.equals(disposition.resolved()) ? 1 : 0;
            resolvedNo += Boolean.FALSE.equals(disposition.resolved()) ? 1 : 0;
            disposition.complaints().forEach(each -> complaints.merge(each, 1, Integer::sum));
        } else if (event.body() instanceof Event.Text text) {
            require(text.author() == Author.CUSTOMER, event, "only customers write here");
            seeText(text.text());
        } else if (event.body() instanceof Event.Survey survey) {
            see(survey);
        }
    }

    private void see(Event.Survey survey) {
        invited += survey.status() == SurveyStatus.INVITED ? 1 : 0;
        answered += survey.status() == SurveyStatus.ANSWERED ? 1 : 0;
        if (survey.csat() != null) {
            csatScores++;
            csatTop += survey.csat().scale().isTop(survey.csat().score()) ? 1 : 0;
        }
        if (survey.nps() != null) {
            npsScores++;
            promoters += survey.nps() >= 9 ? 1 : 0;
            detractors += survey.nps() <= 6 ? 1 : 0;
        }
        if (survey.comment() != null) {
            comments++;
            seeText(survey.comment());
        }
    }

    private void seeText(String text) {
        boolean arabic =
                text.codePoints().anyMatch(each -> Character.UnicodeScript.of(each) == Character.UnicodeScript.ARABIC);
        arabicTexts += arabic ? 1 : 0;
        englishTexts += arabic ? 0 : 1;
    }

    private static ObservedContact.Leg open(ObservedContact contact) {
        ObservedContact.Leg last = contact.legs.isEmpty() ? null : contact.legs.get(contact.legs.size() - 1);
        return last == null || last.isOver() ? null : last;
    }

    private void end(Event event, ObservedContact.Leg leg, boolean talking) {
        require(leg != null, event, "no leg to end");
        if (leg != null) {
            require((leg.answeredMs >= 0) == talking, event, "the leg is in another state");
            leg.endMs = event.occurredAtMs();
        }
    }

    private void require(boolean holds, Event event, String fault) {
        if (!holds) {
            faults.add(event.id() + " " + event.body() + ": " + fault);
        }
    }

    /** Faults that only the end shows: legs without an end, contacts without one, agents in two places. */
    List<String> faultsAtTheEnd() {
        Map<String, List<ObservedContact.Leg>> byAgent = new TreeMap<>();
        contacts.forEach((id, contact) -> {
            contact.legs.stream()
                    .filter(leg -> !leg.isOver())
                    .forEach(leg -> faults.add(id + " has a leg without an end"));
            boolean over =
                    contact.ended || (!contact.legs.isEmpty() && contact.legs.get(contact.legs.size() - 1).abandoned);
            if (!over) {
                faults.add(id + " has no end");
            }
            for (ObservedContact.Leg leg : contact.legs) {
                if (leg.agent != null) {
                    byAgent.computeIfAbsent(leg.agent, agent -> new ArrayList<>())
                            .add(leg);
                }
            }
        });
        byAgent.forEach((agent, legs) -> {
            legs.sort(Comparator.comparingLong(leg -> leg.answeredMs));
            for (int i = 1; i < legs.size(); i++) {
                ObservedContact.Leg before = legs.get(i - 1);
                if (legs.get(i).answeredMs < before.endMs + before.wrapMs) {
                    faults.add(agent + " is in two places at " + legs.get(i).answeredMs);
                }
            }
        });
        return faults;
    }
}
