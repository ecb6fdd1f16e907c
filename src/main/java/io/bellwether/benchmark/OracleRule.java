package io.bellwether.benchmark;

import java.util.Arrays;

/**
 * The best that can be done: knows level, season, the law of topics and votes, and the size of the
 * drop. A cumulative sum (Page 1954) of exact log likelihood ratios; optimal after Moustakides
 * (1986), Annals of Statistics 14(4), and looked at with every vote.
 *
 * <p>Topics are an AR(1) process, so the hourly means are whitened by the Kalman filter of that
 * process. The filter takes part of a lasting drop for a topic; how much depends on the hours since
 * the onset, so each of the last {@link #ONSETS} hours is followed as an onset of its own. Older
 * ones differ by less than phi^{@value #ONSETS} and share one sum.
 */
final class OracleRule implements Rule {

    private static final int ONSETS = 32;

    private final Truth truth;
    private final double size;
    private final double bound;

    /** Per onset: log likelihood ratio so far, and the shift of the filter's prediction. */
    private final double[] ratios = new double[ONSETS];

    private final double[] shifts = new double[ONSETS];

    /** The slot of the present hour; the next one holds all older onsets. */
    private int present;

    private double prediction;
    private double variance;
    private long hour = Long.MIN_VALUE;
    private double expected;
    private long votes;
    private double sum;

    OracleRule(Truth truth, double size, double bound) {
        this.truth = truth;
        this.size = size;
        this.bound = bound;
        variance = truth.world().topicSd() * truth.world().topicSd();
        Arrays.fill(ratios, Double.NEGATIVE_INFINITY);
    }

    @Override
    public boolean vote(long epochSecond, double level) {
        long hourNow = Math.floorDiv(epochSecond, Simulator.SECONDS);
        if (hourNow != hour) {
            goTo(hourNow);
        }
        votes++;
        sum += level;
        if (best() <= bound) {
            return false;
        }
        Arrays.fill(ratios, Double.NEGATIVE_INFINITY);
        ratios[present] = 0;
        shifts[present] = 0;
        return true;
    }

    private void goTo(long hourNow) {
        if (votes > 0) {
            learn();
            predict();
        }
        for (long empty = hour + 1; votes > 0 && empty < hourNow; empty++) {
            predict();
        }
        hour = hourNow;
        expected = truth.expected();
        votes = 0;
        sum = 0;
        beginOnset();
    }

    private void beginOnset() {
        int oldest = (present + 1) % ONSETS;
        int next = (present + 2) % ONSETS;
        // The slot after the present one holds the old; it takes in the oldest of the others.
        if (ratios[oldest] > ratios[next]) {
            ratios[next] = ratios[oldest];
            shifts[next] = shifts[oldest];
        }
        present = oldest;
        ratios[present] = 0;
        shifts[present] = 0;
    }

    private double best() {
        double surprise = surprise();
        double scatter = scatter();
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ONSETS; i++) {
            best = Math.max(best, ratios[i] + ratio(shifts[i], surprise, scatter));
        }
        return best;
    }

    /** Log likelihood ratio of this hour's mean, given that the filter predicts with a shift. */
    private double ratio(double shift, double surprise, double scatter) {
        double drop = -size - shift;
        return (drop * surprise - drop * drop / 2) / scatter;
    }

    private void learn() {
        double surprise = surprise();
        double scatter = scatter();
        double gain = variance / scatter;
        for (int i = 0; i < ONSETS; i++) {
            ratios[i] += ratio(shifts[i], surprise, scatter);
            shifts[i] += gain * (-size - shifts[i]);
        }
        prediction += gain * surprise;
        variance *= 1 - gain;
    }

    private void predict() {
        double phi = truth.world().topicPhi();
        double sd = truth.world().topicSd();
        prediction *= phi;
        variance = phi * phi * variance + sd * sd * (1 - phi * phi);
        for (int i = 0; i < ONSETS; i++) {
            shifts[i] *= phi;
        }
    }

    private double surprise() {
        return sum / votes - expected - prediction;
    }

    private double scatter() {
        return variance + truth.world().ratings().variance(expected) / votes;
    }
}
