package org.sada.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.analytics.complaint.ComplaintReader;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Author;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventCodec;
import org.sada.contract.event.SurveyStatus;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Sentiment;
import org.sada.contract.topic.Example;

/** What customers write, from their events to the figures, by the model that comes with the program. */
class ComplaintsTest {
    private static final String WAITING = "I was on hold for hours and nobody picks up";
    private static final String ATTITUDE = "The agent was rude and hung up on me";
    private static final String BILLING = "خصمتوا المبلغ مرتين من حسابي";
    private static final String PRAISE = "خدمة ممتازة شكرا";
    private static final String QUESTION = "where is my branch";
    private static final List<String> TEXTS = List.of(WAITING, ATTITUDE, BILLING, PRAISE, QUESTION);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                WAITING + "|waiting|NEGATIVE",
                ATTITUDE + "|staff-attitude|NEGATIVE",
                BILLING + "|billing|NEGATIVE",
                "انتظرت ساعة كاملة ولم يرد أحد|waiting|NEGATIVE",
                "My parcel never arrived|delivery|NEGATIVE",
                PRAISE + "||POSITIVE",
                QUESTION + "||NEUTRAL"
            })
    void aCommentIsCountedUnderWhatItComplainsOf(String comment, String category, Sentiment sentiment) {
        List<Event> events = withSurvey("c", comment);
        try (TestPipeline pipeline = reading()) {
            pipeline.send(events);

            Facts facts = pipeline.facts().get("default|c");
            assertThat(facts.complaints()).isEqualTo(category == null ? List.of() : List.of(category));
            assertThat(facts.sentiment()).isEqualTo(sentiment);
            Measures all = complaints(pipeline, null);
            assertThat(all.get(Measure.COMPLAINTS)).isEqualTo(category == null ? 0 : 1);
            assertThat(all.get(measure(sentiment))).isEqualTo(1);
            if (category != null) {
                Measures own = complaints(pipeline, category);
                assertThat(own.get(Measure.COMPLAINTS)).isEqualTo(1);
                assertThat(own.get(measure(sentiment))).isEqualTo(1);
                assertThat(pipeline.examples().values())
                        .extracting(Example::text, Example::categories)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple(comment, List.of(category)));
            }
        }
    }

    @Test
    void wordsOfAgentsAndBotsAreNoComplaints() {
        for (Author author : List.of(Author.AGENT, Author.BOT)) {
            try (TestPipeline pipeline = reading()) {
                pipeline.send(withText("c", author, WAITING));

                assertThat(pipeline.facts().get("default|c").complaints()).isEmpty();
                assertThat(pipeline.facts().get("default|c").sentiment()).isNull();
                assertThat(pipeline.examples()).isEmpty();
            }
        }
        try (TestPipeline control = reading()) {
            control.send(withText("c", Author.CUSTOMER, WAITING));

            assertThat(control.facts().get("default|c").complaints()).containsExactly("waiting");
        }
    }

    @Test
    void categoriesOfSourcesStayBesideThoseThatAreRead() {
        Event.Feedback feedback = new Event.Feedback(Details.UNKNOWN, null, null, List.of("late delivery"));
        try (TestPipeline pipeline = reading()) {
            pipeline.send(Events.handled("c", "A", 0, 60))
                    .send(event("c", "said", 90, new Event.Text(Author.CUSTOMER, BILLING, feedback)));

            assertThat(pipeline.facts().get("default|c").complaints()).containsExactly("billing", "late delivery");
            assertThat(complaints(pipeline, null).get(Measure.COMPLAINTS)).isEqualTo(1);
        }
    }

    @Test
    void oneAngryTextMakesAnAngryInteraction() {
        List<Event> events = new ArrayList<>(withText("c", Author.CUSTOMER, PRAISE));
        events.add(event("c", "again", 100, new Event.Text(Author.CUSTOMER, WAITING, Event.Feedback.NONE)));
        events.add(event("c", "then", 110, new Event.Text(Author.CUSTOMER, QUESTION, Event.Feedback.NONE)));
        try (TestPipeline pipeline = reading()) {
            pipeline.send(events);

            assertThat(pipeline.facts().get("default|c").sentiment()).isEqualTo(Sentiment.NEGATIVE);
        }
    }

    /** Of two texts under one id the greater form wins, whatever either of them says; the example follows. */
    @ParameterizedTest(name = "{0} first")
    @ValueSource(booleans = {true, false})
    void whichOfTwoTextsWinsDoesNotHangOnWhatTheySay(boolean complaintFirst) {
        Event complaint = event("c", "said", 90, new Event.Text(Author.CUSTOMER, WAITING, Event.Feedback.NONE));
        Event praise = event("c", "said", 90, new Event.Text(Author.CUSTOMER, PRAISE, Event.Feedback.NONE));
        boolean complaintWins = Arrays.compareUnsigned(EventCodec.write(complaint), EventCodec.write(praise)) > 0;
        try (TestPipeline pipeline = reading()) {
            pipeline.send(Events.handled("c", "A", 0, 60))
                    .send(complaintFirst ? complaint : praise)
                    .send(complaintFirst ? praise : complaint);

            assertThat(pipeline.facts().get("default|c").complaints())
                    .isEqualTo(complaintWins ? List.of("waiting") : List.of());
            assertThat(pipeline.examples()).hasSize(complaintWins ? 1 : 0);
            assertThat(pipeline.cells()).isEqualTo(alone(complaintWins ? complaint : praise));
        }
    }

    private static Map<CellKey, Measures> alone(Event said) {
        try (TestPipeline pipeline = reading()) {
            return pipeline.send(Events.handled("c", "A", 0, 60)).send(said).cells();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void shuffledRepeatedAndConflictingTextsGiveTheSameCellsFactsAndExamples(int seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            events.addAll(Events.handled("i" + i, "c" + random.nextInt(8), random.nextInt(80_000), 60));
            for (int j = random.nextInt(4); j > 0; j--) {
                String text = TEXTS.get(random.nextInt(TEXTS.size()));
                String subject = random.nextInt(6) == 0 ? null : "i" + i;
                events.add(event(
                        subject,
                        "t" + i + "-" + random.nextInt(3),
                        random.nextInt(80_000),
                        random.nextBoolean()
                                ? new Event.Text(Author.CUSTOMER, text, Event.Feedback.NONE)
                                : survey(text)));
            }
        }
        try (TestPipeline plain = reading();
                TestPipeline mixed = reading()) {
            plain.send(events);
            List<Event> copies = new ArrayList<>();
            events.forEach(event -> copies.addAll(Collections.nCopies(1 + random.nextInt(3), event)));
            Collections.shuffle(copies, random);
            copies.forEach(mixed::send);

            assertThat(mixed.cells()).as("seed %d", seed).isEqualTo(plain.cells());
            assertThat(mixed.facts()).as("seed %d", seed).isEqualTo(plain.facts());
            assertThat(mixed.examples())
                    .as("seed %d", seed)
                    .isEqualTo(plain.examples())
                    .isNotEmpty();
            assertThat(complaints(plain, null).get(Measure.COMPLAINTS)).isPositive();
        }
    }

    @Test
    void stateHoldsWhatWasSaidAndNoTextOfIt() {
        try (TestPipeline pipeline = reading()) {
            pipeline.send(withSurvey("c", WAITING)).send(withText("d", Author.CUSTOMER, BILLING));
            pipeline.cells();

            byte[] state = pipeline.state();
            assertThat(holds(state, "waiting"))
                    .as("the search finds what is there")
                    .isTrue();
            assertThat(holds(state, "on hold for hours")).isFalse();
            assertThat(holds(state, "خصمتوا")).isFalse();
        }
    }

    private static boolean holds(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    private static TestPipeline reading() {
        return new TestPipeline(Definition.STANDARD, Retention.STANDARD, ComplaintReader.shipped());
    }

    private static List<Event> withSurvey(String interaction, String comment) {
        List<Event> events = new ArrayList<>(Events.handled(interaction, "A", 0, 60));
        events.add(event(interaction, interaction + "-survey", 90, survey(comment)));
        return events;
    }

    private static List<Event> withText(String interaction, Author author, String text) {
        List<Event> events = new ArrayList<>(Events.handled(interaction, "A", 0, 60));
        events.add(event(interaction, interaction + "-text", 30, new Event.Text(author, text, Event.Feedback.NONE)));
        return events;
    }

    private static Event.Survey survey(String comment) {
        return new Event.Survey(null, SurveyStatus.ANSWERED, null, null, null, null, comment, Event.Feedback.NONE);
    }

    private static Event event(String interaction, String id, long second, Event.Body body) {
        return new Event("default", id, interaction, Events.DAY_ONE + second * 1000, body);
    }

    private static Measure measure(Sentiment sentiment) {
        return Measure.valueOf("SENTIMENT_" + sentiment);
    }

    private static Measures complaints(TestPipeline pipeline, String category) {
        Measures.Builder sum = new Measures.Builder();
        new TreeMap<>(pipeline.cells()).forEach((key, measures) -> {
            if (key.cube().equals(Cube.COMPLAINT.name())
                    && java.util.Objects.equals(key.value(Dimension.CATEGORY), category)) {
                sum.add(measures);
            }
        });
        return sum.build();
    }
}
