package org.sada.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyTest {
    private static final String GOOD = """
            version: 2
            categories:
              - id: parking
                name: {en: Parking, ar: المواقف}
                owner: facilities
                skill: process
                words: {en: [no parking], ar: [لا موقف]}
            """;

    @Test
    void theShippedOneHasTheThirteenCategories() {
        assertThat(Taxonomy.shipped().categories())
                .extracting(Taxonomy.Category::id)
                .containsExactlyInAnyOrder(
                        "waiting",
                        "staff-attitude",
                        "wrong-information",
                        "unresolved",
                        "billing",
                        "refund",
                        "delivery",
                        "product-quality",
                        "service-outage",
                        "account-access",
                        "fraud-security",
                        "cancellation",
                        "self-service");
    }

    @ParameterizedTest
    @CsvSource({
        "version: 2, version: x, 'needs a version'",
        "id: parking, id: none, 'other than none'",
        "id: parking, id: Par King, 'needs an id of lower-case'",
        "owner: facilities, boss: facilities, 'unknown key boss'",
        "'{en: Parking, ar: المواقف}', '{en: Parking}', 'a name in en and one in ar'",
        "'en: [no parking]', 'fr: [pas]', 'must have lists en and ar, not fr'"
    })
    void whatIsWrongIsNamed(String good, String bad, String message) {
        assertThat(read(GOOD).version()).isEqualTo(2);
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(TextException.class)
                .hasMessageStartingWith("my.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void aCategoryThatTheModelDoesNotKnowIsFoundByItsWords() {
        Reading reading = Classifier.shipped(read(GOOD)).explain("There is no parking at the branch");

        assertThat(reading.categories()).extracting(Reading.Category::label).containsExactly("parking");
        assertThat(reading.categories().get(0).words()).containsExactly("no parking");
    }

    private static Taxonomy read(String yaml) {
        return TaxonomyFile.read(yaml.getBytes(StandardCharsets.UTF_8), "my.yaml");
    }
}
