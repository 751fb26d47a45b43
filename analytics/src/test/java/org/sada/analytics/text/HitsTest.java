package org.sada.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HitsTest {
    private static final Taxonomy TAXONOMY = new Taxonomy(
            1,
            List.of(new Taxonomy.Category(
                    "delivery",
                    Map.of("en", "Delivery", "ar", "التوصيل"),
                    "logistics",
                    "process",
                    Map.of("en", List.of("late", "waiting", "did not arrive"), "ar", List.of("متأخر", "لم يصل")),
                    Map.of())));

    private final TextReader reader = new TextReader(TAXONOMY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the driver was late",
                "it did not arrive",
                "not only late but rude",
                "no idea why, but late",
                "السائق متأخر",
                "الطلب لم يصل"
            })
    void whatIsSaidIsHit(String text) {
        reader.read(text, null);
        assertThat(reader.hitsOf[0]).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the driver was not late",
                "no more waiting, great!",
                "he wasn't late",
                "السائق مش متأخر",
                "ليس متأخر"
            })
    void whatIsDeniedIsNot(String text) {
        reader.read(text, null);
        assertThat(reader.hitsOf[0]).isZero();
    }
}
