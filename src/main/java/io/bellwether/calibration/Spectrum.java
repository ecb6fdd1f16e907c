package io.bellwether.calibration;

import java.util.Random;

/**
 * How strongly the common mood of an asset's people swings, at every pace from hours to months.
 *
 * <p>Cells of time hold few votes and some hold none, so the periodogram of their means would tell
 * mostly of chance and of gaps. Instead the autocovariance is estimated from products of cells that
 * both have votes (Parzen 1963, Sankhya A 25, "On spectral analysis with missing observations"),
 * where chance cancels out but for lag 0, from which it is subtracted; the spectrum is its
 * transform under a triangular window, averaged over about an octave, and never below 0.
 */
final class Spectrum {

    /** A frequency is averaged with those down to this share of it. */
    private static final double LOWER = .7;

    private static final double UPPER = 1.4;

    /** Lags that fewer than this share of all pairs of cells tell of are taken for 0. */
    private static final double LEAST_PAIRS = .02;

    private final double[] power;

    private Spectrum(double[] power) {
        this.power = power;
    }

    /**
     * Of cells that follow each other without a gap.
     *
     * @param means mean deviation of each cell's votes; any number where there are none
     * @param votes of each cell
     * @param voteVariance of one vote about its cell
     */
    static Spectrum of(double[] means, int[] votes, double voteVariance) {
        int cells = means.length;
        double[] weights = weights(votes);
        double[] weighted = new double[cells];
        double mean = weightedMean(means, weights);
        double chance = 0;
        for (int i = 0; i < cells; i++) {
            weighted[i] = weights[i] * (means[i] - mean);
            chance += votes[i] == 0 ? 0 : weights[i] * weights[i] * voteVariance / votes[i];
        }
        double[] products = lagProducts(weighted);
        double[] pairs = lagProducts(weights);
        products[0] -= chance;
        return new Spectrum(smooth(transformed(products, pairs, cells)));
    }

    private static double[] weights(int[] votes) {
        long all = 0;
        long filled = 0;
        for (int count : votes) {
            all += count;
            filled += count > 0 ? 1 : 0;
        }
        double typical = (double) all / Math.max(1, filled);
        double[] weights = new double[votes.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = votes[i] == 0 ? 0 : votes[i] / (votes[i] + typical);
        }
        return weights;
    }

    private static double weightedMean(double[] means, double[] weights) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < means.length; i++) {
            sum += weights[i] * means[i];
            all += weights[i];
        }
        return all > 0 ? sum / all : 0;
    }

    /** Sum of x(t) x(t + lag) over t, for every lag. */
    private static double[] lagProducts(double[] series) {
        int length = Fourier.length(2 * series.length);
        double[] real = new double[length];
        double[] imaginary = new double[length];
        System.arraycopy(series, 0, real, 0, series.length);
        Fourier.transform(real, imaginary);
        for (int i = 0; i < length; i++) {
            real[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
            imaginary[i] = 0;
        }
        Fourier.transform(real, imaginary);
        for (int i = 0; i < length; i++) {
            real[i] /= length;
        }
        return real;
    }

    private static double[] transformed(double[] products, double[] pairs, int cells) {
        double[] real = new double[products.length];
        for (int lag = 0; lag < cells; lag++) {
            double share = 1 - (double) lag / cells;
            boolean isTold = pairs[lag] > LEAST_PAIRS * pairs[0];
            real[lag] = isTold ? share * products[lag] / pairs[lag] : 0;
            if (lag > 0) {
                real[real.length - lag] = real[lag];
            }
        }
        Fourier.transform(real, new double[real.length]);
        return real;
    }

    private static double[] smooth(double[] rough) {
        int half = rough.length / 2;
        double[] sums = new double[half + 2];
        for (int k = 1; k <= half; k++) {
            sums[k + 1] = sums[k] + rough[k];
        }
        double[] smooth = new double[half + 1];
        for (int k = 1; k <= half; k++) {
            int from = Math.max(1, (int) StrictMath.ceil(LOWER * k));
            int to = Math.min(half, Math.max(k, (int) (UPPER * k)));
            smooth[k] = Math.max(0, (sums[to + 1] - sums[from]) / (to - from + 1));
        }
        return smooth;
    }

    /** The variance of the mood. */
    double variance() {
        double sum = 0;
        for (int k = 1; k < power.length - 1; k++) {
            sum += 2 * power[k];
        }
        return (sum + power[power.length - 1]) / (2 * (power.length - 1));
    }

    /**
     * A series with this spectrum whose course is left to chance: every frequency has a phase of
     * its own, drawn at random (Theiler et al. 1992, Physica D 58).
     */
    double[] draw(int cells, Random random) {
        int length = 2 * (power.length - 1);
        double[] real = new double[length];
        double[] imaginary = new double[length];
        for (int k = 1; k < power.length - 1; k++) {
            double phase = 2 * StrictMath.PI * random.nextDouble();
            double amplitude = StrictMath.sqrt(power[k] / length);
            real[k] = amplitude * StrictMath.cos(phase);
            imaginary[k] = amplitude * StrictMath.sin(phase);
            real[length - k] = real[k];
            imaginary[length - k] = -imaginary[k];
        }
        Fourier.transform(real, imaginary);
        double[] series = new double[cells];
        System.arraycopy(real, 0, series, 0, cells);
        return series;
    }
}
