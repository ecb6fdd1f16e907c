package io.bellwether.corenlp;

import java.util.Arrays;

/** Shares: numbers from 0 to 1 that add up to 1. */
final class Simplex {

    private Simplex() {}

    /** The shares nearest to {@code point} by Euclid's distance (Duchi et al. 2008, figure 1). */
    static double[] nearest(double[] point) {
        double[] ascending = point.clone();
        Arrays.sort(ascending);
        double sum = 0;
        double threshold = 0;
        for (int taken = 1; taken <= ascending.length; taken++) {
            double value = ascending[ascending.length - taken];
            sum += value;
            if (value - (sum - 1) / taken > 0) {
                threshold = (sum - 1) / taken;
            }
        }
        double[] shares = new double[point.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = Math.max(0, point[k] - threshold);
        }
        return shares;
    }
}
