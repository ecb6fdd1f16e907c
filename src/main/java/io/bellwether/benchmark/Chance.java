package io.bellwether.benchmark;

import io.bellwether.feedback.Hash;
import java.util.SplittableRandom;

/**
 * A stream of chance that a seed and a name decide. Not safe for several threads.
 *
 * <p>Only integer and exactly rounded arithmetic, or {@link StrictMath}, so that one seed gives one
 * stream on every machine.
 */
final class Chance {

    /** Knuth's product of uniform numbers must not fall below the least double. */
    private static final double LARGEST_MEAN = 500;

    private final SplittableRandom random;
    private double spareBell;
    private boolean hasSpareBell;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** The stream called {@code name} of {@code seed}; unlike any other name's. */
    static Chance of(long seed, String name) {
        return new Chance(new SplittableRandom(seedOf(seed, name)));
    }

    /** A seed for something that draws several streams of its own. */
    static long seedOf(long seed, String name) {
        return Hash.mark(seed + "/" + name);
    }

    /** A number in [0, 1). */
    double unit() {
        return random.nextDouble();
    }

    /** A number from 0 to {@code bound} - 1. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Whether something of that probability happens. */
    boolean happens(double probability) {
        return unit() < probability;
    }

    /** Mean 0, standard deviation 1, after Marsaglia and Bray (1964): the polar method. */
    double bell() {
        if (hasSpareBell) {
            hasSpareBell = false;
            return spareBell;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * unit() - 1;
            y = 2 * unit() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
        spareBell = y * factor;
        hasSpareBell = true;
        return x * factor;
    }

    /** A Poisson count, after Knuth (1969), vol. 2, 3.4.1; {@code mean} at least 0. */
    int poisson(double mean) {
        int count = 0;
        double left = mean;
        while (left > LARGEST_MEAN) {
            count += smallPoisson(LARGEST_MEAN);
            left -= LARGEST_MEAN;
        }
        return count + smallPoisson(left);
    }

    private int smallPoisson(double mean) {
        double floor = StrictMath.exp(-mean);
        int count = -1;
        for (double product = 1; product > floor; product *= unit()) {
            count++;
        }
        return Math.max(0, count);
    }

    /**
     * A number in [0, 1] with that mean and variance {@code mean (1 - mean) / 3}: Beta distributed
     * with parameters that add up to 2.
     *
     * @param mean in (0, 1)
     */
    double beta(double mean) {
        double one = gamma(2 * mean);
        double other = gamma(2 - 2 * mean);
        return one / (one + other);
    }

    /** Gamma distributed with scale 1, after Marsaglia and Tsang (2000), ACM TOMS 26(3). */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - unit(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = bell();
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0
                    && StrictMath.log(1 - unit())
                            < .5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }
}
