package io.bellwether.hypothesis;

/**
 * How far the mean of a metric went from one window to the other. Rounded to 1e-4, so that whoever
 * reads the numbers comes to the same verdict.
 *
 * @param before mean of the window before
 * @param after mean of the window after
 * @param effect their difference
 * @param low lower end of its 95 % interval
 * @param high upper end of its 95 % interval
 */
record Estimate(double before, double after, double effect, double low, double high) {

    /** 97.5 % of a normal distribution lie below. */
    private static final double NORMAL = 1.959963984540054;

    /**
     * The difference with its interval: Student's t on the degrees of freedom of Welch (1947),
     * Biometrika 34, and Satterthwaite (1946), Biometrics Bulletin 2(6).
     *
     * @param wanderVariance of the difference, for the wandering of the level
     */
    static Estimate of(DailyMean before, DailyMean after, double wanderVariance) {
        double variance = before.variance() + after.variance() + wanderVariance;
        double doubt = share(before) + share(after);
        double degrees = doubt == 0 ? Double.POSITIVE_INFINITY : variance * variance / doubt;
        double halfWidth = quantile(degrees) * Math.sqrt(variance);
        double effect = after.mean() - before.mean();
        return new Estimate(
                rounded(before.mean()),
                rounded(after.mean()),
                rounded(effect),
                rounded(effect - halfWidth),
                rounded(effect + halfWidth));
    }

    /**
     * Variance of the difference of the means of a random walk over two windows.
     *
     * <p>With the walk's steps of variance q² a day, q² (b/3 + gap + a/3): the walk from the end of
     * one to the begin of the other, and the mean distance of either mean from its end.
     *
     * @param stepSd q
     */
    static double wanderVariance(Window before, Window after, double stepSd) {
        long gap = after.firstDay() - before.lastDay() - 1;
        return stepSd * stepSd * (before.days() / 3.0 + gap + after.days() / 3.0);
    }

    private static double share(DailyMean mean) {
        return mean.variance() * mean.variance() / mean.degrees();
    }

    /**
     * 97.5 % of Student's t lie below, to 0.1 % from 5 degrees of freedom on: the expansion in
     * Abramowitz and Stegun (1964), 26.7.5.
     */
    static double quantile(double degrees) {
        double z = NORMAL;
        double z2 = z * z;
        double one = z * (z2 + 1) / 4;
        double two = z * ((5 * z2 + 16) * z2 + 3) / 96;
        double three = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
        double four = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92_160;
        return z + (one + (two + (three + four / degrees) / degrees) / degrees) / degrees;
    }

    private static double rounded(double value) {
        // Adding 0 makes 0 of -0.
        return Math.rint(value * Metric.STEPS) / Metric.STEPS + 0.0;
    }
}
