package io.bellwether.corenlp;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap with a fixed seed (Efron and Tibshirani 1993, 13.3). A figure of two scorers
 * on the same units, computed from the same draw, gives a paired interval.
 */
final class Bootstrap {

    private static final int RESAMPLES = 1000;
    private static final long SEED = 1;

    private Bootstrap() {}

    /**
     * The 95 % interval of a figure. Draws for which it is not defined are passed over.
     *
     * @param size how many units are drawn from, and how many a draw holds
     * @param figure of the units at the given places; NaN when not defined
     * @return both ends NaN when the figure is defined for fewer than half of the draws
     */
    static Evaluation.Interval interval(int size, ToDoubleFunction<int[]> figure) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] figures = new double[RESAMPLES];
        int[] places = new int[size];
        for (int i = 0; size > 0 && i < RESAMPLES; i++) {
            for (int k = 0; k < size; k++) {
                places[k] = random.nextInt(size);
            }
            figures[i] = figure.applyAsDouble(places);
        }
        double[] defined = Arrays.stream(figures).filter(x -> !Double.isNaN(x)).sorted().toArray();
        if (size == 0 || defined.length < RESAMPLES / 2) {
            return new Evaluation.Interval(Double.NaN, Double.NaN);
        }
        int tail = defined.length / 40;
        return new Evaluation.Interval(defined[tail], defined[defined.length - 1 - tail]);
    }
}
