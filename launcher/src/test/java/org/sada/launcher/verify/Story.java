package org.sada.launcher.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Csat;
import org.sada.contract.event.CsatScale;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.Presence;
import org.sada.contract.event.SurveyStatus;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Mark;
import org.sada.contract.topic.Topics;

/** Events of tenant {@code t}, told one by one, and what they come to. Times are of March 2026, as in {@code 02T10:00:00}. */
final class Story {
    static final String TENANT = "t";

    private final List<Event> events = new ArrayList<>();
    private Definition definition = Definition.STANDARD;

    static long ms(String time) {
        String whole = time.startsWith("2026-") ? time : "2026-03-" + time;
        return Instant.parse((whole.length() == 16 ? whole + ":00" : whole) + "Z")
                .toEpochMilli();
    }

    static Details customer(String customer) {
        return new Details(customer, Channel.VOICE, Direction.INBOUND, null, null, null, null);
    }

    static Event.Started started(String customer) {
        return new Event.Started(customer(customer));
    }

    static Event.Started outbound(String customer) {
        return new Event.Started(new Details(customer, Channel.VOICE, Direction.OUTBOUND, null, null, null, null));
    }

    static Event.Queued queued(String queue) {
        return new Event.Queued(queue);
    }

    static Event.Answered by(String agent) {
        return new Event.Answered(agent, null);
    }

    static Event.Answered bot(String bot) {
        return new Event.Answered(null, bot);
    }

    static Event.Ended ended() {
        return new Event.Ended();
    }

    static Event.Disposition disposition(Boolean resolved, String... complaints) {
        return new Event.Disposition(resolved, null, List.of(complaints));
    }

    static Event.Survey survey(SurveyStatus status, Integer csat, Integer nps, Integer ces, Boolean resolved) {
        return survey(status, csat, nps, ces, resolved, Event.Feedback.NONE);
    }

    static Event.Survey survey(
            SurveyStatus status, Integer csat, Integer nps, Integer ces, Boolean resolved, Event.Feedback feedback) {
        Csat score = csat == null ? null : new Csat(csat, CsatScale.ONE_TO_FIVE);
        return new Event.Survey(null, status, score, nps, ces, resolved, null, feedback);
    }

    /** A state of an agent. */
    Story state(String agent, String time, Presence state) {
        return tell(null, time, new Event.AgentState(agent, state, null));
    }

    /** An event whose id is its number in the story. */
    Story tell(String interaction, String time, Event.Body body) {
        events.add(new Event(TENANT, "e" + events.size(), interaction, ms(time), body));
        return this;
    }

    /** A call to the queue {@code q}, answered at once by {@code ann}. */
    Story call(String interaction, String customer, String from, String to) {
        return tell(interaction, from, started(customer))
                .tell(interaction, from, queued("q"))
                .tell(interaction, from, by("ann"))
                .tell(interaction, to, ended());
    }

    Story under(Definition other) {
        definition = other;
        return this;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    Recomputed recompute() {
        return recompute(events);
    }

    /** In this order, each event at a time at which none lies ahead. */
    Recomputed recompute(List<Event> order) {
        BatchRecomputation batch = new BatchRecomputation(definition, Retention.STANDARD, 4, text -> null);
        for (Event event : order) {
            int partition = Topics.partition(event.partitionKey(), 4);
            batch.line(partition, 0, ms("2026-12-31T00:00"), "test", EventJson.write(event));
        }
        return batch.result();
    }

    Facts facts(String interaction) {
        return recompute().facts().get(new Subject(TENANT, interaction));
    }

    /** The mark of a contact, of whichever customer; null where it has none. */
    Mark mark(String interaction) {
        return recompute().marks().values().stream()
                .filter(each -> each.interaction().equals(interaction))
                .findFirst()
                .orElse(null);
    }

    static Definition definition(Definition.Match match, Duration shortAbandon) {
        Definition usual = Definition.STANDARD;
        return new Definition(
                1,
                usual.fcrWindow(),
                match,
                usual.target(),
                Map.of("slow", Duration.ofSeconds(60)),
                shortAbandon,
                usual.serviceLevel());
    }

    static CellKey key(Cube cube, int grainMin, String time, Object... dimensions) {
        Map<Dimension, String> known = new EnumMap<>(Dimension.class);
        for (int i = 0; i < dimensions.length; i += 2) {
            known.put((Dimension) dimensions[i], (String) dimensions[i + 1]);
        }
        return CellKey.of(TENANT, cube == Cube.LEDGER ? 0 : 1, cube.name(), grainMin, ms(time), known);
    }

    /** The cell of a quarter of an hour of inbound voice in a queue; null: no queue. */
    static CellKey quarter(String time, String queue) {
        return key(
                Cube.QUEUE,
                15,
                time,
                Dimension.QUEUE,
                queue,
                Dimension.CHANNEL,
                "voice",
                Dimension.DIRECTION,
                "inbound");
    }

    /** Measures and their values by turns; a histogram stands before each of its values. */
    static Measures measures(Object... pairs) {
        Measures.Builder sum = new Measures.Builder();
        for (int i = 0; i < pairs.length; i += 2) {
            long value = ((Number) pairs[i + 1]).longValue();
            if (pairs[i] instanceof HistogramMeasure histogram) {
                sum.record(histogram, value);
            } else {
                sum.add((Measure) pairs[i], value);
            }
        }
        return sum.build();
    }

    /** All cells of a cube and grain together. */
    static Measures total(Recomputed recomputed, Cube cube, int grainMin) {
        Measures.Builder sum = new Measures.Builder();
        recomputed.cells().forEach((key, cell) -> {
            if (key.cube().equals(cube.name()) && key.grainMin() == grainMin) {
                sum.add(cell);
            }
        });
        return sum.build();
    }
}
