package org.sada.launcher.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.sada.contract.Definition;
import org.sada.contract.event.Direction;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Leg;
import org.sada.contract.fact.Mark;

/** Which contacts repeat which: each customer's contacts, sorted. */
final class Marking {
    /** Contacts in one group repeat each other where their times allow it. */
    private record Group(String tenant, String customer, String matched) {}

    private static final Comparator<Facts> BY_START =
            Comparator.comparingLong(Facts::startedAtMs).thenComparing(Facts::interaction);

    private final Definition definition;
    private final long windowMs;

    Marking(Definition definition) {
        this.definition = definition;
        this.windowMs = definition.fcrWindow().toMillis();
    }

    /** The mark of each that counts for repeats, by the facts themselves, for one interaction can have lived twice. */
    IdentityHashMap<Facts, Mark> marks(Collection<Facts> all) {
        Map<Group, List<Facts>> groups = new HashMap<>();
        for (Facts facts : all) {
            if (counts(facts)) {
                Group group = new Group(facts.tenant(), facts.details().customer(), matched(facts));
                groups.computeIfAbsent(group, key -> new ArrayList<>()).add(facts);
            }
        }
        IdentityHashMap<Facts, Mark> marks = new IdentityHashMap<>();
        groups.values().forEach(group -> mark(group, marks));
        return marks;
    }

    static boolean counts(Facts facts) {
        return facts.contact()
                && (facts.details().direction() == null || facts.details().direction() == Direction.INBOUND)
                && facts.details().customer() != null
                && !facts.legs().isEmpty();
    }

    static boolean handledByPerson(Facts facts) {
        return facts.legs().stream().anyMatch(leg -> leg.handled() && !leg.byBot());
    }

    static boolean servedByBot(Facts facts) {
        return facts.contact() && facts.legs().stream().anyMatch(Leg::byBot);
    }

    /** Whether a person, or a person's queue, came after a bot. */
    static boolean handedOff(Facts facts) {
        boolean botCame = false;
        for (Leg leg : facts.legs()) {
            if (botCame && !leg.byBot()) {
                return true;
            }
            botCame |= leg.byBot();
        }
        return false;
    }

    private String matched(Facts facts) {
        return switch (definition.match()) {
            case ANY -> null;
            case QUEUE -> facts.attribution().queue();
            case REASON -> facts.details().reason();
        };
    }

    private void mark(List<Facts> group, IdentityHashMap<Facts, Mark> marks) {
        group.sort(BY_START);
        long[] ends = group.stream().mapToLong(Facts::endedAtMs).sorted().toArray();
        for (Facts facts : group) {
            Facts next = firstStartingAfter(facts.endedAtMs(), group);
            boolean repeated = next != null && next.startedAtMs() <= facts.endedAtMs() + windowMs;
            int endedBefore = countBelow(ends, facts.startedAtMs());
            boolean followUp = endedBefore > 0 && facts.startedAtMs() <= ends[endedBefore - 1] + windowMs;
            boolean eligible = handledByPerson(facts) || (servedByBot(facts) && !handedOff(facts));
            marks.put(
                    facts,
                    new Mark(
                            facts.tenant(),
                            facts.interaction(),
                            definition.version(),
                            eligible,
                            followUp,
                            repeated ? next.startedAtMs() - facts.endedAtMs() : null,
                            repeated ? next.interaction() : null));
        }
    }

    private static Facts firstStartingAfter(long timeMs, List<Facts> byStart) {
        int low = 0;
        int high = byStart.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byStart.get(middle).startedAtMs() > timeMs) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < byStart.size() ? byStart.get(low) : null;
    }

    /** How many of the sorted values lie below the bound. */
    private static int countBelow(long[] sorted, long bound) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
