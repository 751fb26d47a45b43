package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sada.analytics.interaction.FoldDoor;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.RecordLeg;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Leg;

/** The pipeline and {@code verify} fold with code of their own, and must agree on whatever sources may send, the impossible included. */
class TwoFoldsTest {
    private static final int HISTORIES = 3_000;
    private static final Details SOMEBODY = new Details("c", Channel.VOICE, null, null, null, null, null);

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, System.nanoTime());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothGiveTheSameFactsAndNoTimeIsNegative(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < HISTORIES; i++) {
            List<Event> events = history(random);

            Facts facts = Folding.fold(new Subject(Story.TENANT, "i"), events, text -> null);

            assertThat(facts)
                    .as("seed " + seed + ", history " + i + ": " + events)
                    .isEqualTo(FoldDoor.of(events));
            assertThat(facts.endedAtMs()).as("seed " + seed).isGreaterThanOrEqualTo(facts.startedAtMs());
            assertThat(facts.legs())
                    .as("seed " + seed + ": " + events)
                    .allMatch(TwoFoldsTest::takesTime)
                    .allMatch(leg -> leg.reason() == null || leg.outcome() == LegOutcome.FLOWED_OUT);
        }
    }

    private static boolean takesTime(Leg leg) {
        return leg.waitMs() >= 0 && leg.talkMs() >= 0 && leg.holdMs() >= 0 && leg.wrapMs() >= 0;
    }

    private static List<Event> history(Random random) {
        List<Event> events = new ArrayList<>();
        int size = 1 + random.nextInt(9);
        for (int i = 0; i < size; i++) {
            Event.Body body = random.nextInt(12) == 0 ? whole(random) : step(random);
            events.add(new Event(Story.TENANT, "e" + i, "i", 1_000_000L + 1000 * random.nextInt(8), body));
        }
        return events;
    }

    private static Event.Body step(Random random) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Event.Queued("q" + random.nextInt(2));
            case 2, 3 ->
                new Event.Answered(
                        "a" + random.nextInt(2), null, random.nextBoolean() ? null : "q" + random.nextInt(2));
            case 4 -> new Event.Answered(null, "bot");
            case 5 -> random.nextBoolean() ? new Event.Held() : new Event.Resumed();
            case 6 -> new Event.Transferred();
            case 7 -> new Event.Abandoned();
            case 8 -> new Event.FlowedOut(random.nextBoolean() ? null : "reason" + random.nextInt(2));
            case 9, 10 -> new Event.Ended();
            default -> random.nextBoolean() ? new Event.WrappedUp(null) : new Event.Started(SOMEBODY);
        };
    }

    private static Event.Whole whole(Random random) {
        List<RecordLeg> legs = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            LegOutcome outcome = LegOutcome.values()[random.nextInt(4)];
            boolean answered = outcome == LegOutcome.ANSWERED;
            legs.add(new RecordLeg(
                    "q",
                    answered ? "a" : null,
                    null,
                    millis(random),
                    outcome,
                    duration(random),
                    answered ? duration(random) : null,
                    answered ? duration(random) : null,
                    answered ? duration(random) : null,
                    answered && random.nextBoolean(),
                    outcome == LegOutcome.FLOWED_OUT ? "full" : null));
        }
        Long endedAtMs = random.nextBoolean() ? null : Long.valueOf(millis(random));
        return new Event.Whole(random.nextInt(3), millis(random), endedAtMs, SOMEBODY, legs, null, List.of());
    }

    private static long millis(Random random) {
        return 1_000_000L + random.nextInt(8_000);
    }

    private static Long duration(Random random) {
        return random.nextInt(4) == 0 ? null : Long.valueOf(random.nextInt(10_000) - 3_000);
    }
}
