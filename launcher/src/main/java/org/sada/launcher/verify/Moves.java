package org.sada.launcher.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Said;
import org.sada.contract.topic.Topics;

/**
 * Which interactions of a log another way of reading texts moves to other categories.
 *
 * @param interactions that the log holds, of ids that lived twice the later life
 * @param moves the most frequent first
 */
public record Moves(long interactions, List<Move> moves) {

    /**
     * One move.
     *
     * @param from the complaint categories by the old way, those included that the source gave; none: no complaint
     * @param to by the new one
     * @param interactions as {@code tenant|interaction}, sorted
     */
    public record Move(List<String> from, List<String> to, List<String> interactions) {}

    /** Interactions that moved. */
    public long moved() {
        return moves.stream().mapToLong(move -> move.interactions().size()).sum();
    }

    /** Reads the log once, and the texts in it twice. */
    public static Moves in(
            String bootstrap,
            Retention retention,
            Function<String, Said> old,
            Function<String, Said> now,
            Progress progress) {
        try (TopicReader events = TopicReader.open(bootstrap, Topics.EVENTS.name())) {
            BatchRecomputation batch = new BatchRecomputation(Definition.STANDARD, retention, events.partitions(), old);
            events.forEach(
                    each -> batch.log(
                            each.partition(),
                            each.offset(),
                            each.timestamp(),
                            Topics.source(each.headers()),
                            each.value()),
                    progress);
            return between(batch.facts(old), batch.facts(now));
        }
    }

    static Moves between(Map<Subject, Facts> old, Map<Subject, Facts> now) {
        Map<String, Move> moves = new TreeMap<>();
        old.forEach((subject, facts) -> {
            List<String> from = facts.complaints();
            List<String> to = now.get(subject).complaints();
            if (!from.equals(to)) {
                moves.computeIfAbsent(from + " " + to, each -> new Move(from, to, new ArrayList<>()))
                        .interactions()
                        .add(subject.tenant() + "|" + subject.name());
            }
        });
        List<Move> sorted = new ArrayList<>(moves.values());
        sorted.forEach(move -> move.interactions().sort(null));
        sorted.sort(Comparator.comparingInt((Move move) -> -move.interactions().size()));
        return new Moves(old.size(), List.copyOf(sorted));
    }
}
