package io.bellwether.benchmark;

/** Cumulative sum of the votes after Page (1954), Biometrika 41, tuned to a drop of .05. */
final class CusumRule implements Rule {

    private static final double ALLOWANCE = .05 / 2;

    private final double bound;
    private final PastMean normal = new PastMean();
    private double sum;

    CusumRule(double bound) {
        this.bound = bound;
    }

    @Override
    public boolean vote(long epochSecond, double level) {
        normal.add(epochSecond, level);
        if (!normal.isKnown()) {
            return false;
        }
        sum = Math.max(0, sum + normal.mean() - level - ALLOWANCE);
        if (sum <= bound) {
            return false;
        }
        sum = 0;
        return true;
    }
}
