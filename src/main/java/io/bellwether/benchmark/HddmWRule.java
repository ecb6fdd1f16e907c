package io.bellwether.benchmark;

/**
 * HDDM-W of Frias-Blanco et al. (2015), IEEE TKDE 27(3): compares an exponentially weighted mean of
 * the error up to its best moment with the one since, by McDiarmid's bound; one-sided.
 *
 * <p>Written anew because MOA's keeps its sums in static fields: two of them in one process, as
 * here, spoil each other.
 */
final class HddmWRule implements Rule {

    private static final double WEIGHT = .05;

    private final double logInverse;
    private double mean;
    private double squaredWeights;
    private double best;
    private double meanBefore;
    private double squaredBefore;
    private double meanSince;
    private double squaredSince;

    /**
     * @param inverse of the probability that the bound is exceeded by chance
     */
    HddmWRule(double inverse) {
        logInverse = StrictMath.log(inverse);
        clear();
    }

    private void clear() {
        squaredWeights = 0;
        squaredSince = 0;
        best = Double.MAX_VALUE;
    }

    @Override
    public boolean vote(long epochSecond, double level) {
        double error = 1 - level;
        mean = squaredWeights == 0 ? error : mixed(error, mean);
        squaredWeights = mixedWeights(squaredWeights);
        double bound = mean + doubt(squaredWeights);
        if (bound < best) {
            best = bound;
            meanBefore = mean;
            squaredBefore = squaredWeights;
            squaredSince = 0;
            return false;
        }
        meanSince = squaredSince == 0 ? error : mixed(error, meanSince);
        squaredSince = mixedWeights(squaredSince);
        if (meanSince - meanBefore <= doubt(squaredBefore + squaredSince)) {
            return false;
        }
        clear();
        return true;
    }

    private static double mixed(double error, double mean) {
        return WEIGHT * error + (1 - WEIGHT) * mean;
    }

    private static double mixedWeights(double before) {
        return before == 0 ? 1 : WEIGHT * WEIGHT + (1 - WEIGHT) * (1 - WEIGHT) * before;
    }

    private double doubt(double squared) {
        return Math.sqrt(squared * logInverse / 2);
    }
}
