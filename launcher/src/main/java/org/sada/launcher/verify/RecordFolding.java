package org.sada.launcher.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.RecordLeg;
import org.sada.contract.fact.Leg;

/** The conversation that records tell of, each of them of one part or the only one of the whole. */
final class RecordFolding {
    /** A leg and what the others add to it. */
    private static final class Told {
        private final RecordLeg leg;
        private final Event.Whole record;
        private final boolean ledOn;
        private Long wrappedUpAtMs;

        private Told(RecordLeg leg, Event.Whole record, boolean ledOn) {
            this.leg = leg;
            this.record = record;
            this.ledOn = ledOn;
        }

        private long talkEndsMs() {
            return leg.offeredAtMs() + known(leg.waitMs()) + known(leg.talkMs()) + known(leg.holdMs());
        }

        private long wrapMs() {
            return wrappedUpAtMs != null ? wrappedUpAtMs - talkEndsMs() : known(leg.wrapMs());
        }

        private boolean canBeWrappedUp(String agent, long nowMs) {
            boolean unknown = leg.wrapMs() == null && wrappedUpAtMs == null;
            boolean talked = leg.outcome() == LegOutcome.ANSWERED && leg.bot() == null && leg.talkMs() != null;
            boolean hers = agent == null || leg.agent() == null || Objects.equals(agent, leg.agent());
            return unknown && talked && hers && talkEndsMs() <= nowMs;
        }

        private Leg finished() {
            boolean answered = leg.outcome() == LegOutcome.ANSWERED;
            boolean transferred = leg.transferred() || (answered && ledOn);
            boolean handled = answered && (record.endedAtMs() != null || leg.talkMs() != null || transferred);
            return new Leg(
                    leg.queue(),
                    leg.agent(),
                    leg.bot(),
                    leg.offeredAtMs(),
                    ledOn && leg.outcome() == LegOutcome.ABANDONED ? LegOutcome.FLOWED_OUT : leg.outcome(),
                    leg.outcome() == LegOutcome.OPEN ? 0 : known(leg.waitMs()),
                    handled,
                    handled ? known(leg.talkMs()) : 0,
                    handled ? known(leg.holdMs()) : 0,
                    handled ? wrapMs() : 0,
                    transferred,
                    leg.reason());
        }
    }

    private final List<Event.Whole> records;
    private final List<Told> told = new ArrayList<>();

    /**
     * @param records as {@link #standing} gives them
     * @param events all, in the order of the fold
     */
    RecordFolding(List<Event.Whole> records, List<Event> events) {
        this.records = records;
        Set<String> followed = new HashSet<>();
        records.forEach(each -> followed.add(each.follows()));
        followed.remove(null);
        for (Event.Whole record : records) {
            List<RecordLeg> legs = record.legs().stream()
                    .sorted(Comparator.comparingLong(RecordLeg::offeredAtMs))
                    .toList();
            IntStream.range(0, legs.size())
                    .forEach(i -> told.add(
                            new Told(legs.get(i), record, i + 1 == legs.size() && followed.contains(record.part()))));
        }
        told.sort(Comparator.comparingLong(each -> each.leg.offeredAtMs()));
        events.stream()
                .filter(event -> event.body() instanceof Event.WrappedUp)
                .forEach(event -> wrapUp(((Event.WrappedUp) event.body()).agent(), event.occurredAtMs()));
    }

    /** The records that hold: the whole if there is one, else one of each part in the order of their starts. */
    static List<Event.Whole> standing(List<Event.Whole> inOrder) {
        List<Event.Whole> standing = new ArrayList<>();
        boolean whole = inOrder.stream().anyMatch(each -> each.part() == null);
        for (Event.Whole each : inOrder) {
            boolean outdated = inOrder.stream()
                    .anyMatch(other -> Objects.equals(other.part(), each.part()) && other.version() > each.version());
            if (!outdated && (!whole || each.part() == null)) {
                standing.removeIf(other -> Objects.equals(other.part(), each.part()));
                standing.add(each);
            }
        }
        standing.sort(Comparator.comparingLong(Event.Whole::startedAtMs)
                .thenComparing(each -> each.part() == null ? "" : each.part()));
        return standing;
    }

    private void wrapUp(String agent, long nowMs) {
        told.stream()
                .filter(each -> each.canBeWrappedUp(agent, nowMs))
                .reduce((one, next) -> next.talkEndsMs() >= one.talkEndsMs() ? next : one)
                .ifPresent(each -> each.wrappedUpAtMs = nowMs);
    }

    List<Leg> legs() {
        return told.stream().map(Told::finished).toList();
    }

    long startedAtMs() {
        return records.get(0).startedAtMs();
    }

    long endedAtMs() {
        return Math.max(startedAtMs(), toldEndMs());
    }

    /** The latest time that the records know where one of them lasts on; else when the last of it ended. */
    private long toldEndMs() {
        if (records.stream().anyMatch(each -> each.endedAtMs() == null)) {
            return latestMs();
        }
        long endedAtMs = Long.MIN_VALUE;
        for (Event.Whole each : records) {
            endedAtMs = Math.max(endedAtMs, each.endedAtMs());
        }
        for (Told each : told) {
            endedAtMs = each.wrappedUpAtMs == null ? endedAtMs : Math.max(endedAtMs, each.wrappedUpAtMs);
        }
        return endedAtMs;
    }

    boolean runsBack() {
        return toldEndMs() < latestMs()
                || records.stream().anyMatch(each -> each.endedAtMs() != null && each.endedAtMs() < each.startedAtMs())
                || told.stream().anyMatch(each -> each.leg.offeredAtMs() < startedAtMs() || negative(each.leg));
    }

    private long latestMs() {
        long latestMs = startedAtMs();
        for (Told each : told) {
            latestMs = Math.max(latestMs, each.talkEndsMs() + each.wrapMs());
        }
        return latestMs;
    }

    private static boolean negative(RecordLeg leg) {
        return Stream.of(leg.waitMs(), leg.talkMs(), leg.holdMs(), leg.wrapMs()).anyMatch(ms -> ms != null && ms < 0);
    }

    private static long known(Long millis) {
        return millis == null || millis < 0 ? 0 : millis;
    }
}
