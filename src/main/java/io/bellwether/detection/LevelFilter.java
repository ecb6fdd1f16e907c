package io.bellwether.detection;

/**
 * The level as a random walk seen through daily means, which also stray for a day or for a few: a
 * Kalman filter of level and stray, whose innovations are clipped at 3 standard deviations, so that
 * one mad day moves it little.
 */
final class LevelFilter {

    private static final double START = .6;
    private static final double START_VARIANCE = .25;
    private static final double CLIP = 3;

    /** Variances of days lie between 1e-9 and 1: that many of them multiply without underflow. */
    private static final int FACTORS = 16;

    private final DayModel model;
    private final double voteVariance;
    private double level = START;
    private double levelVariance = START_VARIANCE;
    private double stray;
    private double strayVariance;
    private double covariance;
    private double squares;
    private double logTotals;

    /** Product of variances whose logarithm is still to be added: logarithms are slow. */
    private double totals = 1;

    private int factors;

    LevelFilter(DayModel model, double voteVariance) {
        this.model = model;
        this.voteVariance = voteVariance;
        strayVariance = model.stray();
    }

    /** Runs over all rows. Returns the level after each of them. */
    double[] run(DayRows rows, Break lastBreak) {
        double[] path = new double[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            if (row > 0) {
                long before = rows.day(row - 1);
                pass(rows.day(row) - before);
                levelVariance += lastBreak.between(before, rows.day(row));
            }
            see(rows.mean(row), rows.votes(row));
            path[row] = level;
        }
        return path;
    }

    private void pass(long days) {
        double kept = days == 1 ? model.persistence() : power(model.persistence(), days);
        levelVariance += model.wander() * days;
        covariance *= kept;
        stray *= kept;
        strayVariance = kept * kept * strayVariance + (1 - kept * kept) * model.stray();
    }

    private static double power(double base, long exponent) {
        return base == 0 ? 0 : StrictMath.pow(base, (double) exponent);
    }

    private void see(double mean, double votes) {
        double ofLevel = levelVariance + covariance;
        double ofStray = strayVariance + covariance;
        double total = ofLevel + ofStray + voteVariance / votes;
        double sd = Math.sqrt(total);
        double innovation = Math.clamp(mean - level - stray, -CLIP * sd, CLIP * sd);
        level += ofLevel / total * innovation;
        stray += ofStray / total * innovation;
        levelVariance -= ofLevel * ofLevel / total;
        strayVariance -= ofStray * ofStray / total;
        covariance -= ofLevel * ofStray / total;
        squares += innovation * innovation / total;
        totals *= total;
        if (++factors == FACTORS) {
            logTotals += StrictMath.log(totals);
            totals = 1;
            factors = 0;
        }
    }

    double level() {
        return level;
    }

    /** Of the level, after the last row. */
    double variance() {
        return levelVariance;
    }

    /** Of the rows, but for a constant. */
    double logLikelihood() {
        return -(logTotals + StrictMath.log(totals) + squares) / 2;
    }
}
