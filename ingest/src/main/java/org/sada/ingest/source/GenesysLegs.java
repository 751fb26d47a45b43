package org.sada.ingest.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.RecordLeg;

/**
 * The legs of a conversation. A visit to a queue is a session of its ACD participant; the agent whose conversation began on that queue
 * next answered it. Metrics are taken where the session has them, else the lengths of its segments.
 */
final class GenesysLegs {
    /** One visit to one queue. */
    private static final class Visit {
        private final GenesysSession session;
        private final String queue;
        private GenesysSession answer;

        private Visit(GenesysSession session) {
            this.session = session;
            this.queue = session.queue();
        }

        private Long endMs() {
            Long last = session.segments().get(0).endMs();
            for (GenesysSession.Segment segment : session.segments()) {
                if (segment.endMs() == null) {
                    return null;
                }
                last = Math.max(last, segment.endMs());
            }
            return last;
        }
    }

    private final List<GenesysSession> sessions;
    private final Long endMs;
    private final List<Visit> visits = new ArrayList<>();
    private final List<RecordLeg> legs = new ArrayList<>();

    private GenesysLegs(List<GenesysSession> sessions, Long endMs) {
        this.sessions = sessions.stream()
                .filter(session -> !session.segments().isEmpty())
                .toList();
        this.endMs = endMs;
    }

    /**
     * Sorted by their offers.
     *
     * @param endMs of the conversation; null while it lasts
     */
    static List<RecordLeg> of(List<GenesysSession> sessions, Long endMs) throws InvalidEvent {
        GenesysLegs all = new GenesysLegs(sessions, endMs);
        all.collect();
        all.legs.sort(Comparator.comparingLong(RecordLeg::offeredAtMs));
        return List.copyOf(all.legs);
    }

    private void collect() throws InvalidEvent {
        sessions.stream().filter(GenesysSession::isOfQueue).map(Visit::new).forEach(visits::add);
        visits.sort(Comparator.comparingLong(visit -> visit.session.startMs()));
        List<GenesysSession> taken = sessions.stream()
                .filter(session -> session.isOfPerson() && session.answeredMs() != null && !isCaller(session))
                .sorted(Comparator.comparingLong(GenesysSession::answeredMs))
                .toList();
        List<GenesysSession> conversations = new ArrayList<>();
        for (GenesysSession session : taken) {
            if (conversations.stream().anyMatch(other -> other.isBeside(session))) {
                continue;
            }
            conversations.add(session);
            Visit visit = visitOf(session);
            if (visit == null) {
                direct(session);
            } else {
                visit.answer = session;
            }
        }
        for (Visit visit : visits) {
            if (visit.answer != null) {
                answered(visit);
            } else {
                unanswered(visit);
            }
        }
        for (GenesysSession session : sessions) {
            if (session.isOfBot()) {
                bot(session);
            }
        }
    }

    /** Somebody of the house who called a queue of it is the one who was served. */
    private boolean isCaller(GenesysSession session) {
        return session.queue() == null && session.direction().equals("outbound") && !visits.isEmpty();
    }

    /** The latest visit to the session's queue that it can have answered; null where there is none. */
    private Visit visitOf(GenesysSession session) {
        Visit best = null;
        for (Visit visit : visits) {
            boolean free = visit.answer == null
                    && session.queue() != null
                    && session.queue().equals(visit.queue);
            if (free && (best == null || visit.session.startMs() <= session.answeredMs())) {
                best = visit;
            }
        }
        return best;
    }

    private void answered(Visit visit) throws InvalidEvent {
        Long waitMs = visit.session.metric("tAnswered");
        GenesysSession by = visit.answer;
        conversation(
                by,
                visit.queue,
                visit.session.startMs(),
                waitMs != null ? waitMs : Long.valueOf(by.answeredMs() - visit.session.startMs()));
    }

    private void direct(GenesysSession session) throws InvalidEvent {
        boolean handedOn = visits.stream()
                .anyMatch(visit -> session.queue() != null && session.queue().equals(visit.queue));
        conversation(
                session,
                handedOn ? null : session.queue(),
                session.startMs(),
                session.answeredMs() - session.startMs());
    }

    private void conversation(GenesysSession session, String queue, long offeredAtMs, Long waitMs) throws InvalidEvent {
        Long talkMs = session.lengthMs("interact");
        Long holdMs = session.lengthMs("hold");
        boolean over = talkMs != null && holdMs != null;
        Long wrapMs = session.has("wrapup") ? session.lengthMs("wrapup") : null;
        legs.add(new RecordLeg(
                queue,
                GenesysSession.textOrNull(session.participant(), "userId"),
                null,
                offeredAtMs,
                LegOutcome.ANSWERED,
                waitMs,
                over ? firstKnown(session.metric("tTalkComplete"), session.metric("tTalk"), talkMs) : null,
                over ? firstKnown(session.metric("tHeldComplete"), session.metric("tHeld"), holdMs) : null,
                over ? firstKnown(session.metric("tAcw"), wrapMs) : null,
                over && isTransferred(session)));
    }

    private static boolean isTransferred(GenesysSession session) throws InvalidEvent {
        Long count = session.metric("nTransferred");
        return (count != null && count > 0) || session.disconnect().contains("transfer");
    }

    private void unanswered(Visit visit) throws InvalidEvent {
        Long leftMs = visit.endMs() != null ? visit.endMs() : endMs;
        long startMs = visit.session.startMs();
        Long abandonMs = visit.session.metric("tAbandon");
        String disconnect = visit.session.disconnect();
        LegOutcome outcome = LegOutcome.OPEN;
        if (abandonMs != null) {
            outcome = LegOutcome.ABANDONED;
        } else if (leftMs != null) {
            outcome = leftByCustomer(disconnect) && !leadsOn(visit, leftMs)
                    ? LegOutcome.ABANDONED
                    : LegOutcome.FLOWED_OUT;
        }
        Long waitMs = outcome == LegOutcome.OPEN || leftMs == null ? null : Long.valueOf(leftMs - startMs);
        legs.add(new RecordLeg(
                visit.queue,
                null,
                null,
                startMs,
                outcome,
                abandonMs != null ? abandonMs : waitMs,
                null,
                null,
                null,
                false,
                outcome == LegOutcome.FLOWED_OUT && !disconnect.isEmpty() ? disconnect : null));
    }

    private static boolean leftByCustomer(String disconnect) {
        return switch (disconnect) {
            case "", "client", "peer", "endpoint", "other", "unknown" -> true;
            default -> false;
        };
    }

    private boolean leadsOn(Visit visit, Long endMs) {
        return endMs != null && visits.stream().anyMatch(next -> next != visit && next.session.startMs() >= endMs);
    }

    private void bot(GenesysSession session) {
        Long talkMs = 0L;
        long endMs = session.startMs();
        for (GenesysSession.Segment segment : session.segments()) {
            talkMs = talkMs == null || segment.endMs() == null ? null : talkMs + segment.endMs() - segment.startMs();
            endMs = Math.max(endMs, segment.endMs() == null ? segment.startMs() : segment.endMs());
        }
        long startMs = session.startMs();
        boolean handedOff = legs.stream().anyMatch(leg -> leg.bot() == null && leg.offeredAtMs() >= startMs);
        legs.add(new RecordLeg(
                null,
                null,
                botName(session),
                startMs,
                LegOutcome.ANSWERED,
                0L,
                talkMs,
                null,
                null,
                talkMs != null && handedOff));
    }

    private static String botName(GenesysSession session) {
        for (String name : new String[] {
            GenesysSession.textOrNull(session.json().path("flow"), "flowName"),
            GenesysSession.textOrNull(session.json().path("flow"), "flowId"),
            GenesysSession.textOrNull(session.participant(), "participantName")
        }) {
            if (name != null) {
                return name;
            }
        }
        return session.purpose();
    }

    private static Long firstKnown(Long... values) {
        for (Long value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
