package io.bellwether.retrospect;

/**
 * An interval that may be looked at every day: over all days together it misses the truth with a
 * probability of at most {@value #MISSES}, however long somebody looks and whenever he stops.
 *
 * <p>The normal mixture of Robbins (1970), Annals of Mathematical Statistics 41(5), in the form of
 * Howard, Ramdas, McAuliffe and Sekhon (2021), Annals of Statistics 49(2): with S a Brownian motion
 * at time V, |S| stays below sqrt((V + r) ln((V + r) / (r a^2))) for ever with probability 1 - a.
 * The difference of two means, one of them growing, times its information V = 1 / variance, is such
 * a motion (Jennison and Turnbull 1997, JASA 92). It holds for levels that scatter about one mean
 * as {@link DayNoise} says, and not for levels that wander.
 */
final class ConfidenceSequence {

    /** How often it may miss. */
    static final double MISSES = .05;

    /** It is narrowest for effects of about this size. */
    private static final double USUAL_EFFECT = .1;

    private static final double PRIOR_INFORMATION = 1 / (USUAL_EFFECT * USUAL_EFFECT);

    private ConfidenceSequence() {}

    /**
     * The interval around {@code difference}, whose variance as of today is given; within [-1, 1].
     */
    static Interval around(double difference, double variance) {
        double information = 1 / variance;
        double sum = information + PRIOR_INFORMATION;
        double log = StrictMath.log(sum / (PRIOR_INFORMATION * MISSES * MISSES));
        double half = Math.sqrt(sum * log) / information;
        return new Interval(
                Math.clamp(difference - half, -1.0, 1.0), Math.clamp(difference + half, -1.0, 1.0));
    }
}
