package io.bellwether.detection;

import java.util.Set;

/**
 * The numbers that the decisions of one day are made with.
 *
 * @param settings what the user chose
 * @param votesPerHour pace of the votes; more than 0
 * @param rim how close to 0 and 1 an expectation may come
 * @param down the odds of bets on a drop
 * @param up the odds of bets on a rise
 * @param quickShare weight of the bets on innovations
 */
record Sensitivity(
        DetectorSettings settings,
        double votesPerHour,
        double rim,
        Odds down,
        Odds up,
        double quickShare) {

    /** With this part of the smallest bet as the rim, nobody can win against a constant 0 or 1. */
    private static final double RIM = .25;

    /** What holds on {@code day}, counted from the epoch. */
    static Sensitivity of(
            DetectorSettings settings,
            Baseline baseline,
            double votesPerHour,
            long day,
            Set<Ingredient> without) {
        Noise noise = baseline.noise();
        double cap =
                without.contains(Ingredient.STORM_CAP)
                        ? Double.POSITIVE_INFINITY
                        : Bets.cap(settings, baseline.isDayPrecise());
        double betCap =
                without.contains(Ingredient.BET_CAP) ? Double.POSITIVE_INFINITY : Bets.CAP_SDS;
        double skewness = without.contains(Ingredient.SKEWNESS) ? 0 : noise.skewness();
        double margin = without.contains(Ingredient.MARGIN) ? 0 : baseline.marginOn(day);
        return new Sensitivity(
                settings,
                votesPerHour,
                RIM * settings.smallestDropThatMatters(),
                new Odds(noise, Math.max(0, skewness), margin, cap, betCap),
                // A rise is judged against the drop, whose size was seen and not learned: no
                // margin, unless another scorer looks. And no storm lifts a level: no cap a bet.
                new Odds(
                        noise,
                        Math.max(0, -skewness),
                        baseline.breakMarginOn(day),
                        cap,
                        Double.POSITIVE_INFINITY),
                quickShare(without));
    }

    private static double quickShare(Set<Ingredient> without) {
        if (without.contains(Ingredient.TOPIC_FILTER)) {
            return 0;
        }
        return without.contains(Ingredient.LONG_RUN) ? 1 : .5;
    }

    /** Whether another scorer looks, and nobody knows where its scores lie. */
    boolean isBroken() {
        return up.margin() > 0;
    }

    Noise noise() {
        return down.noise();
    }

    /** The M at which an alert is raised. */
    double threshold() {
        return settings.thresholdHours();
    }

    double logThreshold() {
        return StrictMath.log(threshold());
    }

    /** The sizes of drop that are bet on. */
    double[] bets() {
        return Bets.of(settings, noise(), votesPerHour);
    }

    /** A mixture on drops, without evidence. */
    Mixture mixture() {
        return Mixture.of(bets(), noise(), votesPerHour).withQuickShare(quickShare);
    }
}
