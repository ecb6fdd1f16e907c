package io.bellwether.detection;

/**
 * How fast the level wanders, and how much a day strays from it beyond its votes, for a day or for
 * a few. Posterior means over a grid, under log-normal priors of wander and stray.
 *
 * @param wander variance of the level's step from one day to the next
 * @param stray variance of a day around the level
 * @param persistence correlation of a stray with the next day's, in [0, 1)
 * @param longRunVariance variance of the mean stray of many days, times their hours: what strays
 *     add to the noise of a long mean. As posterior mean it is larger where little is known
 */
record DayModel(double wander, double stray, double persistence, double longRunVariance) {

    private static final double[] WANDER_SD = {.0003, .001, .002, .003, .0045, .0065, .01, .015};
    private static final double[] STRAY_SD = {
        .004, .008, .012, .016, .02, .026, .035, .047, .065, .09
    };
    private static final double WANDER_MEDIAN = .001;
    private static final double WANDER_LOG_SD = 1;
    private static final double STRAY_MEDIAN = .016;
    private static final double STRAY_LOG_SD = .7;

    /** Topics of a day, of two or three days, and of a week. */
    private static final double[] PERSISTENCE = {0, .35, .65};

    private static final double[] LOG_PRIOR_OF_PERSISTENCE = {
        StrictMath.log(.9), StrictMath.log(.07), StrictMath.log(.03)
    };

    /** Neither wanders nor strays. */
    static DayModel still() {
        return of(0, 0, 0);
    }

    static DayModel of(double wander, double stray, double persistence) {
        return new DayModel(
                wander, stray, persistence, Hours.DAY * stray * TopicFit.persistence(persistence));
    }

    DayModel withoutWander() {
        return new DayModel(0, stray, persistence, longRunVariance);
    }

    DayModel withoutStray() {
        return of(wander, 0, 0);
    }

    /** Learns from {@code rows}; without rows it is what the priors say. */
    static DayModel of(DayRows rows, double voteVariance, Break lastBreak) {
        DayModel[] models = new DayModel[WANDER_SD.length * STRAY_SD.length * PERSISTENCE.length];
        double[] logPosterior = new double[models.length];
        int at = 0;
        for (double wander : WANDER_SD) {
            for (double stray : STRAY_SD) {
                for (int k = 0; k < PERSISTENCE.length; k++) {
                    DayModel model = of(wander * wander, stray * stray, PERSISTENCE[k]);
                    LevelFilter filter = new LevelFilter(model, voteVariance);
                    filter.run(rows, lastBreak);
                    models[at] = model;
                    logPosterior[at++] =
                            filter.logLikelihood()
                                    + logPrior(wander, WANDER_MEDIAN, WANDER_LOG_SD)
                                    + logPrior(stray, STRAY_MEDIAN, STRAY_LOG_SD)
                                    + LOG_PRIOR_OF_PERSISTENCE[k];
                }
            }
        }
        return mean(models, logPosterior);
    }

    private static DayModel mean(DayModel[] models, double[] logPosterior) {
        int likeliest = 0;
        for (int i = 1; i < models.length; i++) {
            likeliest = logPosterior[i] > logPosterior[likeliest] ? i : likeliest;
        }
        double total = 0;
        double wander = 0;
        double stray = 0;
        double longRun = 0;
        for (int i = 0; i < models.length; i++) {
            double weight = StrictMath.exp(logPosterior[i] - logPosterior[likeliest]);
            total += weight;
            wander += weight * models[i].wander;
            stray += weight * models[i].stray;
            longRun += weight * models[i].longRunVariance;
        }
        return new DayModel(
                wander / total, stray / total, models[likeliest].persistence, longRun / total);
    }

    private static double logPrior(double value, double median, double logSd) {
        double distance = StrictMath.log(value / median) / logSd;
        return -distance * distance / 2;
    }
}
