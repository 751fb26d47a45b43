package org.sada.launcher.rejected;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sada.contract.topic.Rejection;

/** Counts refusals by reason, and keeps the newest. */
final class Listing {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int limit;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Deque<Refused> newest = new ArrayDeque<>();
    private long count;

    private static final class Kind {
        private final String example;
        private long count;

        private Kind(String example) {
            this.example = example;
        }
    }

    Listing(int limit) {
        this.limit = limit;
    }

    void add(Refused refused) {
        count++;
        String reason = refused.rejection().reason();
        kinds.computeIfAbsent(Rejection.kind(reason), kind -> new Kind(reason)).count++;
        newest.addLast(refused);
        if (newest.size() > limit) {
            newest.removeFirst();
        }
    }

    void print(PrintWriter out) {
        out.printf("%,d refused%n", count);
        kinds.values().stream()
                .sorted(Comparator.comparingLong((Kind kind) -> kind.count).reversed())
                .forEach(kind -> out.printf("  %,8d x %s%n", kind.count, kind.example));
        if (!newest.isEmpty()) {
            out.printf("the newest %,d:%n", newest.size());
        }
        for (Refused each : inOrder()) {
            Rejection rejection = each.rejection();
            out.printf(
                    "  %s  %s  %s %s: %s%n",
                    each.at(), rejection.door(), rejection.source(), rejection.position(), rejection.reason());
        }
    }

    void printJson(PrintWriter out) {
        for (Refused each : inOrder()) {
            Rejection rejection = each.rejection();
            ObjectNode line = JSON.createObjectNode()
                    .put("at", each.at().toString())
                    .put("tenant", rejection.tenant())
                    .put("door", rejection.door())
                    .put("source", rejection.source())
                    .put("position", rejection.position())
                    .put("reason", rejection.reason())
                    .put("content", rejection.content());
            out.println(line);
        }
    }

    private List<Refused> inOrder() {
        List<Refused> sorted = new ArrayList<>(newest);
        sorted.sort(Comparator.comparing(Refused::at));
        return sorted;
    }
}
