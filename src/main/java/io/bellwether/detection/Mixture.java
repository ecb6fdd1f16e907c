package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.Arrays;

/**
 * A mixture of Shiryaev-Roberts e-detectors on the means of hours: evidence M that the mean has
 * moved in the direction of the bets. Not safe for several threads.
 *
 * <p>After Shin, Ramdas and Rinaldo (2023), arXiv 2203.03532: {@code M' = L (M + 1)} with an
 * expectation of L of at most 1 while nothing is wrong gives a mean time to a false alarm of at
 * least A for a threshold A, and averages of such M keep that. Each bet is placed twice: on the
 * hour's innovation against a filter that follows the topics (quick), and on the plain mean with
 * the long-run variance of topics (sure, since it does not trust the filter).
 *
 * <p>A Gaussian ratio alone is no e-value for a few votes of one or five stars: the third cumulant
 * is taken off too. Evidence stops at {@link #GREATEST}, far above any threshold, so that a crisis
 * of years does not overflow.
 */
final class Mixture {

    private static final double GREATEST = 1e30;

    private double[] bets;
    private double[] whitened;
    private double[] longRun;
    private final double[] steps;

    /** Push of the topics that is expected of the next hour, in the direction of the bets. */
    private double topic;

    private double topicVariance;

    /** Part of a lasting change that shows up in the innovations of the filter. */
    private double transfer;

    /** Weight of the innovations' bets in M; the others have the rest. */
    private double quickShare = .5;

    private Mixture(double[] bets) {
        this.bets = bets.clone();
        whitened = new double[bets.length];
        longRun = new double[bets.length];
        steps = new double[bets.length];
    }

    /** A mixture without evidence. */
    static Mixture of(double[] bets, Noise noise, double votesPerHour) {
        Mixture mixture = new Mixture(bets);
        mixture.topicVariance = noise.topicVariance();
        double gain =
                noise.topicVariance()
                        / (noise.topicVariance()
                                + noise.voteVariance() / Math.max(1, votesPerHour));
        mixture.transfer = transfer(noise.topicCorrelation(), gain);
        return mixture;
    }

    /** The same with other weights of its halves; a snapshot does not keep them. */
    Mixture withQuickShare(double share) {
        quickShare = share;
        return this;
    }

    /** Another one with the same evidence, that goes its own way. */
    Mixture copy() {
        Mixture copy = new Mixture(bets);
        copy.whitened = whitened.clone();
        copy.longRun = longRun.clone();
        copy.topic = topic;
        copy.topicVariance = topicVariance;
        copy.transfer = transfer;
        copy.quickShare = quickShare;
        return copy;
    }

    /** Other bets from here on; the evidence so far stays. Their number must not change. */
    void changeBets(double[] others) {
        bets = others.clone();
    }

    /** Drops all evidence; what is known of the topics stays. */
    void reset() {
        Arrays.fill(whitened, 0);
        Arrays.fill(longRun, 0);
    }

    /** M at the end of the last hour; at least 0. */
    double evidence() {
        double sum = 0;
        for (int k = 0; k < bets.length; k++) {
            sum += quickShare * whitened[k] + (1 - quickShare) * longRun[k];
        }
        return sum / bets.length;
    }

    /** The greatest M that the votes of one more hour can give. */
    double reach(double cap) {
        return StrictMath.exp(cap) * (evidence() + 1);
    }

    /**
     * M as it would be if the hour ended now. Changes nothing.
     *
     * @param votes at least 1
     * @param shift how far the mean of the votes lies from what was expected of it, in the
     *     direction of the bets
     */
    double evidence(int votes, double shift, Odds odds) {
        Hour hour = new Hour(votes, shift, odds);
        double sum = 0;
        for (int k = 0; k < bets.length; k++) {
            double quick = StrictMath.exp(hour.whitened(bets[k])) * (whitened[k] + 1);
            double sure = StrictMath.exp(hour.longRun(bets[k])) * (longRun[k] + 1);
            sum += quickShare * quick + (1 - quickShare) * sure;
        }
        return Math.min(GREATEST, sum / bets.length);
    }

    /** Ends an hour with votes. Parameters as in {@link #evidence(int, double, Odds)}. */
    void close(int votes, double shift, Odds odds) {
        Hour hour = new Hour(votes, shift, odds);
        for (int k = 0; k < bets.length; k++) {
            steps[k] = hour.longRun(bets[k]);
            whitened[k] = grown(whitened[k], hour.whitened(bets[k]));
            longRun[k] = grown(longRun[k], steps[k]);
        }
        double correlation = odds.noise().topicCorrelation();
        double gain = topicVariance / hour.variance;
        topic = correlation * (topic + gain * (shift - topic));
        topicVariance *= 1 - gain;
        transfer = transfer(correlation, gain);
        passTime(odds.noise());
    }

    /**
     * Ends an hour without votes.
     *
     * @param counts whether it is an hour in which a false alarm might have come: not in a data gap
     */
    void closeEmpty(boolean counts, Noise noise) {
        if (counts) {
            for (int k = 0; k < bets.length; k++) {
                whitened[k] = Math.min(GREATEST, whitened[k] + 1);
                longRun[k] = Math.min(GREATEST, longRun[k] + 1);
            }
        }
        topic *= noise.topicCorrelation();
        passTime(noise);
    }

    /**
     * Logarithms of the last closed hour's long-run ratios, one a bet. The array is reused by the
     * next call.
     */
    double[] lastSteps() {
        return steps;
    }

    /** What {@link #lastSteps()} would be for such an hour. Changes nothing else. */
    double[] stepsOf(int votes, double shift, Odds odds) {
        Hour hour = new Hour(votes, shift, odds);
        for (int k = 0; k < bets.length; k++) {
            steps[k] = hour.longRun(bets[k]);
        }
        return steps;
    }

    private void passTime(Noise noise) {
        double square = noise.topicCorrelation() * noise.topicCorrelation();
        topicVariance = square * topicVariance + noise.topicVariance() * (1 - square);
    }

    private static double grown(double evidence, double step) {
        return Math.min(GREATEST, StrictMath.exp(step) * (evidence + 1));
    }

    private static double transfer(double correlation, double gain) {
        return (1 - correlation) / (1 - correlation + correlation * gain);
    }

    void writeTo(StateWriter state) {
        state.putDoubles(bets).putDoubles(whitened).putDoubles(longRun);
        state.putDouble(topic).putDouble(topicVariance).putDouble(transfer);
    }

    static Mixture readFrom(StateReader state) {
        Mixture mixture = new Mixture(state.getDoubles());
        mixture.whitened = Arrays.copyOf(state.getDoubles(), mixture.bets.length);
        mixture.longRun = Arrays.copyOf(state.getDoubles(), mixture.bets.length);
        mixture.topic = state.getDouble();
        mixture.topicVariance = state.getDouble();
        mixture.transfer = state.getDouble();
        return mixture;
    }

    /** One hour's votes, ready to be put to each bet. */
    private final class Hour {
        private final double variance;
        private final double longRunVariance;
        private final double innovation;
        private final double deviation;
        private final double cubic;
        private final double cap;
        private final double betCap;

        Hour(int votes, double shift, Odds odds) {
            double ofVotes = odds.noise().voteVariance() / votes;
            variance = topicVariance + ofVotes;
            longRunVariance = odds.noise().longRunVariance() + ofVotes;
            innovation = shift - topic - odds.margin();
            deviation = shift - odds.margin();
            cubic = odds.skewness() / (6.0 * votes * votes);
            cap = odds.cap();
            betCap = odds.betCap();
        }

        double whitened(double bet) {
            return logRatio(bet * transfer / variance, innovation, variance);
        }

        double longRun(double bet) {
            return logRatio(bet / longRunVariance, deviation, longRunVariance);
        }

        private double logRatio(double tilt, double value, double valueVariance) {
            // If the bet is right, the logarithm has this mean, and twice as much is its variance.
            double expected = tilt * tilt * valueVariance / 2;
            double most = Math.min(cap, expected + betCap * Math.sqrt(2 * expected));
            return Math.min(most, tilt * (value - tilt * tilt * cubic) - expected);
        }
    }
}
