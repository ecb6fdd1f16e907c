package io.bellwether.benchmark;

/** How the votes of one hour scatter about its mean. */
enum Ratings {
    /** Anywhere on the scale; the variance of one vote is a third of that of {@link #TWO_POINT}. */
    CONTINUOUS {
        @Override
        double draw(double mean, Chance chance) {
            return chance.beta(mean);
        }

        @Override
        double variance(double mean) {
            return mean * (1 - mean) / 3;
        }
    },
    /** The best or the worst, as star ratings mostly are. */
    TWO_POINT {
        @Override
        double draw(double mean, Chance chance) {
            return chance.happens(mean) ? 1 : 0;
        }

        @Override
        double variance(double mean) {
            return mean * (1 - mean);
        }
    };

    /** One vote's level, in [0, 1]; {@code mean} in (0, 1). */
    abstract double draw(double mean, Chance chance);

    /** Variance of one vote. */
    abstract double variance(double mean);
}
