package io.bellwether.corenlp;

/**
 * McNemar's test of two scorers on the same texts, in its exact and its mid-p form (Fagerland,
 * Lydersen and Laake 2013, BMC Medical Research Methodology 13:91).
 *
 * @param onlyFirst texts that only the first got right
 * @param onlySecond texts that only the second got right
 */
public record McNemar(int onlyFirst, int onlySecond) {

    /** Two-sided p of the exact test, in (0, 1]. */
    public double exact() {
        double sum = 0;
        for (int i = 0; i <= Math.min(onlyFirst, onlySecond); i++) {
            sum += probability(i);
        }
        return Math.min(1, 2 * sum);
    }

    /**
     * Two-sided mid-p, in (0, 1], since the exact test is too careful; 1 when they never differ.
     */
    public double midP() {
        int less = Math.min(onlyFirst, onlySecond);
        double below = 0;
        for (int i = 0; i < less; i++) {
            below += probability(i);
        }
        double share = onlyFirst == onlySecond ? 0.5 : 1;
        return onlyFirst + onlySecond == 0 ? 1 : 2 * below + share * probability(less);
    }

    /** That of all texts that one got right, the given number falls to one side by chance. */
    private double probability(int successes) {
        int all = onlyFirst + onlySecond;
        double log = -all * StrictMath.log(2);
        for (int i = 1; i <= successes; i++) {
            log += StrictMath.log((double) (all - successes + i) / i);
        }
        return StrictMath.exp(log);
    }
}
