package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sada.launcher.verify.Story.TENANT;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.event.Author;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.SurveyStatus;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Said;
import org.sada.contract.fact.Sentiment;

/** What the recomputation makes of what customers say, by readings made up for it. */
class SpokenTest {
    private static final Map<String, Said> OLD = Map.of(
            "late", new Said(List.of("delivery"), Sentiment.NEGATIVE),
            "fine", new Said(List.of(), Sentiment.POSITIVE),
            "where", new Said(List.of(), Sentiment.NEUTRAL));
    private static final Map<String, Said> NEW = Map.of(
            "late", new Said(List.of("waiting"), Sentiment.NEGATIVE),
            "where", new Said(List.of("delivery"), Sentiment.NEUTRAL));

    private final BatchRecomputation batch =
            new BatchRecomputation(Definition.STANDARD, Retention.STANDARD, 1, OLD::get);
    private int next;

    @Test
    void onlyTheCustomersWordsAreRead() {
        say("a", Author.AGENT, "late");
        say("a", Author.BOT, "late");
        say("a", Author.CUSTOMER, "fine");
        say("b", Author.CUSTOMER, "late");
        comment("b", "fine");
        say("c", Author.CUSTOMER, "where");
        comment("c", null);
        say("d", Author.CUSTOMER, "nobody can read this");

        Map<Subject, Facts> facts = batch.facts(OLD::get);

        assertThat(facts.get(subject("a")).complaints()).isEmpty();
        assertThat(facts.get(subject("a")).sentiment()).isEqualTo(Sentiment.POSITIVE);
        assertThat(facts.get(subject("b")).complaints()).containsExactly("delivery");
        assertThat(facts.get(subject("b")).sentiment()).isEqualTo(Sentiment.NEGATIVE);
        assertThat(facts.get(subject("c")).sentiment()).isEqualTo(Sentiment.NEUTRAL);
        assertThat(facts.get(subject("d")).sentiment()).isNull();
    }

    @Test
    void movesSayWhoWentFromWhereToWhere() {
        say("a", Author.CUSTOMER, "late");
        say("b", Author.CUSTOMER, "late");
        say("c", Author.CUSTOMER, "where");
        say("d", Author.CUSTOMER, "fine");

        Moves moves = Moves.between(batch.facts(OLD::get), batch.facts(NEW::get));

        assertThat(moves.interactions()).isEqualTo(4);
        assertThat(moves.moved()).isEqualTo(3);
        assertThat(moves.moves())
                .containsExactly(
                        new Moves.Move(List.of("delivery"), List.of("waiting"), List.of(TENANT + "|a", TENANT + "|b")),
                        new Moves.Move(List.of(), List.of("delivery"), List.of(TENANT + "|c")));
        assertThat(between(OLD::get, OLD::get).moves()).isEmpty();
    }

    private Moves between(Function<String, Said> old, Function<String, Said> now) {
        return Moves.between(batch.facts(old), batch.facts(now));
    }

    private static Subject subject(String interaction) {
        return new Subject(TENANT, interaction);
    }

    private void say(String interaction, Author author, String text) {
        add(interaction, new Event.Text(author, text, Event.Feedback.NONE));
    }

    private void comment(String interaction, String comment) {
        add(
                interaction,
                new Event.Survey(null, SurveyStatus.ANSWERED, null, 9, null, null, comment, Event.Feedback.NONE));
    }

    private void add(String interaction, Event.Body body) {
        long atMs = Story.ms("02T10:00") + next;
        Event event = new Event(TENANT, "e" + next, interaction, atMs, body);
        batch.line(0, next++, atMs, "test", EventJson.write(event));
    }
}
