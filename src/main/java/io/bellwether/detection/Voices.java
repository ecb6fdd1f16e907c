package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/**
 * The votes of a stretch of time by {@link Strata stratum}: how many, and what they add up to. Not
 * safe for several threads.
 */
final class Voices {

    private final int[] votes = new int[Strata.COUNT];
    private final double[] sum = new double[Strata.COUNT];

    void add(int stratum, double level) {
        votes[stratum]++;
        sum[stratum] += level;
    }

    void add(Voices others) {
        addDeviations(others, 0);
    }

    /** Adds what the votes of an hour add up to beyond {@code expected} each. */
    void addDeviations(Voices hour, double expected) {
        for (int stratum = 0; stratum < Strata.COUNT; stratum++) {
            votes[stratum] += hour.votes[stratum];
            sum[stratum] += hour.sum[stratum] - hour.votes[stratum] * expected;
        }
    }

    /** Adds {@code amount} to every vote. */
    void shift(double amount) {
        for (int stratum = 0; stratum < Strata.COUNT; stratum++) {
            sum[stratum] += votes[stratum] * amount;
        }
    }

    void clear() {
        for (int stratum = 0; stratum < Strata.COUNT; stratum++) {
            votes[stratum] = 0;
            sum[stratum] = 0;
        }
    }

    int votes(int stratum) {
        return votes[stratum];
    }

    double sum(int stratum) {
        return sum[stratum];
    }

    /** Votes of all strata. */
    int total() {
        int total = 0;
        for (int count : votes) {
            total += count;
        }
        return total;
    }

    void writeTo(StateWriter state) {
        for (int stratum = 0; stratum < Strata.COUNT; stratum++) {
            state.putInt(votes[stratum]).putDouble(sum[stratum]);
        }
    }

    static Voices readFrom(StateReader state) {
        Voices voices = new Voices();
        for (int stratum = 0; stratum < Strata.COUNT; stratum++) {
            voices.votes[stratum] = state.getInt();
            voices.sum[stratum] = state.getDouble();
        }
        return voices;
    }
}
