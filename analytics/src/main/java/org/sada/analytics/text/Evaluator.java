package org.sada.analytics.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Measures a classifier against labels that people gave. */
public final class Evaluator {
    private static final double KEPT = 0.8;
    private static final long LEAST_NANOSECONDS = 1_000_000_000L;
    private static final int MOST_PASSES = 50;

    private record Answer(LabelledTexts.Row row, Set<String> predicted, Reading reading) {
        boolean isRight() {
            return predicted.equals(row.labels());
        }
    }

    /** Right, wrongly given, and missed. */
    private static final class Tally {
        private int right;
        private int wrong;
        private int missed;

        void add(Set<String> expected, Set<String> predicted) {
            for (String label : predicted) {
                add(expected.contains(label), true);
            }
            for (String label : expected) {
                if (!predicted.contains(label)) {
                    missed++;
                }
            }
        }

        void add(boolean expected, boolean predicted) {
            right += expected && predicted ? 1 : 0;
            wrong += !expected && predicted ? 1 : 0;
            missed += expected && !predicted ? 1 : 0;
        }

        double precision() {
            return right + wrong == 0 ? 0 : right / (double) (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 0 : right / (double) (right + missed);
        }

        double f1() {
            int all = 2 * right + wrong + missed;
            return all == 0 ? 0 : 2.0 * right / all;
        }

        Evaluation.Scores scores(String name) {
            return new Evaluation.Scores(name, precision(), recall(), f1(), right + missed);
        }
    }

    private Evaluator() {}

    /**
     * Reads all texts and compares.
     *
     * @throws TextException where the classifier knows none of the labels
     */
    public static Evaluation evaluate(LabelledTexts texts, Classifier classifier) {
        Set<String> expected = new TreeSet<>();
        texts.rows().forEach(row -> expected.addAll(row.labels()));
        if (!expected.isEmpty() && expected.stream().noneMatch(new HashSet<>(classifier.labels())::contains)) {
            throw new TextException("the model knows none of the labels of the files, such as "
                    + expected.iterator().next() + "; name the model that was trained on them with --model");
        }
        List<Answer> answers = new ArrayList<>();
        for (LabelledTexts.Row row : texts.rows()) {
            Reading reading = classifier.classify(row.text());
            answers.add(new Answer(row, predicted(reading, classifier.hasOneLabel()), reading));
        }
        return evaluation(texts, classifier, answers, expected, speed(texts, classifier));
    }

    private static Set<String> predicted(Reading reading, boolean oneLabel) {
        Set<String> predicted = new LinkedHashSet<>();
        if (oneLabel) {
            reading.ranked().stream().limit(1).forEach(each -> predicted.add(each.label()));
        } else {
            reading.categories().forEach(each -> predicted.add(each.label()));
        }
        return predicted;
    }

    private static Evaluation evaluation(
            LabelledTexts texts, Classifier classifier, List<Answer> answers, Set<String> expected, long speed) {
        Tally all = new Tally();
        Map<String, Tally> byLabel = new TreeMap<>();
        Map<String, Tally> byVariety = new TreeMap<>();
        Set<String> labels = new TreeSet<>(expected);
        answers.forEach(answer -> labels.addAll(answer.predicted()));
        labels.forEach(label -> byLabel.put(label, new Tally()));
        for (Answer answer : answers) {
            all.add(answer.row().labels(), answer.predicted());
            byLabel.forEach((label, tally) -> tally.add(
                    answer.row().labels().contains(label), answer.predicted().contains(label)));
            if (!answer.row().variety().isEmpty()) {
                byVariety
                        .computeIfAbsent(answer.row().variety(), variety -> new Tally())
                        .add(answer.row().labels(), answer.predicted());
            }
        }
        List<Answer> harmless = answers.stream()
                .filter(answer -> answer.row().labels().isEmpty())
                .toList();
        int accused = (int) harmless.stream()
                .filter(answer -> !answer.predicted().isEmpty())
                .count();
        List<Answer> answered =
                answers.stream().filter(answer -> !answer.reading().abstained()).toList();
        List<Answer> surest = answers.stream()
                .sorted(Comparator.comparingDouble(
                                (Answer answer) -> answer.reading().confidence())
                        .reversed())
                .limit(Math.round(KEPT * answers.size()))
                .toList();
        return new Evaluation(
                answers.size(),
                texts.skipped(),
                classifier.hasOneLabel(),
                accuracy(answers),
                all.f1(),
                all.precision(),
                all.recall(),
                expected.stream()
                        .mapToDouble(label -> byLabel.get(label).f1())
                        .average()
                        .orElse(0),
                answers.size() - answered.size(),
                accuracy(answered),
                accuracy(surest),
                harmless.size(),
                accused,
                harmless.isEmpty() ? 0 : accused / (double) harmless.size(),
                sentimentAccuracy(answers),
                byLabel.entrySet().stream()
                        .map(each -> each.getValue().scores(each.getKey()))
                        .toList(),
                byVariety.entrySet().stream()
                        .map(each -> each.getValue().scores(each.getKey()))
                        .toList(),
                confusions(answers),
                speed);
    }

    private static double accuracy(List<Answer> answers) {
        return answers.isEmpty() ? 0 : answers.stream().filter(Answer::isRight).count() / (double) answers.size();
    }

    private static Double sentimentAccuracy(List<Answer> answers) {
        List<Answer> felt = answers.stream()
                .filter(answer -> answer.row().sentiment() != Sentiment.UNKNOWN
                        && answer.reading().sentiment() != Sentiment.UNKNOWN)
                .toList();
        return felt.isEmpty()
                ? null
                : felt.stream()
                                .filter(answer -> answer.row().sentiment()
                                        == answer.reading().sentiment())
                                .count()
                        / (double) felt.size();
    }

    /** What was missed in a text goes with what was wrongly given in it. */
    private static List<Evaluation.Confusion> confusions(List<Answer> answers) {
        Map<List<String>, Integer> counts = new TreeMap<>(
                Comparator.comparing((List<String> pair) -> pair.get(0)).thenComparing(pair -> pair.get(1)));
        for (Answer answer : answers) {
            Set<String> missed = new TreeSet<>(answer.row().labels());
            missed.removeAll(answer.predicted());
            Set<String> wrong = new TreeSet<>(answer.predicted());
            wrong.removeAll(answer.row().labels());
            if (missed.isEmpty() && !wrong.isEmpty()) {
                missed.add(
                        answer.row().labels().isEmpty()
                                ? Taxonomy.NONE
                                : answer.row().labels().iterator().next());
            } else if (wrong.isEmpty() && !missed.isEmpty()) {
                wrong.add(
                        answer.predicted().isEmpty()
                                ? Taxonomy.NONE
                                : answer.predicted().iterator().next());
            }
            missed.forEach(expected ->
                    wrong.forEach(predicted -> counts.merge(List.of(expected, predicted), 1, Integer::sum)));
        }
        return counts.entrySet().stream()
                .map(each -> new Evaluation.Confusion(
                        each.getKey().get(0), each.getKey().get(1), each.getValue()))
                .sorted(Comparator.comparingInt(Evaluation.Confusion::count).reversed())
                .toList();
    }

    /** Texts a second; the first pass, already done, was the warm-up. */
    private static long speed(LabelledTexts texts, Classifier classifier) {
        long start = System.nanoTime();
        long elapsed = 0;
        long read = 0;
        for (int pass = 0; pass < MOST_PASSES && elapsed < LEAST_NANOSECONDS; pass++) {
            for (LabelledTexts.Row row : texts.rows()) {
                classifier.classify(row.text());
                read++;
            }
            elapsed = System.nanoTime() - start;
        }
        return elapsed == 0 ? 0 : Math.round(read * 1e9 / elapsed);
    }
}
