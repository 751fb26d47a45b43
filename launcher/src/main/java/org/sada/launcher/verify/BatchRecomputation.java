package org.sada.launcher.verify;

import static org.sada.contract.cell.Measure.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Mark;
import org.sada.contract.fact.MarkKey;
import org.sada.contract.fact.Said;
import org.sada.contract.topic.Topics;

/**
 * All cells from the lines of the log: collects the sets of events first, then folds, marks and adds, each once. Feed it the lines
 * of each partition in their order; the order among partitions does not matter.
 */
final class BatchRecomputation {
    /** The source of what came without one. */
    private static final String UNKNOWN_SOURCE = "unknown";

    /** Cells of the ledger follow no definition. */
    private static final int NO_DEFINITION = 0;

    private static final long LONGEST_AHEAD_MS = 5 * 60_000;

    /** Whose clock decides what is late. */
    private record Clock(int partition, String tenant) {}

    private final Definition definition;
    private final Retention retention;
    private final int partitions;
    private final Function<String, Said> reading;
    private final Map<Clock, Long> watermarksMs = new HashMap<>();
    private final Map<Subject, Life> lives = new HashMap<>();
    private final Map<Subject, Shifts> shifts = new HashMap<>();
    private final List<Life> formerLives = new ArrayList<>();
    private final Map<CellKey, Measures.Builder> ledger = new HashMap<>();
    private final long[] nextOffsets;

    /**
     * @param partitions of the log
     * @param reading of customers' texts; null for a text that is not read
     */
    BatchRecomputation(Definition definition, Retention retention, int partitions, Function<String, Said> reading) {
        this.definition = definition;
        this.retention = retention;
        this.partitions = partitions;
        this.reading = reading;
        this.nextOffsets = new long[partitions];
    }

    /** All lines of one record of the log. The source is its header, null where it has none; the value can be null. */
    void log(int partition, long offset, long timestampMs, String source, byte[] value) {
        int start = 0;
        for (int i = 0; value != null && i <= value.length; i++) {
            if (i == value.length || value[i] == '\n') {
                line(partition, offset, timestampMs, source, Arrays.copyOfRange(value, start, i));
                start = i + 1;
            }
        }
    }

    /** One line of the record at this offset. */
    void line(int partition, long offset, long timestampMs, String source, byte[] line) {
        if (offset + 1 < nextOffsets[partition]) {
            throw new IllegalArgumentException("offset " + offset + " of partition " + partition + " came after "
                    + (nextOffsets[partition] - 1) + "; feed a partition in its order");
        }
        nextOffsets[partition] = offset + 1;
        if (isBlank(line)) {
            return;
        }
        Event event;
        try {
            event = EventJson.read(line);
        } catch (InvalidEvent unreadable) {
            note(EventJson.DEFAULT_TENANT, source, timestampMs, EVENTS_REJECTED);
            return;
        }
        note(event.tenant(), source, timestampMs, outcome(partition, timestampMs, event));
    }

    /** Something that another door than the log refused. Tenant and source are null where unknown. */
    void refused(String tenant, String source, long timestampMs) {
        note(tenant == null ? EventJson.DEFAULT_TENANT : tenant, source, timestampMs, EVENTS_REJECTED);
    }

    private Measure[] outcome(int partition, long timestampMs, Event event) {
        boolean ahead = event.occurredAtMs() > timestampMs + LONGEST_AHEAD_MS;
        if (ahead || Topics.partition(event.partitionKey(), partitions) != partition) {
            return new Measure[] {EVENTS_REJECTED};
        }
        Subject subject = new Subject(event.tenant(), event.subject());
        Clock clock = new Clock(partition, event.tenant());
        long watermarkMs = watermarksMs.getOrDefault(clock, event.occurredAtMs());
        long correctableFromMs = watermarkMs - retention.interactions().toMillis();
        if (event.body() instanceof Event.AgentState) {
            if (event.occurredAtMs() < correctableFromMs) {
                return new Measure[] {EVENTS_ACCEPTED, EVENTS_LATE};
            }
            watermarksMs.put(clock, Math.max(watermarkMs, event.occurredAtMs()));
            return outcome(shifts.computeIfAbsent(subject, Shifts::new).add(event, correctableFromMs));
        }
        Life life = lives.get(subject);
        if (!(event.body() instanceof Event.AgentProfile)) {
            boolean alive = life != null && life.lastEventAtMs() >= correctableFromMs;
            if (!alive && event.occurredAtMs() < correctableFromMs) {
                return new Measure[] {EVENTS_ACCEPTED, EVENTS_LATE};
            }
            if (life != null && !alive) {
                formerLives.add(life);
                life = null;
            }
            watermarksMs.put(clock, Math.max(watermarkMs, event.occurredAtMs()));
        }
        if (life == null) {
            life = new Life(subject);
            lives.put(subject, life);
        }
        return outcome(life.add(event));
    }

    private static Measure[] outcome(Life.Outcome outcome) {
        return switch (outcome) {
            case NEW -> new Measure[] {EVENTS_ACCEPTED, EVENTS_COUNTED};
            case REPEATED -> new Measure[] {EVENTS_REPEATED};
            case CONFLICTING -> new Measure[] {EVENTS_REPEATED, EVENTS_CONFLICTING};
        };
    }

    private void note(String tenant, String source, long timestampMs, Measure... outcome) {
        Map<Dimension, String> known = Map.of(Dimension.SOURCE, source == null ? UNKNOWN_SOURCE : source);
        CellKey key = CellKey.at(tenant, NO_DEFINITION, Cube.LEDGER, Cube.QUARTER_HOUR, timestampMs, known);
        Measures.Builder cell = ledger.computeIfAbsent(key, each -> new Measures.Builder());
        cell.count(EVENTS_RECEIVED);
        for (Measure measure : outcome) {
            cell.count(measure);
        }
    }

    /** Folds, marks and adds everything that came so far. Feed nothing afterwards. */
    Recomputed result() {
        Map<String, Long> firstMinuteMs = new HashMap<>();
        watermarksMs.forEach((clock, watermarkMs) -> firstMinuteMs.merge(
                clock.tenant, watermarkMs - retention.minuteCells().toMillis(), Math::max));

        List<Facts> all = new ArrayList<>();
        Map<Subject, Facts> latest = new HashMap<>();
        Set<Subject> reborn = new HashSet<>();
        for (Life life : formerLives) {
            fold(life, all, latest);
            reborn.add(life.subject());
        }
        formerLives.clear();
        lives.values().forEach(life -> fold(life, all, latest));
        lives.clear();

        IdentityHashMap<Facts, Mark> marks = new Marking(definition).marks(all);
        Map<MarkKey, Mark> latestMarks = new HashMap<>();
        CellSums sums = new CellSums(definition, firstMinuteMs::get);
        for (Facts facts : all) {
            if (!facts.flags().isEmpty()) {
                CellKey key = CellKey.at(
                        facts.tenant(), NO_DEFINITION, Cube.LEDGER, Cube.QUARTER_HOUR, facts.startedAtMs(), Map.of());
                ledger.computeIfAbsent(key, each -> new Measures.Builder()).count(INTERACTIONS_FLAGGED);
            }
            Mark mark = marks.get(facts);
            sums.add(facts, mark);
            if (mark != null) {
                MarkKey key = new MarkKey(
                        facts.tenant(), facts.interaction(), facts.details().customer());
                latestMarks.put(key, mark);
            }
        }
        Map<CellKey, Measures> cells = sums.cells();
        shifts.values().forEach(each -> each.addTo(cells, definition.version()));
        ledger.forEach((key, sum) -> cells.put(key, sum.build()));
        return new Recomputed(cells, latest, latestMarks, reborn, firstMinuteMs);
    }

    /** The facts of every interaction, of one that lived twice the later life, with texts read in this way. More may be fed afterwards. */
    Map<Subject, Facts> facts(Function<String, Said> otherReading) {
        Map<Subject, Facts> facts = new HashMap<>();
        lives.forEach((subject, life) -> {
            if (!life.isOfAgent()) {
                facts.put(subject, Folding.fold(subject, life.events(), otherReading));
            }
        });
        return facts;
    }

    private void fold(Life life, List<Facts> all, Map<Subject, Facts> latest) {
        if (life.isOfAgent()) {
            return;
        }
        Facts facts = Folding.fold(life.subject(), life.events(), reading);
        all.add(facts);
        latest.put(life.subject(), facts);
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
