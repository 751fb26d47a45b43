package org.sada.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sada.contract.event.Author;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Csat;
import org.sada.contract.event.CsatScale;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.RecordLeg;
import org.sada.contract.event.SurveyStatus;

/** Random histories of a small centre, with every kind of event, steps out of place and ids with two contents. */
final class Histories {
    private static final long START_MS = 1_767_225_600_000L;
    private static final long DAY_MS = 24L * 3600 * 1000;
    private static final List<String> QUEUES = List.of("billing", "delivery", "cards");
    private static final List<String> AGENTS = List.of("amal", "badr", "huda");
    private static final List<String> CATEGORIES = List.of("waiting", "refund", "billing");

    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private int next;

    private Histories(Random random) {
        this.random = random;
    }

    /** Events of so many interactions within 20 days, in no order. */
    static List<Event> of(Random random, int interactions) {
        Histories histories = new Histories(random);
        for (int i = 0; i < interactions; i++) {
            histories.interaction("i" + i);
        }
        return histories.events;
    }

    private void interaction(String interaction) {
        long now = START_MS + (long) (random.nextDouble() * 20 * DAY_MS);
        int style = random.nextInt(6);
        if (style == 0) {
            records(interaction, null, null, now);
        } else if (style == 1) {
            parts(interaction, now);
        } else {
            lifeCycle(interaction, now);
        }
        if (random.nextInt(3) == 0) {
            feedback(random.nextInt(5) == 0 ? null : interaction, now + random.nextInt((int) (2 * DAY_MS)));
        }
        if (random.nextInt(4) == 0) {
            add(interaction, now + 5000, new Event.Disposition(random.nextBoolean(), null, categories()));
        }
        if (random.nextInt(8) == 0) {
            add(interaction, now + random.nextInt((int) DAY_MS), new Event.Updated(details(false)));
        }
    }

    private void lifeCycle(String interaction, long startMs) {
        long now = startMs;
        add(interaction, now, new Event.Started(details(true)));
        int steps = 1 + random.nextInt(9);
        for (int i = 0; i < steps; i++) {
            now += random.nextInt(4) == 0 ? 0 : random.nextInt(400_000);
            add(interaction, now, step());
        }
    }

    private Event.Body step() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Event.Queued(pick(QUEUES));
            case 3, 4 ->
                random.nextInt(4) == 0
                        ? new Event.Answered(null, "noor")
                        : new Event.Answered(random.nextInt(5) == 0 ? null : pick(AGENTS), null);
            case 5 -> new Event.Held();
            case 6 -> new Event.Resumed();
            case 7 -> new Event.Transferred();
            case 8 -> random.nextBoolean() ? new Event.Abandoned() : new Event.FlowedOut(pick(QUEUES));
            case 9, 10 -> new Event.Ended();
            default -> new Event.WrappedUp(random.nextBoolean() ? null : pick(AGENTS));
        };
    }

    /** Sides of transfers, each told several times, with after-contact work told apart; sometimes a record of the whole. */
    private void parts(String interaction, long startMs) {
        String follows = null;
        for (int i = 0; i <= random.nextInt(4); i++) {
            String part = "p" + random.nextInt(5);
            records(interaction, part, part.equals(follows) ? null : follows, startMs + random.nextInt(900_000));
            follows = random.nextInt(4) == 0 ? null : part;
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            String agent = random.nextBoolean() ? null : pick(AGENTS);
            add(interaction, startMs + random.nextInt(2_000_000), new Event.WrappedUp(agent));
        }
        if (random.nextInt(8) == 0) {
            records(interaction, null, null, startMs);
        }
    }

    private void records(String interaction, String part, String follows, long startMs) {
        for (int version = 0; version <= random.nextInt(3); version++) {
            List<RecordLeg> legs = new ArrayList<>();
            long now = startMs;
            for (int i = random.nextInt(3); i > 0; i--) {
                LegOutcome outcome = LegOutcome.values()[random.nextInt(4)];
                long waitMs = random.nextInt(60_000);
                boolean answered = outcome == LegOutcome.ANSWERED;
                long talkMs = answered ? random.nextInt(600_000) : 0;
                legs.add(new RecordLeg(
                        pick(QUEUES),
                        answered ? pick(AGENTS) : null,
                        null,
                        now,
                        outcome,
                        outcome == LegOutcome.OPEN ? null : waitMs,
                        answered ? talkMs : null,
                        null,
                        answered && random.nextBoolean() ? Long.valueOf(random.nextInt(50_000)) : null,
                        answered && random.nextInt(4) == 0));
                now += waitMs + talkMs;
            }
            Long endedAtMs = random.nextInt(4) == 0 ? null : Long.valueOf(now);
            add(
                    interaction,
                    now,
                    new Event.Whole(
                            part,
                            follows,
                            version,
                            startMs,
                            endedAtMs,
                            details(true),
                            legs,
                            random.nextInt(3) == 0 ? random.nextBoolean() : null,
                            categories()));
        }
    }

    private void feedback(String interaction, long nowMs) {
        Event.Feedback feedback = new Event.Feedback(Details.UNKNOWN, pick(QUEUES), null, categories());
        if (random.nextInt(3) == 0) {
            add(interaction, nowMs, new Event.Text(Author.CUSTOMER, "نص " + random.nextInt(3), feedback));
        } else {
            boolean answered = random.nextInt(3) > 0;
            add(
                    interaction,
                    nowMs,
                    new Event.Survey(
                            null,
                            answered ? SurveyStatus.ANSWERED : SurveyStatus.INVITED,
                            answered ? new Csat(1 + random.nextInt(5), CsatScale.ONE_TO_FIVE) : null,
                            answered ? random.nextInt(11) : null,
                            answered && random.nextBoolean() ? 1 + random.nextInt(7) : null,
                            answered && random.nextBoolean() ? random.nextBoolean() : null,
                            null,
                            feedback));
        }
    }

    private Details details(boolean full) {
        Direction direction = random.nextInt(8) == 0 ? Direction.OUTBOUND : Direction.INBOUND;
        return new Details(
                random.nextInt(5) == 0 ? null : "c" + random.nextInt(8),
                full ? Channel.values()[random.nextInt(3)] : null,
                full ? direction : null,
                random.nextBoolean() ? "app" : null,
                null,
                null,
                random.nextInt(3) == 0 ? "r" + random.nextInt(2) : null);
    }

    private List<String> categories() {
        return random.nextInt(3) == 0 ? List.of(pick(CATEGORIES)) : List.of();
    }

    private void add(String interaction, long occurredAtMs, Event.Body body) {
        String id = "e" + next++;
        events.add(new Event("default", id, interaction, occurredAtMs, body));
        if (interaction != null && random.nextInt(15) == 0) {
            events.add(new Event("default", id, interaction, occurredAtMs + random.nextInt(2) * 1000, body));
        }
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
