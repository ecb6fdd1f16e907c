package io.bellwether.benchmark;

import java.util.Arrays;

/**
 * Generalised likelihood ratio for a rise of the mean from 0, over every onset and every size, of
 * numbers with variance 1: the most of S^2 / 2n, with S the sum of the last n numbers, S more than
 * 0. Not safe for several threads.
 *
 * <p>Functional pruning after Romano, Eckley, Fearnhead and Rigaill (2023), JMLR 24(81): only
 * onsets on the lower convex hull of the partial sums can ever be the best, and of them only those
 * after the least sum; on average there are about as many as the logarithm of the length.
 */
final class Focus {

    /** Partial sums and their positions at the corners of the hull, oldest first. */
    private double[] sums = new double[16];

    private long[] positions = new long[16];
    private int corners;
    private double sum;
    private long position;

    Focus() {
        clear();
    }

    /** Forgets everything. */
    void clear() {
        sum = 0;
        position = 0;
        sums[0] = 0;
        positions[0] = 0;
        corners = 1;
    }

    /** Takes the next number; the statistic as of now. */
    double add(double number) {
        sum += number;
        position++;
        if (sum <= sums[0]) {
            clear();
            return 0;
        }
        double most = most();
        push();
        return most;
    }

    private double most() {
        double most = 0;
        for (int i = 0; i < corners; i++) {
            double rise = sum - sums[i];
            if (rise > 0) {
                most = Math.max(most, rise * rise / (2.0 * (position - positions[i])));
            }
        }
        return most;
    }

    /** The present is a possible onset of what comes; corners above the hull are no longer. */
    private void push() {
        while (corners > 1 && isAboveHull(corners - 1)) {
            corners--;
        }
        if (corners == sums.length) {
            sums = Arrays.copyOf(sums, 2 * corners);
            positions = Arrays.copyOf(positions, 2 * corners);
        }
        sums[corners] = sum;
        positions[corners] = position;
        corners++;
    }

    private boolean isAboveHull(int corner) {
        double toNow = (sum - sums[corner]) * (positions[corner] - positions[corner - 1]);
        double toCorner = (sums[corner] - sums[corner - 1]) * (position - positions[corner]);
        return toNow <= toCorner;
    }
}
