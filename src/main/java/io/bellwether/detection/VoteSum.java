package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/**
 * Number, mean and central sums of the votes of one hour so far.
 *
 * <p>Updated one vote at a time after Welford (1962) and, for the third power, Pébay (2008, SAND
 * 2008-6212), so that close values keep their digits.
 */
final class VoteSum {

    private int votes;
    private double mean;
    private double squares;
    private double cubes;

    void add(double level) {
        votes++;
        double delta = level - mean;
        double step = delta / votes;
        double term = delta * step * (votes - 1);
        mean += step;
        cubes += term * step * (votes - 2) - 3 * step * squares;
        squares += term;
    }

    /** Adds {@code amount} to every vote. */
    void shift(double amount) {
        mean += votes > 0 ? amount : 0;
    }

    /** Mean of these votes and of others together; meaningless when there are none at all. */
    double meanWith(VoteSum others) {
        return (votes * mean + others.votes * others.mean) / (votes + others.votes);
    }

    void clear() {
        votes = 0;
        mean = 0;
        squares = 0;
        cubes = 0;
    }

    int votes() {
        return votes;
    }

    /** Mean of the votes; 0 when there are none. */
    double mean() {
        return mean;
    }

    /** Sum of squared distances from the mean. */
    double squares() {
        return squares;
    }

    /** Sum of cubed distances from the mean, positive when the tail lies above it. */
    double cubes() {
        return cubes;
    }

    void writeTo(StateWriter state) {
        state.putInt(votes).putDouble(mean).putDouble(squares).putDouble(cubes);
    }

    void readFrom(StateReader state) {
        votes = state.getInt();
        mean = state.getDouble();
        squares = state.getDouble();
        cubes = state.getDouble();
    }
}
