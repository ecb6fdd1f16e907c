package io.bellwether.benchmark;

/**
 * Exponentially weighted mean of the votes, after Roberts (1959), Technometrics 1(3): alarms when
 * it lies too many of its standard deviations below the mean of the past.
 */
final class EwmaRule implements Rule {

    private static final double WEIGHT = .01;

    private final double deviations;
    private final PastMean normal = new PastMean();
    private double below;

    EwmaRule(double deviations) {
        this.deviations = deviations;
    }

    @Override
    public boolean vote(long epochSecond, double level) {
        normal.add(epochSecond, level);
        if (!normal.isKnown()) {
            return false;
        }
        below += WEIGHT * ((normal.mean() - level) / normal.deviation() - below);
        if (below <= deviations * Math.sqrt(WEIGHT / (2 - WEIGHT))) {
            return false;
        }
        below = 0;
        return true;
    }
}
