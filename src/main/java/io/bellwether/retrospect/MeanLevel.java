package io.bellwether.retrospect;

import java.util.List;

/**
 * The mean level of some days. A day counts by its votes, but by no more than a usual day has: one
 * on which hardly anybody spoke says little, and one on which everybody did does not stand for the
 * month.
 *
 * @param level the weighted mean; NaN of no days
 * @param days how many days of equal weight it is worth, (sum w)^2 / sum w^2 (Kish 1965, Survey
 *     Sampling)
 */
record MeanLevel(double level, double days) {

    /**
     * The mean of {@code days}.
     *
     * @param usualVotes the weight of a day at most; more than 0
     */
    static MeanLevel of(List<DayLevel> days, long usualVotes) {
        double weights = 0;
        double squares = 0;
        double sum = 0;
        for (DayLevel day : days) {
            double weight = weight(day, usualVotes);
            weights += weight;
            squares += weight * weight;
            sum += weight * day.level();
        }
        return new MeanLevel(sum / weights, weights * weights / squares);
    }

    static double weight(DayLevel day, long usualVotes) {
        return Math.min(day.votes(), usualVotes);
    }

    /** The median of the days' votes, the upper one of two; 1 of no days. */
    static long usualVotes(List<DayLevel> days) {
        List<Long> votes = days.stream().map(DayLevel::votes).sorted().toList();
        return votes.isEmpty() ? 1 : votes.get(votes.size() / 2);
    }
}
