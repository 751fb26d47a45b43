package org.sada.ingest.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Direction;

/** Figures of what was observed, each computed in the plainest way. */
record Figures(Observed seen) {
    private static final long FCR_WINDOW_MS = 7L * 24 * 3600 * 1000;

    double callHandleMinutes() {
        return legs(Channel.VOICE)
                        .filter(leg -> leg.agent != null)
                        .mapToLong(leg -> leg.endMs - leg.answeredMs + leg.wrapMs)
                        .average()
                        .orElse(0)
                / 60_000;
    }

    double abandonment(Channel channel) {
        List<ObservedContact.Leg> queued =
                legs(channel).filter(leg -> leg.queue != null && !leg.flowedOut).toList();
        return (double) queued.stream().filter(leg -> leg.abandoned).count() / queued.size();
    }

    double meanWaitSeconds(Channel channel) {
        return legs(channel)
                        .filter(leg -> leg.queue != null && leg.agent != null)
                        .mapToLong(leg -> leg.answeredMs - leg.offeredMs)
                        .average()
                        .orElse(0)
                / 1000;
    }

    double answeredWithin20(Channel channel) {
        List<ObservedContact.Leg> all = legs(channel)
                .filter(leg -> leg.queue != null && leg.agent != null)
                .toList();
        return (double) all.stream()
                        .filter(leg -> leg.answeredMs - leg.offeredMs <= 20_000)
                        .count()
                / all.size();
    }

    double containment() {
        long sessions =
                seen.contacts.values().stream().filter(ObservedContact::hasBot).count();
        return (double) seen.contacts.values().stream()
                        .filter(ObservedContact::contained)
                        .count()
                / sessions;
    }

    double responseRate() {
        return (double) seen.answered / seen.invited;
    }

    double satisfaction() {
        return (double) seen.csatTop / seen.csatScores;
    }

    double netPromoterScore() {
        return 100.0 * (seen.promoters - seen.detractors) / seen.npsScores;
    }

    double markedResolved() {
        return (double) seen.resolvedYes / (seen.resolvedYes + seen.resolvedNo);
    }

    double eventsPerInteraction() {
        return (double) (seen.events - seen.profiles - seen.states) / seen.contacts.size();
    }

    /** First contacts that no other contact of the customer followed within seven days. */
    double firstContactResolution() {
        Map<String, List<ObservedContact>> byCustomer = new HashMap<>();
        seen.contacts.values().stream()
                .filter(ObservedContact::counts)
                .forEach(each -> byCustomer
                        .computeIfAbsent(each.customer, customer -> new ArrayList<>())
                        .add(each));
        long first = 0;
        long repeated = 0;
        for (List<ObservedContact> own : byCustomer.values()) {
            for (ObservedContact contact : own) {
                boolean followsUp = own.stream().anyMatch(other -> follows(contact, other));
                if ((contact.hasPerson() || contact.contained()) && !followsUp) {
                    first++;
                    repeated += own.stream().anyMatch(other -> follows(other, contact)) ? 1 : 0;
                }
            }
        }
        return 1 - (double) repeated / first;
    }

    private static boolean follows(ObservedContact later, ObservedContact earlier) {
        return earlier.endMs < later.startMs && later.startMs <= earlier.endMs + FCR_WINDOW_MS;
    }

    private Stream<ObservedContact.Leg> legs(Channel channel) {
        return seen.contacts.values().stream()
                .filter(contact -> contact.channel == channel && contact.direction == Direction.INBOUND)
                .flatMap(contact -> contact.legs.stream());
    }

    String text() {
        Map<Channel, Long> byChannel = new TreeMap<>();
        Map<Direction, Long> byDirection = new TreeMap<>();
        seen.contacts.values().forEach(each -> {
            byChannel.merge(each.channel, 1L, Long::sum);
            byDirection.merge(each.direction, 1L, Long::sum);
        });
        return String.format(
                Locale.ROOT,
                "events %d, interactions %d, events per interaction %.2f, %s, %s%n"
                        + "call AHT %.2f min, abandonment voice %.3f chat %.3f, ASA voice %.1f s chat %.1f s message %.0f s"
                        + " email %.0f s, in 20 s voice %.3f%n"
                        + "containment %.3f, response %.3f, comments %d, anonymous %d, FCR %.3f, marked %.3f, CSAT %.3f,"
                        + " NPS %.1f%n"
                        + "Arabic texts %d, English %d, profiles %d, complaints %s",
                seen.events,
                seen.contacts.size(),
                eventsPerInteraction(),
                byChannel,
                byDirection,
                callHandleMinutes(),
                abandonment(Channel.VOICE),
                abandonment(Channel.CHAT),
                meanWaitSeconds(Channel.VOICE),
                meanWaitSeconds(Channel.CHAT),
                meanWaitSeconds(Channel.MESSAGE),
                meanWaitSeconds(Channel.EMAIL),
                answeredWithin20(Channel.VOICE),
                containment(),
                responseRate(),
                seen.comments,
                seen.anonymous,
                firstContactResolution(),
                markedResolved(),
                satisfaction(),
                netPromoterScore(),
                seen.arabicTexts,
                seen.englishTexts,
                seen.profiles,
                seen.complaints);
    }
}
