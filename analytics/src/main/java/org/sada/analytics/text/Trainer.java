package org.sada.analytics.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Trains a model on labelled texts. Where every text has exactly one label, the model says which; otherwise it finds any number of labels, or
 * none, and how a text feels. Probabilities and thresholds come from texts that were held out. The same texts give the same bytes.
 */
public final class Trainer {
    private static final int FOLDS = 5;
    /** From so many texts on one fold of them is enough to learn the thresholds from. */
    private static final int MANY = 6_000;
    /** Where any number of labels is possible there is more to learn from those that are held out, and fewer classes to train. */
    private static final int FOLDS_OF_MANY = 3;

    private static final int VERY_MANY = 30_000;

    private static final long SEED = 1;
    private static final int WEIGHTS_OF_A_LABEL = 20_000;
    /** Few classes that people describe in very many words: with a fifth of this, 0.03 of micro-F1 is lost. */
    private static final int WEIGHTS_OF_A_COMPLAINT = 100_000;

    private static final int MOST_WEIGHTS = 2_000_000;
    /** A label belongs to a script where at least this part of its texts is in it. */
    private static final double LEAST_OF_SCRIPT = 0.02;

    private final List<LabelledTexts.Row> rows;
    /** How many of the rows people labelled; what the taxonomy adds is never held out. */
    private final int labelled;

    private final List<String> labels;
    private final Model.Kind kind;
    private final boolean usesTaxonomy;
    private final boolean sentiment;
    private final Corpus corpus;
    private final byte[] scripts;

    private Trainer(LabelledTexts texts, Taxonomy taxonomy) {
        Set<String> names = new TreeSet<>();
        texts.rows().forEach(row -> names.addAll(row.labels()));
        if (names.isEmpty()) {
            throw new TextException("no text has a label other than " + Taxonomy.NONE + "; a model needs at least one");
        }
        Set<String> ids = new HashSet<>();
        taxonomy.categories().forEach(category -> ids.add(category.id()));
        boolean oneEach = texts.rows().stream().allMatch(row -> row.labels().size() == 1);
        this.usesTaxonomy = names.stream().anyMatch(ids::contains);
        this.kind = oneEach && !usesTaxonomy ? Model.Kind.ONE_LABEL : Model.Kind.ANY_LABELS;
        if (kind == Model.Kind.ONE_LABEL && names.size() < 2) {
            throw new TextException(
                    "all texts have the label " + names.iterator().next() + "; a model needs two, or texts with none");
        }
        this.rows = new ArrayList<>(texts.rows());
        this.labelled = rows.size();
        if (usesTaxonomy) {
            addTaxonomy(taxonomy, names);
        }
        this.labels = List.copyOf(names);
        this.sentiment = kind == Model.Kind.ANY_LABELS
                && Arrays.stream(Sentiment.values())
                        .limit(Sentiment.KNOWN)
                        .allMatch(each -> rows.stream().anyMatch(row -> row.sentiment() == each));
        this.corpus = Corpus.of(
                rows.stream().map(LabelledTexts.Row::text).toList(), usesTaxonomy ? taxonomy : Taxonomy.EMPTY);
        this.scripts = scripts();
    }

    /**
     * Trains.
     *
     * @param taxonomy its words and examples are used where the labels are its categories
     * @throws TextException where the texts do not make a model
     */
    public static Training train(LabelledTexts texts, Taxonomy taxonomy) {
        return new Trainer(texts, taxonomy).train();
    }

    /** The taxonomy's examples are texts, and each of its phrases is a short one. */
    private void addTaxonomy(Taxonomy taxonomy, Set<String> names) {
        for (Taxonomy.Category category : taxonomy.categories()) {
            names.add(category.id());
            for (Map<String, List<String>> byLanguage : List.of(category.examples(), category.words())) {
                byLanguage
                        .values()
                        .forEach(texts -> texts.forEach(text ->
                                rows.add(new LabelledTexts.Row(text, Set.of(category.id()), Sentiment.UNKNOWN, ""))));
            }
        }
    }

    private byte[] scripts() {
        int[] arabic = new int[labels.size()];
        int[] all = new int[labels.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (String name : rows.get(row).labels()) {
                int label = labels.indexOf(name);
                all[label]++;
                arabic[label] += corpus.isArabic(row) ? 1 : 0;
            }
        }
        byte[] open = new byte[labels.size()];
        for (int label = 0; label < open.length; label++) {
            boolean inArabic = arabic[label] > LEAST_OF_SCRIPT * all[label];
            boolean inLatin = all[label] - arabic[label] > LEAST_OF_SCRIPT * all[label];
            open[label] = kind == Model.Kind.ANY_LABELS
                    ? Model.LATIN | Model.ARABIC
                    : (byte) ((inArabic ? Model.ARABIC : 0) | (inLatin ? Model.LATIN : 0));
        }
        return open;
    }

    private Training train() {
        HeldOut heldOut = new HeldOut(
                kind, labels, scripts, sentiment, corpus, rows, kind == Model.Kind.ANY_LABELS ? labels.size() : -1);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, labelled).boxed().toList());
        Collections.shuffle(order, new Random(SEED));
        int folds = folds();
        for (int fold = 0; fold < folds && labelled > 1; fold++) {
            boolean[] isOut = new boolean[rows.size()];
            for (int at = fold; at < labelled; at += FOLDS) {
                isOut[order.get(at)] = true;
            }
            int[] kept =
                    IntStream.range(0, rows.size()).filter(row -> !isOut[row]).toArray();
            int[] out =
                    IntStream.range(0, rows.size()).filter(row -> isOut[row]).toArray();
            heldOut.add(solve(kept), out);
        }
        Calibration calibration = heldOut.calibrate();
        Weights weights = solve(IntStream.range(0, rows.size()).toArray());
        Model model = new Model(kind, usesTaxonomy, labels, scripts, sentiment, weights, calibration);
        return new Training(
                ModelFile.write(model),
                rows.size(),
                labels.size(),
                kind == Model.Kind.ONE_LABEL,
                heldOut.quality(),
                calibration.threshold());
    }

    private int folds() {
        if (labelled < MANY) {
            return Math.min(FOLDS, labelled);
        }
        return kind == Model.Kind.ANY_LABELS && labelled < VERY_MANY ? FOLDS_OF_MANY : 1;
    }

    private Weights solve(int[] part) {
        List<Solver.Target> targets = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            targets.add(ofLabel(label));
        }
        int[] groups =
                new int[labels.size() + (kind == Model.Kind.ANY_LABELS ? 1 : 0) + (sentiment ? Sentiment.KNOWN : 0)];
        Arrays.fill(groups, Pruning.ALONE);
        if (kind == Model.Kind.ONE_LABEL) {
            for (int label = 0; label < groups.length; label++) {
                groups[label] = scripts[label];
            }
        } else {
            targets.add(
                    target(row -> row < labelled, row -> !rows.get(row).labels().isEmpty()));
        }
        if (sentiment) {
            for (int index = 0; index < Sentiment.KNOWN; index++) {
                Sentiment wanted = Sentiment.values()[index];
                targets.add(target(
                        row -> rows.get(row).sentiment() != Sentiment.UNKNOWN,
                        row -> rows.get(row).sentiment() == wanted));
            }
        }
        int each = kind == Model.Kind.ONE_LABEL ? WEIGHTS_OF_A_LABEL : WEIGHTS_OF_A_COMPLAINT;
        int mostWeights = Math.min(MOST_WEIGHTS, each * targets.size());
        return new Solver(corpus, part).solve(targets.toArray(new Solver.Target[0]), groups, mostWeights);
    }

    /** A label learns only from texts in letters that its own are written in; the others can never be mistaken for it. */
    private Solver.Target ofLabel(int label) {
        String name = labels.get(label);
        return target(
                row -> (scripts[label] & (corpus.isArabic(row) ? Model.ARABIC : Model.LATIN)) != 0,
                row -> rows.get(row).labels().contains(name));
    }

    private static Solver.Target target(IntPredicate takesPart, IntPredicate isOwn) {
        return new Solver.Target() {
            @Override
            public boolean takesPart(int row) {
                return takesPart.test(row);
            }

            @Override
            public boolean isOwn(int row) {
                return isOwn.test(row);
            }
        };
    }
}
