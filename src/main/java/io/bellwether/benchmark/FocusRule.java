package io.bellwether.benchmark;

/** Alarms when the generalised likelihood ratio of a drop of any size exceeds a bound. */
final class FocusRule implements Rule {

    private final double bound;
    private final PastMean normal = new PastMean();
    private final Focus focus = new Focus();

    FocusRule(double bound) {
        this.bound = bound;
    }

    @Override
    public boolean vote(long epochSecond, double level) {
        normal.add(epochSecond, level);
        if (!normal.isKnown()) {
            return false;
        }
        if (focus.add((normal.mean() - level) / normal.deviation()) <= bound) {
            return false;
        }
        focus.clear();
        return true;
    }
}
