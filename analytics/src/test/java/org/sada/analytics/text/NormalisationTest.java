package org.sada.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisationTest {
    private final Document document = new Document(Phrases.NONE);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "elongation, كتيييير, كثيرا",
        "elongation in English, soooo, so",
        "diacritics, مُشْكِلَةٌ, مشكله",
        "hamza seats, أسئلة, اسيله",
        "Persian letters, بانک, بنك",
        "stretching, بطـــاقة, بطاقه",
        "presentation forms, ﺑﻄﺎﻗﺔ, بطاقه",
        "Arabic-Indic digits, ١٢٣, 123",
        "possessive, driver's, driver",
        "marks of direction, \u202Eشكرا\u202C, شكرا"
    })
    void writersOfOneWordWriteOneWord(String what, String written, String expected) {
        assertThat(terms(written)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Egyptian, عايز فلوسي, اريد المال",
        "Gulf, وش السالفه, ماذا السالفه",
        "Levantine, شو بدي, ماذا اريد",
        "Moroccan, شحال لاكارط ديالي, كم بطاقه الخاص بي",
        "Tunisian, علاش نحب, لماذا اريد",
        "negation around a verb, ماوصلتش, ما وصلت",
        "with a prefix, بالفلوس, المال"
    })
    void wordsOfDialectsAreReadAsStandardOnes(String variety, String written, String expected) {
        assertThat(terms(written)).isEqualTo(normal(expected));
    }

    @Test
    void arabiziIsReadAsArabic() {
        assertThat(terms("3ayez floos ba2a")).startsWith("اريد المال");
        assertThat(terms("ta7weel mn el 7esab")).contains("تحويل");
    }

    @Test
    void englishWithNumbersIsNotArabizi() {
        assertThat(terms("the 2nd card came at 7pm after 3x calls"))
                .isEqualTo("the 2nd card came at 7pm after 3x calls");
    }

    @Test
    void theTableOfDialectsIsLarge() {
        assertThat(Dialects.SHIPPED.size()).isGreaterThan(2_000);
    }

    private String normal(String standard) {
        return terms(standard);
    }

    private String terms(String text) {
        document.read(text);
        return IntStream.range(0, document.size())
                .mapToObj(index -> document.term(index).text())
                .collect(Collectors.joining(" "));
    }
}
