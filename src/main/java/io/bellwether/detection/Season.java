package io.bellwether.detection;

import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/**
 * The rhythm of day and week: what is added to the level in each cell of {@link LocalCalendar}.
 * Built from two harmonics of the day and the contrast of weekends. Immutable.
 */
final class Season {

    /** sin and cos of 24 h, of 12 h, weekend. */
    static final int TERMS = 5;

    private static final int HOURS_OF_DAY = 24;
    private static final double[][] FEATURES = features();

    private final double[] coefficients;
    private final double[] byCell;

    private Season(double[] coefficients) {
        this.coefficients = coefficients;
        byCell = new double[LocalCalendar.CELLS];
        for (int cell = 0; cell < LocalCalendar.CELLS; cell++) {
            for (int term = 0; term < TERMS; term++) {
                byCell[cell] += coefficients[term] * FEATURES[cell][term];
            }
        }
    }

    static Season none() {
        return new Season(new double[TERMS]);
    }

    static Season of(double[] coefficients) {
        return new Season(coefficients.clone());
    }

    /** What the rhythm adds to the level; 0 on average over a week. */
    double at(int cell) {
        return byCell[cell];
    }

    /** The value of one term in one cell. */
    static double feature(int cell, int term) {
        return FEATURES[cell][term];
    }

    void writeTo(StateWriter state) {
        state.putDoubles(coefficients);
    }

    static Season readFrom(StateReader state) {
        double[] coefficients = state.getDoubles();
        if (coefficients.length != TERMS) {
            throw new CorruptStateException("season has " + coefficients.length + " terms");
        }
        return new Season(coefficients);
    }

    private static double[][] features() {
        double[][] features = new double[LocalCalendar.CELLS][TERMS];
        for (int cell = 0; cell < LocalCalendar.CELLS; cell++) {
            double angle = 2 * Math.PI * (cell % HOURS_OF_DAY) / HOURS_OF_DAY;
            features[cell][0] = StrictMath.sin(angle);
            features[cell][1] = StrictMath.cos(angle);
            features[cell][2] = StrictMath.sin(2 * angle);
            features[cell][3] = StrictMath.cos(2 * angle);
            features[cell][4] = (cell < HOURS_OF_DAY ? 0 : 1) - 2 / 7.0;
        }
        return features;
    }
}
