package org.sada.console.kpi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sada.contract.Definition;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Mark;

/** Contacts made at random, and what the pipeline would keep of them. Everything of a contact happens in the window of its start. */
public final class World {
    private static final String[] QUEUES = {null, "billing", "sales", "دعم"};
    private static final String[] AGENTS = {null, "a1", "a2"};
    private static final String[] PRODUCTS = {null, "card", "loan"};
    private static final String[] REGIONS = {null, "north"};
    private static final String[] CATEGORIES = {"app", "fee", "wait"};

    final String tenant;
    public final List<Contact> contacts = new ArrayList<>();

    /** @param mark null where it does not count for repeats */
    public record Contact(Facts facts, Mark mark, Measures measures) {
        Map<Dimension, String> values() {
            Map<Dimension, String> values = new EnumMap<>(Dimension.class);
            values.put(Dimension.QUEUE, facts.attribution().queue());
            values.put(Dimension.AGENT, facts.attribution().agent());
            values.put(
                    Dimension.CHANNEL,
                    facts.details().channel() == null
                            ? null
                            : facts.details().channel().text());
            values.put(
                    Dimension.DIRECTION,
                    facts.details().direction() == null
                            ? "inbound"
                            : facts.details().direction().text());
            values.put(Dimension.PRODUCT, facts.details().product());
            values.put(Dimension.REGION, facts.details().region());
            return values;
        }
    }

    public World(String tenant, long seed, int contactCount, Instant from, Duration span) {
        this.tenant = tenant;
        Random random = new Random(seed);
        for (int i = 0; i < contactCount; i++) {
            contacts.add(contact(random, "i" + i, from.toEpochMilli() + random.nextLong(span.toMillis())));
        }
    }

    private Contact contact(Random random, String id, long startMs) {
        Details details = new Details(
                "c" + random.nextInt(100),
                random.nextInt(4) == 0 ? null : Channel.values()[random.nextInt(2)],
                random.nextInt(3) == 0 ? null : Direction.values()[random.nextInt(2)],
                one(random, PRODUCTS),
                one(random, REGIONS),
                null,
                null);
        List<String> complaints = new ArrayList<>();
        for (String category : CATEGORIES) {
            if (random.nextInt(4) == 0) {
                complaints.add(category);
            }
        }
        long endMs = startMs + random.nextInt(3_600_000);
        Facts facts = new Facts(
                tenant,
                id,
                true,
                startMs,
                endMs,
                endMs + random.nextInt(60_000),
                details,
                List.of(),
                List.of(),
                null,
                complaints,
                null,
                List.of(),
                new Facts.Attribution(one(random, QUEUES), one(random, AGENTS)));
        Long delay = random.nextInt(3) == 0 ? 1L + random.nextInt(172_800_000) : null;
        Mark mark = random.nextInt(5) == 0
                ? null
                : new Mark(
                        tenant,
                        id,
                        Definition.STANDARD.version(),
                        random.nextInt(4) > 0,
                        random.nextInt(4) == 0,
                        delay,
                        delay == null ? null : "other");
        return new Contact(facts, mark, measures(random, mark, complaints));
    }

    private static Measures measures(Random random, Mark mark, List<String> complaints) {
        Measures.Builder measures = new Measures.Builder().count(Measure.CONTACTS);
        measures.countIf(!complaints.isEmpty(), Measure.COMPLAINTS);
        leg(random, measures);
        if (mark != null && mark.eligible()) {
            measures.count(Measure.ELIGIBLE).countIf(mark.repeated(), Measure.REPEATED);
        }
        if (mark != null && mark.firstContact()) {
            measures.count(Measure.FIRST_CONTACTS);
            if (mark.repeated()) {
                measures.count(Measure.FIRST_CONTACTS_REPEATED)
                        .record(HistogramMeasure.REPEAT_DELAY_HIST, mark.repeatDelayMs());
            }
        }
        return measures.build();
    }

    private static void leg(Random random, Measures.Builder measures) {
        measures.count(Measure.OFFERED);
        int waitMs = random.nextInt(90_000);
        boolean inTarget = waitMs <= 20_000;
        switch (random.nextInt(60)) {
            case 0 -> measures.count(Measure.OPEN);
            case 1, 2 -> measures.count(Measure.FLOWED_OUT);
            case 3, 4, 5, 6, 7 ->
                measures.count(Measure.ABANDONED)
                        .countIf(inTarget, Measure.ABANDONED_IN_TARGET)
                        .add(Measure.WAIT_ABANDONED_MS, waitMs);
            default -> {
                int talkMs = random.nextInt(600_000);
                long tenths = (talkMs + 50) / 100;
                measures.count(Measure.ANSWERED)
                        .countIf(inTarget, Measure.ANSWERED_IN_TARGET)
                        .add(Measure.WAIT_ANSWERED_MS, waitMs)
                        .record(HistogramMeasure.WAIT_HIST, waitMs)
                        .count(Measure.HANDLED)
                        .add(Measure.TALK_MS, talkMs)
                        .add(Measure.HANDLE_SQ, tenths * tenths)
                        .record(HistogramMeasure.HANDLE_HIST, talkMs)
                        .countIf(random.nextInt(8) == 0, Measure.TRANSFERRED_OUT);
            }
        }
    }

    public Map<CellKey, Measures> cells() {
        Map<CellKey, Measures> cells = new HashMap<>();
        for (Contact contact : contacts) {
            for (Cube cube : Cube.STANDARD) {
                for (int grainMin : cube.grainsMin()) {
                    add(contact, cube, grainMin, null, contact.measures(), cells);
                }
            }
            for (String category : contact.facts().complaints()) {
                add(contact, Cube.COMPLAINT, Cube.QUARTER_HOUR, category, contact.measures(), cells);
            }
        }
        return cells;
    }

    private void add(
            Contact contact,
            Cube cube,
            int grainMin,
            String category,
            Measures measures,
            Map<CellKey, Measures> cells) {
        Map<Dimension, String> values = contact.values();
        values.put(Dimension.CATEGORY, category);
        CellKey key = CellKey.at(
                tenant,
                Definition.STANDARD.version(),
                cube,
                grainMin,
                contact.facts().startedAtMs(),
                values);
        cells.merge(key, measures, Measures::plus);
    }

    private static String one(Random random, String[] values) {
        return values[random.nextInt(values.length)];
    }
}
