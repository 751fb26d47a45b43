package org.sada.analytics.text;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Trains a linear support vector machine for each class against the rest, by LIBLINEAR. Each class is a training of its own with a seed of its
 * own, so that the result does not depend on how many processors share the work.
 */
final class Solver {
    private static final double COST = 1;
    private static final double TOLERANCE = 0.1;
    private static final int MOST_ROUNDS = 300;
    private static final long SEED = 1;

    static {
        Linear.disableDebugOutput();
    }

    /** Which rows a class is trained on, and which of them are its own. */
    interface Target {
        boolean takesPart(int row);

        boolean isOwn(int row);
    }

    private final Corpus corpus;
    private final int[] rows;
    private final Weighting weighting;

    Solver(Corpus corpus, int[] rows) {
        this.corpus = corpus;
        this.rows = rows;
        this.weighting = corpus.weighting(rows);
    }

    Weights solve(Target[] targets, int[] groups, int mostWeights) {
        float[] biases = new float[targets.length];
        float[][][] dense = new float[Block.MODELS][targets.length][];
        int[][] bucketsOf = new int[Block.MODELS][];
        for (int model = 0; model < Block.MODELS; model++) {
            int[] column = new int[Block.BUCKETS];
            bucketsOf[model] = columns(model, column);
            Feature[][] vectors = vectors(column, bucketsOf[model].length);
            int width = bucketsOf[model].length;
            float[][] ofModel = dense[model];
            IntStream.range(0, targets.length).parallel().forEach(label -> {
                double[] solved = solve(targets[label], vectors, width);
                float[] kept = new float[width];
                for (int index = 0; index < width; index++) {
                    kept[index] = (float) (solved[index] / Block.MODELS);
                }
                ofModel[label] = kept;
                biases[label] += (float) (solved[width] / Block.MODELS);
            });
        }
        return Pruning.prune(weighting, bucketsOf, dense, biases, groups, mostWeights);
    }

    /** The buckets that a model uses; {@code column} gets the place of each, from 1. */
    private int[] columns(int model, int[] column) {
        int[] buckets = new int[Block.BUCKETS];
        int count = 0;
        for (int bucket = 0; bucket < Block.BUCKETS; bucket++) {
            if (weighting.uses(bucket) && Block.of(bucket).model == model) {
                buckets[count] = bucket;
                count++;
                column[bucket] = count;
            }
        }
        return Arrays.copyOf(buckets, count);
    }

    private Feature[][] vectors(int[] column, int width) {
        Feature[][] vectors = new Feature[rows.length][];
        Feature bias = new FeatureNode(width + 1, 1);
        double[] values = new double[1];
        for (int at = 0; at < rows.length; at++) {
            int[] buckets = corpus.buckets(rows[at]);
            if (values.length < buckets.length) {
                values = new double[2 * buckets.length];
            }
            weighting.weigh(buckets, corpus.counts(rows[at]), buckets.length, values);
            int used = 0;
            for (int bucket : buckets) {
                used += column[bucket] > 0 ? 1 : 0;
            }
            Feature[] vector = new Feature[used + 1];
            int next = 0;
            for (int index = 0; index < buckets.length; index++) {
                if (column[buckets[index]] > 0) {
                    vector[next++] = new FeatureNode(column[buckets[index]], values[index]);
                }
            }
            vector[used] = bias;
            Arrays.sort(vector, Comparator.comparingInt(Feature::getIndex));
            vectors[at] = vector;
        }
        return vectors;
    }

    /** The weight of each column, and the bias. */
    private double[] solve(Target target, Feature[][] vectors, int width) {
        int[] part = IntStream.range(0, rows.length)
                .filter(at -> target.takesPart(rows[at]))
                .toArray();
        double[] solved = new double[width + 1];
        Problem problem = new Problem();
        problem.l = part.length;
        problem.n = width + 1;
        problem.bias = 1;
        problem.x = new Feature[part.length][];
        problem.y = new double[part.length];
        int own = 0;
        for (int index = 0; index < part.length; index++) {
            problem.x[index] = vectors[part[index]];
            boolean isOwn = target.isOwn(rows[part[index]]);
            problem.y[index] = isOwn ? 1 : -1;
            own += isOwn ? 1 : 0;
        }
        if (own == 0 || own == part.length) {
            solved[width] = own == 0 ? -1 : 1;
            return solved;
        }
        Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, TOLERANCE, MOST_ROUNDS, 0);
        parameter.setRandom(new Random(SEED));
        Model model = Linear.train(problem, parameter);
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] weights = model.getFeatureWeights();
        for (int index = 0; index <= width; index++) {
            solved[index] = sign * weights[index];
        }
        return solved;
    }
}
