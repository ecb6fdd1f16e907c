package io.bellwether.detection;

/**
 * The sizes of drop that are bet on, and how far one hour may carry a bet.
 *
 * <p>The least bet is one that a month of hours can prove: a smaller one would win nothing, and let
 * M grow by one an hour until it fires by itself. The spacing is geometric.
 */
final class Bets {

    private static final int COUNT = 6;
    private static final double MONTH_HOURS = 720;
    private static final double GREATEST_LEAST_BET = .25;

    /**
     * Evidence at which a storm is assumed to begin: a storm of the tolerated length then ends just
     * below the threshold. With the default settings an hour's cap is 2.2.
     */
    private static final double EVIDENCE_BEFORE_STORM = 12;

    private static final double LEAST_CAP = .05;

    /**
     * One hour may give a bet what it expects to win if it is right, and so many standard
     * deviations more. A storm is no better proof of a small drop than an hour of that drop.
     */
    static final double CAP_SDS = 1.5;

    /** Cap of data stamped with days, over that of data stamped with hours. */
    private static final double DAY_PRECISION_FACTOR = 3 / 2.2;

    private Bets() {}

    static double[] of(DetectorSettings settings, Noise noise, double votesPerHour) {
        double logThreshold = StrictMath.log(settings.thresholdHours());
        double variance = noise.longRunVariance() + noise.voteVariance() / votesPerHour;
        double provable = Math.sqrt(2 * Math.max(1, logThreshold) * variance / MONTH_HOURS);
        double least = Math.clamp(provable, settings.smallestDropThatMatters(), GREATEST_LEAST_BET);
        double greatest = Math.max(.3, Math.min(.6, 3 * least));
        double[] bets = new double[COUNT];
        for (int k = 0; k < COUNT; k++) {
            double share = k / (COUNT - 1.0);
            bets[k] = least * StrictMath.pow(greatest / least, share);
        }
        return bets;
    }

    static double cap(DetectorSettings settings, boolean isDayPrecise) {
        double room = StrictMath.log(settings.thresholdHours() / EVIDENCE_BEFORE_STORM);
        double cap = Math.max(LEAST_CAP, room / settings.stormHoursTolerated());
        return isDayPrecise ? DAY_PRECISION_FACTOR * cap : cap;
    }
}
