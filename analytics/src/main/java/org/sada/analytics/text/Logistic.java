package org.sada.analytics.text;

/** Fits a logistic regression of few facts by Newton's method, in strict arithmetic. */
final class Logistic {
    private static final int ROUNDS = 30;
    /** Keeps coefficients finite where the facts tell the two sides apart without an exception. */
    private static final double RIDGE = 1e-3;

    private final int size;
    private final double[] coefficients;

    private Logistic(int size) {
        this.size = size;
        this.coefficients = new double[size];
    }

    /** The coefficients that make {@code outcomes} most probable. */
    static double[] fit(double[][] facts, boolean[] outcomes) {
        Logistic fit = new Logistic(facts.length == 0 ? 0 : facts[0].length);
        for (int round = 0; round < ROUNDS && facts.length > 0; round++) {
            fit.step(facts, outcomes);
        }
        return fit.coefficients;
    }

    private void step(double[][] facts, boolean[] outcomes) {
        double[] gradient = new double[size];
        double[][] curvature = new double[size][size];
        for (int index = 0; index < size; index++) {
            gradient[index] = -RIDGE * coefficients[index];
            curvature[index][index] = RIDGE;
        }
        for (int row = 0; row < facts.length; row++) {
            double sum = 0;
            for (int index = 0; index < size; index++) {
                sum += coefficients[index] * facts[row][index];
            }
            double probability = Calibration.logistic(sum);
            double error = (outcomes[row] ? 1 : 0) - probability;
            double spread = probability * (1 - probability);
            for (int index = 0; index < size; index++) {
                gradient[index] += error * facts[row][index];
                for (int other = 0; other < size; other++) {
                    curvature[index][other] += spread * facts[row][index] * facts[row][other];
                }
            }
        }
        double[] change = solve(curvature, gradient);
        for (int index = 0; index < size; index++) {
            coefficients[index] += Math.max(-5, Math.min(5, change[index]));
        }
    }

    /** Gauss with pivots. */
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) {
                    pivot = row;
                }
            }
            double[] swapped = matrix[column];
            matrix[column] = matrix[pivot];
            matrix[pivot] = swapped;
            double value = right[column];
            right[column] = right[pivot];
            right[pivot] = value;
            for (int row = column + 1; row < size; row++) {
                double factor = matrix[row][column] / matrix[column][column];
                right[row] -= factor * right[column];
                for (int index = column; index < size; index++) {
                    matrix[row][index] -= factor * matrix[column][index];
                }
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int index = row + 1; index < size; index++) {
                right[row] -= matrix[row][index] * right[index];
            }
            right[row] /= matrix[row][row];
        }
        return right;
    }
}
