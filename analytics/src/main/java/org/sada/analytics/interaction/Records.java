package org.sada.analytics.interaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;
import org.sada.contract.fact.Flag;
import org.sada.contract.fact.Leg;

/**
 * The records of one interaction, folded together: of each part the highest version, parts in the order in which they start, then by
 * name. Where there is a record of the whole interaction, it stands alone.
 */
final class Records {
    private static final Comparator<Event.Whole> BY_START =
            Comparator.comparingLong(Event.Whole::startedAtMs).thenComparing(Event.Whole::part);

    private final TreeMap<String, Event.Whole> highest =
            new TreeMap<>(Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * What the records say together.
     *
     * @param resolved by the word of the last part that says it
     */
    record Conversation(
            long startedAtMs,
            long endedAtMs,
            Details details,
            List<Leg> legs,
            Boolean resolved,
            Set<String> complaints,
            Set<Flag> flags) {}

    /** Takes records in the order of the fold: of two of one part and version the later holds. */
    void add(Event.Whole record) {
        highest.merge(record.part(), record, (before, later) -> later.version() >= before.version() ? later : before);
    }

    boolean isEmpty() {
        return highest.isEmpty();
    }

    /** @param life the life-cycle events in their order; of them only the ends of after-contact work add to records */
    Conversation conversation(List<Event> life) {
        List<Event.Whole> parts = parts();
        List<RecordVisit> visits = visits(parts);
        for (Event event : life) {
            if (event.body() instanceof Event.WrappedUp wrappedUp) {
                RecordVisit.wrapUp(visits, wrappedUp.agent(), event.occurredAtMs());
            }
        }
        long startedAtMs = parts.get(0).startedAtMs();
        long lastKnownMs = startedAtMs;
        boolean runsBack = false;
        for (RecordVisit visit : visits) {
            lastKnownMs = Math.max(lastKnownMs, visit.lastKnownMs());
            runsBack |= visit.offeredAtMs() < startedAtMs || visit.isImpossible();
        }
        boolean open = parts.stream().anyMatch(part -> part.endedAtMs() == null);
        long endedAtMs = lastKnownMs;
        if (!open) {
            endedAtMs = parts.stream().mapToLong(Event.Whole::endedAtMs).max().getAsLong();
            for (RecordVisit visit : visits) {
                endedAtMs = Math.max(endedAtMs, visit.wrappedUpAtMs());
            }
        }
        runsBack |= endedAtMs < lastKnownMs || parts.stream().anyMatch(Records::endsBeforeItStarts);
        endedAtMs = Math.max(startedAtMs, endedAtMs);
        Details details = Details.UNKNOWN;
        Boolean resolved = null;
        Set<String> complaints = new TreeSet<>();
        for (Event.Whole part : parts) {
            details = details.updatedBy(part.details());
            resolved = part.resolved() != null ? part.resolved() : resolved;
            complaints.addAll(part.complaints());
        }
        return new Conversation(
                startedAtMs,
                endedAtMs,
                details,
                visits.stream().map(RecordVisit::leg).toList(),
                resolved,
                complaints,
                runsBack ? EnumSet.of(Flag.TIME_RUNS_BACK) : EnumSet.noneOf(Flag.class));
    }

    private static boolean endsBeforeItStarts(Event.Whole part) {
        return part.endedAtMs() != null && part.endedAtMs() < part.startedAtMs();
    }

    private List<Event.Whole> parts() {
        Event.Whole whole = highest.get(null);
        return whole != null
                ? List.of(whole)
                : highest.values().stream().sorted(BY_START).toList();
    }

    /** The legs of all parts, sorted by their offers. */
    private static List<RecordVisit> visits(List<Event.Whole> parts) {
        Map<String, RecordVisit> lastOfPart = new HashMap<>();
        List<RecordVisit> visits = new ArrayList<>();
        for (Event.Whole part : parts) {
            part.legs().stream()
                    .map(leg -> new RecordVisit(leg, part.endedAtMs() != null))
                    .sorted(RecordVisit.BY_OFFER)
                    .forEach(visit -> {
                        visits.add(visit);
                        lastOfPart.put(part.part(), visit);
                    });
        }
        for (Event.Whole part : parts) {
            RecordVisit before = part.follows() == null ? null : lastOfPart.get(part.follows());
            if (before != null) {
                before.leadOn();
            }
        }
        visits.sort(RecordVisit.BY_OFFER);
        return visits;
    }
}
