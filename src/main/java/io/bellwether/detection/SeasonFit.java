package io.bellwether.detection;

import java.util.Arrays;

/**
 * Fits a {@link Season} by weighted ridge regression on what is left of each hour's mean after a
 * 15-day centred weighted mean is taken away, and robustly: residuals are clipped, so that a
 * brigade or a burst bends neither the rhythm nor the noise.
 *
 * <p>There is no intercept (the level is the centred mean's business), and each coefficient has a
 * prior of mean 0 and standard deviation .03.
 */
final class SeasonFit {

    private static final long HALF_WINDOW_HOURS = 15 * Hours.DAY / 2;
    private static final double PRIOR_PRECISION = 1 / (.03 * .03);
    private static final double CLIP = 3;
    private static final double LEAST_SCALE = .8;
    private static final double MAD_TO_SD = 1.4826;

    private final Sample sample;
    private final int firstTerm;
    private final double[] weight;
    private final double[] residual;
    private Season season = Season.none();

    /**
     * @param hasHarmonics false for data stamped with days
     */
    SeasonFit(Sample sample, boolean hasHarmonics) {
        this.sample = sample;
        this.firstTerm = hasHarmonics ? 0 : Season.TERMS - 1;
        this.weight = new double[sample.size];
        this.residual = new double[sample.size];
    }

    /**
     * One pass: clips the residuals about the present season and fits it again.
     *
     * @param topicVariance variance of an hour's mean beyond that of its votes
     * @param voteVariance variance of one vote
     */
    void pass(double topicVariance, double voteVariance) {
        for (int row = 0; row < sample.size; row++) {
            weight[row] = 1 / (topicVariance + voteVariance / sample.votes[row]);
            residual[row] = sample.mean[row] - season.at(sample.cell[row]);
        }
        takeAwayCentredMean(residual);
        clip();
        Season before = season;
        for (int row = 0; row < sample.size; row++) {
            residual[row] += before.at(sample.cell[row]);
        }
        season = Season.of(regress());
        for (int row = 0; row < sample.size; row++) {
            residual[row] -= season.at(sample.cell[row]);
        }
    }

    Season season() {
        return season;
    }

    /** What level and season leave of each row, clipped. */
    double[] residuals() {
        return residual;
    }

    /** Weight of each row in the last pass: one over its variance. */
    double[] weights() {
        return weight;
    }

    private void takeAwayCentredMean(double[] values) {
        double[] raw = values.clone();
        int from = 0;
        int to = 0;
        double sum = 0;
        double sumOfWeights = 0;
        for (int row = 0; row < sample.size; row++) {
            while (to < sample.size && sample.hour[to] <= sample.hour[row] + HALF_WINDOW_HOURS) {
                sum += weight[to] * raw[to];
                sumOfWeights += weight[to];
                to++;
            }
            while (sample.hour[from] < sample.hour[row] - HALF_WINDOW_HOURS) {
                sum -= weight[from] * raw[from];
                sumOfWeights -= weight[from];
                from++;
            }
            values[row] = raw[row] - sum / sumOfWeights;
        }
    }

    private void clip() {
        double[] inSd = new double[sample.size];
        for (int row = 0; row < sample.size; row++) {
            inSd[row] = Math.abs(residual[row]) * Math.sqrt(weight[row]);
        }
        Arrays.sort(inSd);
        double scale = Math.max(LEAST_SCALE, MAD_TO_SD * inSd[sample.size / 2]);
        for (int row = 0; row < sample.size; row++) {
            double limit = CLIP * scale / Math.sqrt(weight[row]);
            residual[row] = Math.clamp(residual[row], -limit, limit);
        }
    }

    /** Normal equations, gathered by cell: rows of one cell share their features. */
    private double[] regress() {
        double[] weightOfCell = new double[LocalCalendar.CELLS];
        double[] sumOfCell = new double[LocalCalendar.CELLS];
        for (int row = 0; row < sample.size; row++) {
            weightOfCell[sample.cell[row]] += weight[row];
            sumOfCell[sample.cell[row]] += weight[row] * residual[row];
        }
        int terms = Season.TERMS - firstTerm;
        double[][] matrix = new double[terms][terms];
        double[] right = new double[terms];
        for (int cell = 0; cell < LocalCalendar.CELLS; cell++) {
            for (int i = 0; i < terms; i++) {
                double feature = Season.feature(cell, firstTerm + i);
                right[i] += feature * sumOfCell[cell];
                for (int j = 0; j <= i; j++) {
                    matrix[i][j] +=
                            weightOfCell[cell] * feature * Season.feature(cell, firstTerm + j);
                }
            }
        }
        for (int i = 0; i < terms; i++) {
            matrix[i][i] += PRIOR_PRECISION;
        }
        double[] solution = Cholesky.solve(matrix, right);
        double[] coefficients = new double[Season.TERMS];
        System.arraycopy(solution, 0, coefficients, firstTerm, terms);
        return coefficients;
    }
}
