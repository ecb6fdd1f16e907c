package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.Arrays;

/**
 * Sums of log ratios that start again at 0 whenever they would go below: a CUSUM for each bet. Says
 * since when the votes have looked wrong, or right again. Not safe for several threads.
 *
 * <p>It, and not the mixture's M, decides what the baseline may learn: M grows by itself when
 * nothing is known, and would then keep the baseline from ever learning.
 */
final class Excursion {

    private double[] height;
    private final long[] start;

    Excursion(int bets) {
        height = new double[bets];
        start = new long[bets];
    }

    /** Adds the steps of {@code hour}, one a bet. */
    void add(long hour, double[] steps) {
        for (int k = 0; k < height.length; k++) {
            if (height[k] == 0) {
                start[k] = hour;
            }
            height[k] = Math.max(0, height[k] + steps[k]);
        }
    }

    void reset() {
        Arrays.fill(height, 0);
    }

    /** The greatest sum; 0 or more. */
    double height() {
        return height[highest()];
    }

    /** The first hour of the greatest sum's excursion; meaningless at a height of 0. */
    long start() {
        return start[highest()];
    }

    private int highest() {
        int highest = 0;
        for (int k = 1; k < height.length; k++) {
            highest = height[k] > height[highest] ? k : highest;
        }
        return highest;
    }

    void writeTo(StateWriter state) {
        state.putDoubles(height);
        for (long hour : start) {
            state.putLong(hour);
        }
    }

    static Excursion readFrom(StateReader state) {
        double[] height = state.getDoubles();
        Excursion excursion = new Excursion(height.length);
        excursion.height = height;
        for (int k = 0; k < height.length; k++) {
            excursion.start[k] = state.getLong();
        }
        return excursion;
    }
}
