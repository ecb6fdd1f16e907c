package io.bellwether.detection;

/**
 * How many votes were to be expected in one hour or several, and how far chance strays from that. A
 * surge is a note for those who look, and never raises an alert.
 *
 * @param expected votes; more than 0, NaN while learning
 * @param allowed what half the Poisson deviance of the votes may come to: overdispersion times ln A
 */
public record Turnout(double expected, double allowed) {

    private static final int LEAST_VOTES = 10;

    /** While learning nothing is expected. */
    static Turnout unknown() {
        return new Turnout(Double.NaN, Double.NaN);
    }

    /** The same for a time in which so many were expected. */
    public Turnout of(double otherExpected) {
        return new Turnout(otherExpected, allowed);
    }

    /**
     * Whether there are at least ten, and so many that chance takes about A hours for it: n ln(n/m)
     * - n + m above the overdispersion times ln A, with n votes where m were expected. This is
     * Chernoff's (1952) bound for Poisson votes that come in bundles; with n = 0 it is the rule for
     * data gaps.
     */
    public boolean isSurge(long votes) {
        if (votes < LEAST_VOTES || !(votes > expected)) {
            return false;
        }
        return votes * StrictMath.log(votes / expected) - votes + expected > allowed;
    }
}
