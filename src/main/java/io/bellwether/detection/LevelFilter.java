package io.bellwether.detection;

/**
 * The level as a random walk seen through daily means: a Kalman filter whose innovations are
 * clipped at 3 standard deviations, so that one mad day moves it little.
 */
final class LevelFilter {

    private static final double START = .6;
    private static final double START_VARIANCE = .25;
    private static final double CLIP = 3;

    private final double wander;
    private final double dayVariance;
    private final double voteVariance;
    private double level = START;
    private double variance = START_VARIANCE;
    private double logLikelihood;

    /**
     * @param wander variance of the level's step from one day to the next
     * @param dayVariance of a day's mean, beyond that of its votes
     */
    LevelFilter(double wander, double dayVariance, double voteVariance) {
        this.wander = wander;
        this.dayVariance = dayVariance;
        this.voteVariance = voteVariance;
    }

    /** Runs over all rows. Returns the level after each of them. */
    double[] run(DayRows rows, Break lastBreak) {
        double[] path = new double[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            if (row > 0) {
                long before = rows.day(row - 1);
                variance += wander * (rows.day(row) - before);
                variance += lastBreak.between(before, rows.day(row));
            }
            see(rows.mean(row), rows.votes(row));
            path[row] = level;
        }
        return path;
    }

    private void see(double mean, double votes) {
        double total = variance + dayVariance + voteVariance / votes;
        double sd = Math.sqrt(total);
        double innovation = Math.clamp(mean - level, -CLIP * sd, CLIP * sd);
        double gain = variance / total;
        level += gain * innovation;
        variance *= 1 - gain;
        logLikelihood -= (StrictMath.log(total) + innovation * innovation / total) / 2;
    }

    double level() {
        return level;
    }

    /** Of the level, after the last row. */
    double variance() {
        return variance;
    }

    /** Of the rows, but for a constant. */
    double logLikelihood() {
        return logLikelihood;
    }
}
