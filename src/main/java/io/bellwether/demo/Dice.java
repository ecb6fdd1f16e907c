package io.bellwether.demo;

import io.bellwether.feedback.Hash;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A stream of chance that a seed and a name decide. Not safe for use by several threads.
 *
 * <p>Only integer and exactly rounded arithmetic, or {@link StrictMath}, so that one seed gives one
 * history on every machine.
 */
final class Dice {

    private final SplittableRandom random;

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** The stream called {@code name} of {@code seed}; unlike any other name's. */
    static Dice of(long seed, String name) {
        return new Dice(new SplittableRandom(Hash.mark(seed + "/" + name)));
    }

    /** A number in [0, 1). */
    double unit() {
        return random.nextDouble();
    }

    /** Whether something of that probability happens. */
    boolean happens(double probability) {
        return unit() < probability;
    }

    /** A number from 0 to {@code bound} - 1. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** One of {@code choices}, each as likely as the others. */
    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Mean 0, standard deviation 1, never beyond 6: twelve uniform numbers less 6. */
    double bell() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += unit();
        }
        return sum;
    }

    /** A Poisson count, after Knuth (1969), vol. 2, 3.4.1; {@code mean} in [0, 500]. */
    int poisson(double mean) {
        double floor = StrictMath.exp(-mean);
        int count = -1;
        for (double product = 1; product > floor; product *= unit()) {
            count++;
        }
        return Math.max(0, count);
    }
}
