package io.bellwether.benchmark;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A 95 % interval.
 *
 * @param low its lower end, inside
 * @param high its upper end, inside
 */
record Interval(double low, double high) {

    private static final double TAIL = .025;

    Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    /**
     * For the rate behind {@code count} events of a Poisson process in {@code years}: exact, after
     * Garwood (1936), Biometrika 28.
     */
    static Interval ofRate(long count, double years) {
        double low = count == 0 ? 0 : chiSquare(2.0 * count, TAIL) / 2 / years;
        return new Interval(low, chiSquare(2.0 * count + 2, 1 - TAIL) / 2 / years);
    }

    private static double chiSquare(double degrees, double probability) {
        return ChiSquaredDistribution.of(degrees).inverseCumulativeProbability(probability);
    }

    /** For the mean behind {@code values}, after Student (1908); one value says nothing. */
    static Interval ofMean(double[] values) {
        int n = values.length;
        if (n < 2) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double mean = Arrays.stream(values).sum() / n;
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double quantile = TDistribution.of(n - 1.0).inverseCumulativeProbability(1 - TAIL);
        double half = quantile * Math.sqrt(squares / (n - 1) / n);
        return new Interval(mean - half, mean + half);
    }
}
