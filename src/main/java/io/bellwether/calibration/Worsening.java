package io.bellwether.calibration;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * Turns values of one signal into worse ones that people really gave, so that their mean falls by a
 * given size. Each value keeps its place among the others, shifted down by the same step on the
 * normal scale: of stars, some become bad and the others stay; texts move along their distribution.
 */
final class Worsening {

    private static final double LONGEST_STEP = 8;
    private static final int HALVINGS = 60;

    private final double[] sorted;
    private final double[] scores;
    private final double step;

    private Worsening(double[] sorted, double[] scores, double step) {
        this.sorted = sorted;
        this.scores = scores;
        this.step = step;
    }

    /** A worsening by {@code size} on average; empty where the values have no room for it. */
    static Optional<Worsening> of(double[] values, double size) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] scores = Normal.scores(sorted.length);
        double mean = Moments.mean(sorted);
        double low = 0;
        double high = LONGEST_STEP;
        if (!(mean - new Worsening(sorted, scores, high).mean() >= size)) {
            return Optional.empty();
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (mean - new Worsening(sorted, scores, middle).mean() < size) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Optional.of(new Worsening(sorted, scores, high));
    }

    private double mean() {
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += shifted(i);
        }
        return sum / sorted.length;
    }

    /** The worse value in place of {@code value}; chance decides among equal ones. */
    double worsened(double value, Random random) {
        int from = firstNotBelow(sorted, value);
        int to = firstNotBelow(sorted, Math.nextUp(value));
        int rank = to > from ? from + random.nextInt(to - from) : Math.min(from, scores.length - 1);
        return Math.min(value, shifted(rank));
    }

    private double shifted(int rank) {
        int below = firstNotBelow(scores, scores[rank] - step);
        return sorted[Math.min(below, rank)];
    }

    private static int firstNotBelow(double[] ascending, double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
