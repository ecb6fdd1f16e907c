package io.bellwether.hypothesis;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/**
 * The votes of one day.
 *
 * @param steps sum of their values, in steps of 1e-4
 */
record Tally(long votes, long steps) {

    static final Tally NONE = new Tally(0, 0);

    static Tally of(int steps) {
        return new Tally(1, steps);
    }

    Tally plus(Tally other) {
        return new Tally(votes + other.votes, steps + other.steps);
    }

    /** In [0, 1]; NaN without votes. */
    double mean() {
        return (double) steps / Metric.STEPS / votes;
    }

    void writeTo(StateWriter state) {
        state.putLong(votes).putLong(steps);
    }

    static Tally readFrom(StateReader state) {
        return new Tally(state.getLong(), state.getLong());
    }
}
