package io.bellwether.hypothesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The mean of a window and its doubt.
 *
 * <p>Days are the blocks: what topics and hours do to votes of one day does it to that day's mean.
 * A day of n votes weighs n/(n + n'), where n' is the mean number of votes of a day, so that
 * neither a day with one vote nor a surge decides. The variance of the weighted mean is that of
 * Newey and West (1987), Econometrica 55(3), over calendar days, where a day without votes adds
 * nothing; with the lags of Newey and West (1994), Review of Economic Studies 61(4), floor(4
 * (n/100)^(2/9)); and divided by 1 - (lags + 1)/n, which is what deviations from the own mean lack.
 * Its degrees of freedom are those of a Bartlett window at frequency zero, 1.5 n/(lags + 1), after
 * Priestley (1981), Spectral Analysis and Time Series, 6.2. n is the effective number of days, the
 * squared sum of the weights over the sum of their squares.
 *
 * @param mean in [0, 1]
 * @param variance of the mean, the wandering of the level apart
 * @param degrees degrees of freedom of {@code variance}
 */
record DailyMean(double mean, double variance, double degrees) {

    /** Effective days below which no doubt is stated. */
    static final int LEAST_DAYS = 8;

    /**
     * @param usualVotes votes of a usual day; more than 0
     */
    static double effectiveDays(SortedMap<Long, Tally> days, double usualVotes) {
        double sum = 0;
        double squares = 0;
        for (Tally day : days.values()) {
            double weight = weight(day, usualVotes);
            sum += weight;
            squares += weight * weight;
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /**
     * @param days of which {@link #LEAST_DAYS} are effective
     */
    static DailyMean of(SortedMap<Long, Tally> days, double usualVotes) {
        double sum = 0;
        double weights = 0;
        for (Tally day : days.values()) {
            double weight = weight(day, usualVotes);
            weights += weight;
            sum += weight * day.mean();
        }
        double mean = sum / weights;
        double count = effectiveDays(days, usualVotes);
        int lags = (int) (4 * StrictMath.pow(count / 100, 2.0 / 9));
        double squares = longRunSquares(deviations(days, usualVotes, mean), lags);
        double ownMean = 1 - (lags + 1) / count;
        return new DailyMean(
                mean, squares / (weights * weights) / ownMean, 1.5 * count / (lags + 1));
    }

    private static double weight(Tally day, double usualVotes) {
        return day.votes() / (day.votes() + usualVotes);
    }

    /** One of each calendar day from the first to the last; 0 where nobody voted. */
    private static List<Double> deviations(
            SortedMap<Long, Tally> days, double usualVotes, double mean) {
        List<Double> deviations = new ArrayList<>();
        long next = days.firstKey();
        for (Map.Entry<Long, Tally> day : days.entrySet()) {
            for (; next < day.getKey(); next++) {
                deviations.add(0.0);
            }
            deviations.add(weight(day.getValue(), usualVotes) * (day.getValue().mean() - mean));
            next++;
        }
        return deviations;
    }

    private static double longRunSquares(List<Double> deviations, int lags) {
        double squares = 0;
        for (int lag = 0; lag <= lags; lag++) {
            double products = 0;
            for (int i = lag; i < deviations.size(); i++) {
                products += deviations.get(i) * deviations.get(i - lag);
            }
            squares += (lag == 0 ? 1 : 2 * (1 - lag / (lags + 1.0))) * products;
        }
        return Math.max(0, squares);
    }
}
