package io.bellwether.detection;

/**
 * How strongly, and for how long, topics push an hour's mean: variance and hourly correlation of a
 * first-order autoregression, fitted to the autocovariances of the residuals up to 12 hours.
 *
 * <p>Each autocovariance is weighted by what is known of it; the variance has a prior around .03
 * squared and the correlation one around .75, so that little data gives ordinary topics, not none.
 *
 * @param variance between .01 squared and .1 squared
 * @param correlation from one hour to the next, the likeliest of six values in [.5, .94]
 * @param longRunVariance variance of the mean of many hours, times their number: a posterior mean,
 *     for nothing matters as much, and a few hours tell one long topic badly from many short ones
 */
record TopicFit(double variance, double correlation, double longRunVariance) {

    /** Standard deviation that is expected before anything is known. */
    static final double PRIOR_SD = .03;

    private static final int LAGS = 12;
    private static final double[] CORRELATIONS = {.5, .6, .7, .8, .88, .94};
    private static final double LEAST_VARIANCE = .01 * .01;
    private static final double GREATEST_VARIANCE = .1 * .1;

    /** Topics too weak to matter. */
    static TopicFit none() {
        return new TopicFit(1e-6, CORRELATIONS[0], 1e-6);
    }

    /**
     * @param residual what level and season leave of each row
     * @param weight one over the variance of each row
     */
    static TopicFit of(Sample sample, double[] residual, double[] weight, double voteVariance) {
        double[] covariance = new double[LAGS + 1];
        double[] weights = new double[LAGS + 1];
        for (int row = 0; row < sample.size; row++) {
            double own = weight[row] * residual[row];
            double square = weight[row] * weight[row];
            covariance[0] += own * own - square * voteVariance / sample.votes[row];
            weights[0] += square;
            for (int other = row + 1; other < sample.size; other++) {
                long lag = sample.hour[other] - sample.hour[row];
                if (lag > LAGS) {
                    break;
                }
                covariance[(int) lag] += own * weight[other] * residual[other];
                weights[(int) lag] += weight[row] * weight[other];
            }
        }
        return best(covariance, weights);
    }

    /**
     * @param covariance weighted sums of products by lag
     * @param weights sums of weights by lag; where 0, nothing is known of that lag
     */
    private static TopicFit best(double[] covariance, double[] weights) {
        double prior = PRIOR_SD * PRIOR_SD;
        double[] losses = new double[CORRELATIONS.length];
        double[] variances = new double[CORRELATIONS.length];
        for (int i = 0; i < CORRELATIONS.length; i++) {
            double correlation = CORRELATIONS[i];
            double above = 1 / prior;
            double below = 1 / (prior * prior);
            double expected = 1;
            for (int lag = 0; lag <= LAGS; lag++) {
                // weights / 6 or / 2 is one over the squared standard error.
                double doubt = lag == 0 ? 6 : 2;
                above += expected * covariance[lag] / doubt;
                below += expected * expected * weights[lag] / doubt;
                expected *= correlation;
            }
            double variance = Math.max(LEAST_VARIANCE, above / below);
            losses[i] = loss(variance, CORRELATIONS[i], covariance, weights);
            variances[i] = Math.min(variance, GREATEST_VARIANCE);
        }
        return likeliest(losses, variances);
    }

    private static TopicFit likeliest(double[] losses, double[] variances) {
        int best = 0;
        for (int i = 1; i < losses.length; i++) {
            best = losses[i] < losses[best] ? i : best;
        }
        double total = 0;
        double longRun = 0;
        for (int i = 0; i < losses.length; i++) {
            double weight = StrictMath.exp((losses[best] - losses[i]) / 2);
            total += weight;
            longRun += weight * variances[i] * persistence(CORRELATIONS[i]);
        }
        return new TopicFit(variances[best], CORRELATIONS[best], longRun / total);
    }

    /** Variance of the mean of many hours, times their number, over the variance of one hour. */
    static double persistence(double correlation) {
        return (1 + correlation) / (1 - correlation);
    }

    private static double loss(
            double variance, double correlation, double[] covariance, double[] weights) {
        double prior = PRIOR_SD * PRIOR_SD;
        double loss = square((variance - prior) / prior) + square((correlation - .75) / .15);
        double expected = variance;
        for (int lag = 0; lag <= LAGS; lag++) {
            if (weights[lag] > 0) {
                double doubt = lag == 0 ? 6 : 2;
                loss += square(covariance[lag] / weights[lag] - expected) * weights[lag] / doubt;
            }
            expected *= correlation;
        }
        return loss;
    }

    private static double square(double value) {
        return value * value;
    }
}
