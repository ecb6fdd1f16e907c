package io.bellwether.retrospect;

import java.util.List;

/**
 * How much the daily levels of an asset scatter without anything having happened, and how much a
 * day resembles the one before, as an autoregressive process of order 1. Learned from the {@value
 * #DAYS} days before a date alone, so that what is said of later days was settled before them.
 *
 * @param variance of the level of a usual day about the mean
 * @param correlation of one day with the next, in [0, {@value #HIGHEST}]
 */
record DayNoise(double variance, double correlation) {

    static final int DAYS = 91;

    /** Nobody's daily level is steadier than this standard deviation of .01. */
    private static final double LEAST_VARIANCE = 1e-4;

    private static final double HIGHEST = .9;

    /** With fewer pairs of neighbouring days the correlation is assumed. */
    private static final int FEWEST_PAIRS = 10;

    private static final double ASSUMED = .5;

    /**
     * Learned from {@code days}, which end before the date; at least {@link
     * Contrast#FEWEST_BEFORE}.
     *
     * @param usualVotes the weight of a day, at most
     */
    static DayNoise of(List<DayLevel> days, long usualVotes) {
        double mean = MeanLevel.of(days, usualVotes).level();
        double weights = 0;
        double squares = 0;
        double products = 0;
        int pairs = 0;
        double last = 0;
        for (int i = 0; i < days.size(); i++) {
            double weight = MeanLevel.weight(days.get(i), usualVotes);
            double here = Math.sqrt(weight) * (days.get(i).level() - mean);
            weights += weight;
            squares += here * here;
            if (i > 0 && days.get(i - 1).day().plusDays(1).equals(days.get(i).day())) {
                products += here * last;
                pairs++;
            }
            last = here;
        }
        int count = days.size();
        double variance = Math.max(LEAST_VARIANCE, squares / weights * count / (count - 3));
        boolean isKnown = pairs >= FEWEST_PAIRS && squares > 0;
        double found = isKnown ? products / pairs / (squares / count) : ASSUMED;
        return new DayNoise(variance, isKnown ? cautious(found, pairs) : ASSUMED);
    }

    /**
     * An estimate from few days is too low, by (1 + 3 phi) / n (Kendall 1954, Biometrika 41), and
     * rough: its standard error is added as well.
     */
    private static double cautious(double found, int pairs) {
        double unbiased = found + (1 + 3 * found) / pairs;
        double error = Math.sqrt(Math.max(0, 1 - unbiased * unbiased) / pairs);
        return Math.clamp(unbiased + error, 0, HIGHEST);
    }

    /**
     * How many independent days {@code days} of them are worth: n (1 - phi) / (1 + phi), Bayley and
     * Hammersley (1946), for long stretches; less than they are worth in short ones.
     */
    double effective(double days) {
        return days * (1 - correlation) / (1 + correlation);
    }

    /** Variance of the difference of the two means. */
    double varianceOfDifference(MeanLevel before, MeanLevel after) {
        return variance * (1 / effective(before.days()) + 1 / effective(after.days()));
    }
}
