package org.sada.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Against F1 counted naively, label by label. */
class EvaluatorTest {
    @Test
    void f1IsWhatCountingGives() {
        Classifier classifier = new Classifier(
                ModelFile.read(Trainer.train(Made.texts(1, 300), Taxonomy.EMPTY).model(), "it"), Taxonomy.EMPTY);
        LabelledTexts texts = Made.texts(2, 200);
        Evaluation evaluation = Evaluator.evaluate(texts, classifier);

        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (LabelledTexts.Row row : texts.rows()) {
            expected.add(row.labels().iterator().next());
            found.add(classifier.classify(row.text()).ranked().get(0).label());
        }
        Map<String, Double> f1 = new HashMap<>();
        int right = 0;
        for (String label : new TreeSet<>(expected)) {
            double truePositive = 0;
            double said = 0;
            double wanted = 0;
            for (int index = 0; index < expected.size(); index++) {
                boolean isWanted = expected.get(index).equals(label);
                boolean isSaid = found.get(index).equals(label);
                truePositive += isWanted && isSaid ? 1 : 0;
                said += isSaid ? 1 : 0;
                wanted += isWanted ? 1 : 0;
            }
            right += (int) truePositive;
            f1.put(label, 2 * truePositive / (said + wanted));
        }
        double macro =
                f1.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();

        assertThat(evaluation.accuracy()).isEqualTo(right / 200.0);
        assertThat(evaluation.microF1()).isEqualTo(right / 200.0);
        assertThat(evaluation.macroF1()).isCloseTo(macro, within(1e-12));
        assertThat(evaluation.categories())
                .allSatisfy(each -> assertThat(each.f1()).isCloseTo(f1.get(each.name()), within(1e-12)));
        assertThat(evaluation.confusions().stream()
                        .mapToInt(Evaluation.Confusion::count)
                        .sum())
                .isEqualTo(200 - right);
        assertThat(evaluation.accuracyWithoutLeastCertainFifth()).isEqualTo(surest(texts, classifier) / 160.0);
    }

    /** How many of the 160 texts with the highest confidence are right; of equal ones the first count. */
    private static long surest(LabelledTexts texts, Classifier classifier) {
        return texts.rows().stream()
                .sorted(Comparator.comparingDouble((LabelledTexts.Row row) ->
                        -classifier.classify(row.text()).confidence()))
                .limit(160)
                .filter(row -> row.labels()
                        .contains(
                                classifier.classify(row.text()).ranked().get(0).label()))
                .count();
    }
}
