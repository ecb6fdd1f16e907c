package io.bellwether.capacity;

import java.util.Arrays;
import java.util.List;

/**
 * How long something took, many times.
 *
 * @param name what it was
 * @param count how often it was measured
 * @param median milliseconds; NaN where there is none
 * @param p99 milliseconds; 99 of 100 took no longer
 * @param longest milliseconds
 */
public record Delays(String name, int count, double median, double p99, double longest) {

    /** Sums {@code millis} up. */
    public static Delays of(String name, List<Double> millis) {
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Delays(
                name,
                sorted.length,
                quantile(sorted, .5),
                quantile(sorted, .99),
                quantile(sorted, 1));
    }

    /** The least value that {@code share} of all do not exceed. */
    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }

    /** The median of {@code values}; NaN of none. */
    static double medianOf(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
