package org.sada.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private static final List<String> KINDS = Stream.of(
                    Arrays.stream(Complaint.values()).map(Complaint::text),
                    Desk.all().stream().map(desk -> "enquiry-" + desk.name().toLowerCase(Locale.ROOT)),
                    Stream.of("praise", "mixed"))
            .flatMap(each -> each)
            .toList();

    @Test
    void everyKindHasSeveralTextsInBothLanguagesAndNoneTwice() {
        Phrases phrases = Phrases.load();
        List<String> all = new ArrayList<>();
        for (String kind : KINDS) {
            for (String language : List.of("ar", "en")) {
                assertThat(phrases.all(kind, language))
                        .as("%s %s", kind, language)
                        .hasSizeGreaterThan(1);
                all.addAll(phrases.all(kind, language));
            }
        }

        assertThat(all).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    }

    @Test
    void noBlankStaysUnfilled() {
        Chance chance = new Chance(1);
        Phrases phrases = Phrases.load();
        for (int i = 0; i < 20_000; i++) {
            Topic topic = Topic.draw(chance.pick(Desk.all()), chance);
            Issue issue = new Issue(Customer.of(i), topic, topic.products().get(0), false, 1);
            assertThat(phrases.opening(issue, chance)).doesNotContain("{", "}").isNotBlank();
        }
    }
}
