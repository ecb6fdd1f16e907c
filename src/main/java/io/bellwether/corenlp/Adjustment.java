package io.bellwether.corenlp;

import io.bellwether.sentiment.Sentiment;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What a model confuses: the probabilities that it gives, in the mean, to texts of each class. From
 * it the classes' shares in a group of texts are had by probabilistic adjusted classify and count
 * (Bella et al. 2010, "Quantification via probability estimators"): the mean probabilities of a
 * group are this matrix times its shares, so its inverse times the mean probabilities are the
 * shares, whatever they are, as long as texts of one class stay alike.
 *
 * <p>In ten-thousandths, so that it does not depend on the last digits of an exponential.
 *
 * @param negative mean of negative texts
 * @param neutral mean of neutral texts
 * @param positive mean of positive texts
 */
record Adjustment(Column negative, Column neutral, Column positive) {

    /** What a column adds up to. */
    static final int ONE = 10_000;

    /**
     * Below this the classes are hardly told apart, and the inverse would enlarge chance more than
     * sevenfold. A model without any error has 1; the shipped recipe gives .13.
     */
    static final double LEAST_DETERMINANT = 0.02;

    private static final int CLASSES = Sentiment.values().length;

    /**
     * Mean probabilities, in ten-thousandths.
     *
     * @param negative of negative, at least 0; likewise the others; together {@value #ONE}
     */
    record Column(int negative, int neutral, int positive) {
        Column {
            if (negative < 0 || neutral < 0 || positive < 0) {
                throw new IllegalArgumentException("a probability is below 0");
            }
            if ((long) negative + neutral + positive != ONE) {
                throw new IllegalArgumentException(
                        "the probabilities of a class do not add up to 1");
            }
        }

        /**
         * The nearest one.
         *
         * @param means of three probabilities; they add up to 1 but for rounding
         */
        static Column of(double[] means) {
            int negative = (int) Math.rint(means[0] * ONE);
            int positive = (int) Math.rint(means[2] * ONE);
            return new Column(negative, ONE - negative - positive, positive);
        }

        private static Column read(DataInput in) throws IOException {
            return new Column(
                    Bytes.readCount(in, ONE), Bytes.readCount(in, ONE), Bytes.readCount(in, ONE));
        }

        private double[] shares() {
            return new double[] {
                (double) negative / ONE, (double) neutral / ONE, (double) positive / ONE
            };
        }
    }

    Adjustment {
        if (!isDefined(negative, neutral, positive)) {
            throw new IllegalArgumentException(
                    "the classes are hardly told apart: the determinant is below "
                            + LEAST_DETERMINANT);
        }
    }

    /** Whether the classes are told apart well enough. */
    static boolean isDefined(Column negative, Column neutral, Column positive) {
        return determinant(rows(negative, neutral, positive)) >= LEAST_DETERMINANT;
    }

    /** Writes its nine numbers, class by class. */
    void write(DataOutput out) throws IOException {
        for (Column column : List.of(negative, neutral, positive)) {
            Bytes.writeNumber(out, column.negative);
            Bytes.writeNumber(out, column.neutral);
            Bytes.writeNumber(out, column.positive);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException also when it is no adjustment
     */
    static Adjustment read(DataInput in) throws IOException {
        try {
            return new Adjustment(Column.read(in), Column.read(in), Column.read(in));
        } catch (IllegalArgumentException e) {
            throw new IOException("it has an adjustment that cannot be: " + e.getMessage(), e);
        }
    }

    /**
     * The shares of the classes in a group of texts. They add up to 1; where chance or another kind
     * of text has its way, some are outside [0, 1].
     *
     * @param means mean probabilities of the group
     */
    double[] shares(double[] means) {
        double[][] rows = rows(negative, neutral, positive);
        double determinant = determinant(rows);
        double[] shares = new double[CLASSES];
        for (int k = 0; k < CLASSES; k++) {
            double[][] replaced = new double[CLASSES][];
            for (int row = 0; row < CLASSES; row++) {
                replaced[row] = rows[row].clone();
                replaced[row][k] = means[row];
            }
            // Cramer's rule.
            shares[k] = determinant(replaced) / determinant;
        }
        return shares;
    }

    /**
     * What a level adds up from: times the probabilities of a text, summed, they are the adjusted
     * level. Unlike 0, .5 and 1 they may be outside [0, 1].
     */
    double[] weights() {
        double[] weights = new double[CLASSES];
        for (int k = 0; k < CLASSES; k++) {
            double[] certain = new double[CLASSES];
            certain[k] = 1;
            double[] shares = shares(certain);
            weights[k] = shares[1] / 2 + shares[2];
        }
        return weights;
    }

    /** Row by found class, column by true class. */
    private static double[][] rows(Column negative, Column neutral, Column positive) {
        double[][] columns = {negative.shares(), neutral.shares(), positive.shares()};
        double[][] rows = new double[CLASSES][CLASSES];
        for (int row = 0; row < CLASSES; row++) {
            for (int column = 0; column < CLASSES; column++) {
                rows[row][column] = columns[column][row];
            }
        }
        return rows;
    }

    private static double determinant(double[][] m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }
}
