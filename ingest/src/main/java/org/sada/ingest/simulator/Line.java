package org.sada.ingest.simulator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Those who wait for one desk by telephone or in writing, and those who are free to serve them, both in order of arrival. */
final class Line {
    static final int RANKS = 4;

    private final List<Set<Conversation>> waiting = Stream.generate(
                    () -> (Set<Conversation>) new LinkedHashSet<Conversation>())
            .limit(RANKS)
            .toList();
    private final Set<Agent> own = new LinkedHashSet<>();
    private final Set<Agent> helping = new LinkedHashSet<>();

    void join(Conversation conversation) {
        waiting.get(conversation.rank()).add(conversation);
    }

    boolean leave(Conversation conversation) {
        return waiting.get(conversation.rank()).remove(conversation);
    }

    /** Who has waited longest in this rank, or null. */
    Conversation first(int rank) {
        Set<Conversation> those = waiting.get(rank);
        return those.isEmpty() ? null : those.iterator().next();
    }

    void offer(Agent agent, boolean isOwn) {
        (isOwn ? own : helping).add(agent);
    }

    void withdraw(Agent agent, boolean isOwn) {
        (isOwn ? own : helping).remove(agent);
    }

    /** Who has been free longest, the line's own people first, or null. */
    Agent free() {
        if (!own.isEmpty()) {
            return own.iterator().next();
        }
        return helping.isEmpty() ? null : helping.iterator().next();
    }
}
