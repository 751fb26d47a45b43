package org.sada.analytics.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sada.analytics.cell.Place;
import org.sada.contract.Definition;
import org.sada.contract.cell.Measures;
import org.sada.contract.fact.Mark;
import org.sada.contract.kpi.ServiceLevel;

/** Marks that are revised as contacts arrive, move and go equal marks that are taken from scratch. */
class MarkRevisionTest {
    private static final int HISTORIES = 10_000;
    private static final long SEED = 20_260_131;
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long WEEK_MS = 7 * DAY_MS;

    @ParameterizedTest
    @EnumSource(Definition.Match.class)
    void afterEveryEventOfTenThousandHistoriesMarksEqualANaiveReference(Definition.Match match) {
        Definition definition = definition(match);
        int histories = match == Definition.Match.ANY ? HISTORIES : HISTORIES / 10;
        for (int i = 0; i < histories; i++) {
            new History(SEED + i, definition).run();
        }
    }

    @Test
    void aContactThatBeginsAtTheVeryEndOfAnotherIsNoRepeatAndOneAtTheEndOfTheWindowIs() {
        Definition definition = definition(Definition.Match.ANY);
        Contact first = contact("first", 0, 1000, "billing", null);
        Contact atTheEnd = contact("at-end", 1000, 1000, "billing", null);
        Contact lastMoment = contact("last", 1000 + WEEK_MS, 1000 + WEEK_MS, "billing", null);
        Contact tooLate = contact("late", 1001 + WEEK_MS, 1001 + WEEK_MS, "billing", null);
        assertThat(marks(definition, first, atTheEnd).of(first).repeated()).isFalse();
        assertThat(marks(definition, first, lastMoment).of(first).repeatDelayMs())
                .isEqualTo(WEEK_MS);
        assertThat(marks(definition, first, lastMoment).of(lastMoment).followUp())
                .isTrue();
        assertThat(marks(definition, first, tooLate).of(first).repeated()).isFalse();
    }

    private static Marks marks(Definition definition, Contact... contacts) {
        return new Marks("t", new CustomerContacts(List.of(contacts)), definition);
    }

    private static Definition definition(Definition.Match match) {
        return new Definition(
                1,
                Duration.ofDays(7),
                match,
                Duration.ofSeconds(20),
                Map.of(),
                Duration.ofSeconds(5),
                ServiceLevel.IGNORE);
    }

    private static Contact contact(String id, long startMs, long endMs, String queue, String reason) {
        Place place = new Place(queue, null, "voice", "inbound", null, null, List.of());
        return new Contact(id, 0, startMs, endMs, endMs, true, false, reason, place);
    }

    /** One customer's life: contacts arrive in any order, are revised, and some are taken away. */
    private static final class History {
        private final long seed;
        private final Random random;
        private final Definition definition;
        private final Map<String, Contact> contacts = new HashMap<>();
        private final Map<String, Mark> marks = new HashMap<>();
        private CustomerContacts state = CustomerContacts.NONE;
        private Measures counted = Measures.ZERO;

        History(long seed, Definition definition) {
            this.seed = seed;
            this.random = new Random(seed);
            this.definition = definition;
        }

        void run() {
            int events = 2 + random.nextInt(14);
            for (int i = 0; i < events; i++) {
                if (!contacts.isEmpty() && random.nextInt(6) == 0) {
                    remove();
                } else {
                    put(contacts.isEmpty() || random.nextInt(3) > 0 ? "c" + i : any().interaction());
                }
                assertThat(marks).as("marks, seed %d, event %d", seed, i).isEqualTo(naive());
                assertThat(counted).as("measures, seed %d, event %d", seed, i).isEqualTo(naiveMeasures());
            }
        }

        private void put(String id) {
            // Few distinct times, so that equal starts, equal ends and exact windows occur.
            long startMs = random.nextInt(45 * 4) * DAY_MS / 4;
            long endMs = startMs + random.nextInt(4) * DAY_MS / 4;
            String reason = random.nextInt(4) == 0 ? null : "r" + random.nextInt(2);
            Contact plain = contact(id, startMs, endMs, "q" + random.nextInt(2), reason);
            boolean contained = random.nextInt(4) == 0;
            boolean eligible = contained || random.nextInt(3) > 0;
            Contact contact =
                    new Contact(id, 0, startMs, endMs, endMs, eligible, contained, plain.reason(), plain.place());
            contacts.put(id, contact);
            apply(contact, state.with(contact));
        }

        private void remove() {
            Contact gone = any();
            contacts.remove(gone.interaction());
            apply(gone, state.without(gone));
        }

        private Contact any() {
            List<Contact> all = new ArrayList<>(contacts.values());
            all.sort(Comparator.comparing(Contact::interaction));
            return all.get(random.nextInt(all.size()));
        }

        private void apply(Contact changed, CustomerContacts after) {
            for (MarkRevision each : MarkRevision.between("t", state, after, changed, definition)) {
                Measures.Builder sum = new Measures.Builder().add(counted);
                if (each.old() != null) {
                    sum.subtract(MarkRevision.measures(each.old(), each.oldMark()));
                }
                if (each.now() != null) {
                    sum.add(MarkRevision.measures(each.now(), each.nowMark()));
                }
                counted = sum.build();
                if (each.changesMark() && each.nowMark() == null) {
                    marks.remove(each.old().interaction());
                } else if (each.changesMark()) {
                    marks.put(each.now().interaction(), each.nowMark());
                }
            }
            state = CustomerContacts.read(after.toBytes());
        }

        private Map<String, Mark> naive() {
            Map<String, Mark> expected = new HashMap<>();
            for (Contact one : contacts.values()) {
                Contact repeat = null;
                boolean followUp = false;
                for (Contact other : contacts.values()) {
                    if (follows(one, other)
                            && (repeat == null
                                    || other.startMs() < repeat.startMs()
                                    || (other.startMs() == repeat.startMs()
                                            && other.interaction().compareTo(repeat.interaction()) < 0))) {
                        repeat = other;
                    }
                    followUp |= follows(other, one);
                }
                expected.put(
                        one.interaction(),
                        new Mark(
                                "t",
                                one.interaction(),
                                1,
                                one.eligible(),
                                followUp,
                                repeat == null ? null : repeat.startMs() - one.endMs(),
                                repeat == null ? null : repeat.interaction()));
            }
            return expected;
        }

        private Measures naiveMeasures() {
            Measures.Builder sum = new Measures.Builder();
            naive().forEach((id, mark) -> sum.add(MarkRevision.measures(contacts.get(id), mark)));
            return sum.build();
        }

        private boolean follows(Contact earlier, Contact later) {
            boolean matches = switch (definition.match()) {
                case ANY -> true;
                case QUEUE ->
                    Objects.equals(earlier.place().queue(), later.place().queue());
                case REASON -> Objects.equals(earlier.reason(), later.reason());
            };
            return matches && earlier.endMs() < later.startMs() && later.startMs() - earlier.endMs() <= WEEK_MS;
        }
    }
}
