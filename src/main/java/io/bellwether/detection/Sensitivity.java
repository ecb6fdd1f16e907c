package io.bellwether.detection;

/**
 * The numbers that decisions of one day are made with.
 *
 * @param threshold the M at which an alert is raised
 * @param clearThreshold the M at which one may be cleared
 * @param rim how close to 0 and 1 an expectation may come
 * @param down the odds of bets on a drop
 * @param up the odds of bets on a rise
 */
record Sensitivity(double threshold, double clearThreshold, double rim, Odds down, Odds up) {

    /** With this part of the smallest bet as the rim, nobody can win against a constant 0 or 1. */
    private static final double RIM = .25;

    static Sensitivity of(DetectorSettings settings, Baseline baseline, long day) {
        Noise noise = baseline.noise();
        double margin = baseline.marginOn(day);
        double cap = Bets.cap(settings, baseline.isDayPrecise());
        return new Sensitivity(
                settings.thresholdHours(),
                settings.allClearConfidenceHours(),
                RIM * settings.smallestDropThatMatters(),
                new Odds(noise, Math.max(0, noise.skewness()), margin, cap),
                new Odds(noise, Math.max(0, -noise.skewness()), 0, cap));
    }

    Noise noise() {
        return down.noise();
    }
}
