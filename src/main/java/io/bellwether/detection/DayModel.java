package io.bellwether.detection;

import java.util.Arrays;

/**
 * How fast the level wanders, and how much a day strays beyond its votes. Posterior means over a
 * grid, under log-normal priors.
 *
 * @param wander variance of the level's step from one day to the next
 * @param stray variance of a day around the level
 */
record DayModel(double wander, double stray) {

    private static final double[] WANDER_SD = {.0003, .001, .002, .004, .008, .015};
    private static final double[] STRAY_SD = {.004, .01, .02, .03, .045, .065, .09};
    private static final double WANDER_MEDIAN = .001;
    private static final double WANDER_LOG_SD = 1;
    private static final double STRAY_MEDIAN = .016;
    private static final double STRAY_LOG_SD = .7;

    /** A day's variance enters the noise a little enlarged, for it is itself an estimate. */
    private static final double STRAY_INFLATION = 1.15;

    /** Learns from {@code rows}; without rows it is what the priors say. */
    static DayModel of(DayRows rows, double voteVariance, Break lastBreak) {
        double[] logPosterior = new double[WANDER_SD.length * STRAY_SD.length];
        for (int i = 0; i < WANDER_SD.length; i++) {
            for (int j = 0; j < STRAY_SD.length; j++) {
                LevelFilter filter =
                        new LevelFilter(
                                WANDER_SD[i] * WANDER_SD[i],
                                STRAY_SD[j] * STRAY_SD[j],
                                voteVariance);
                filter.run(rows, lastBreak);
                logPosterior[i * STRAY_SD.length + j] =
                        filter.logLikelihood()
                                + logPrior(WANDER_SD[i], WANDER_MEDIAN, WANDER_LOG_SD)
                                + logPrior(STRAY_SD[j], STRAY_MEDIAN, STRAY_LOG_SD);
            }
        }
        return mean(logPosterior);
    }

    private static DayModel mean(double[] logPosterior) {
        double greatest = Arrays.stream(logPosterior).max().orElse(0);
        double total = 0;
        double wander = 0;
        double stray = 0;
        for (int i = 0; i < WANDER_SD.length; i++) {
            for (int j = 0; j < STRAY_SD.length; j++) {
                double weight = StrictMath.exp(logPosterior[i * STRAY_SD.length + j] - greatest);
                total += weight;
                wander += weight * WANDER_SD[i] * WANDER_SD[i];
                stray += weight * STRAY_SD[j] * STRAY_SD[j];
            }
        }
        return new DayModel(wander / total, STRAY_INFLATION * stray / total);
    }

    private static double logPrior(double value, double median, double logSd) {
        double distance = StrictMath.log(value / median) / logSd;
        return -distance * distance / 2;
    }
}
