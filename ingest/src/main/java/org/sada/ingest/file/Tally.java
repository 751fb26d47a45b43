package org.sada.ingest.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sada.contract.topic.Rejection;

/** Counts what becomes of the events of an import; for many threads. */
final class Tally {
    private static final int MOST_KINDS = 50;
    private static final String OTHERS = "other reasons";

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private long events;
    private long repeated;
    private long rejectedEvents;
    private long rejectedRows;

    private static final class Kind {
        private final String example;
        private final String position;
        private long count;

        private Kind(String example, String position) {
            this.example = example;
            this.position = position;
        }
    }

    synchronized void event(boolean isRepeated) {
        events++;
        if (isRepeated) {
            repeated++;
        }
    }

    /** An event that {@link #event} has counted was refused after all. */
    synchronized void rejectedEvent(boolean wasRepeated, String position, String reason) {
        rejectedEvents++;
        if (wasRepeated) {
            repeated--;
        }
        count(position, reason);
    }

    /** Something was refused before it became an event. */
    synchronized void rejectedRow(String position, String reason) {
        rejectedRows++;
        count(position, reason);
    }

    synchronized long events() {
        return events;
    }

    synchronized long rejected() {
        return rejectedEvents + rejectedRows;
    }

    synchronized ImportResult result() {
        List<ImportResult.Reason> reasons = new ArrayList<>();
        kinds.values().forEach(kind -> reasons.add(new ImportResult.Reason(kind.example, kind.position, kind.count)));
        return new ImportResult(events - repeated - rejectedEvents, repeated, rejected(), reasons);
    }

    private void count(String position, String reason) {
        String kind = Rejection.kind(reason);
        if (!kinds.containsKey(kind) && kinds.size() >= MOST_KINDS) {
            kinds.computeIfAbsent(OTHERS, key -> new Kind(OTHERS, position)).count++;
        } else {
            kinds.computeIfAbsent(kind, key -> new Kind(reason, position)).count++;
        }
    }
}
