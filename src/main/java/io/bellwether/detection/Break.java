package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/**
 * A day on which the level moved for a reason that is not the people's. What is known of the shift
 * has been added to everything before; what it is not sure of is added to the doubt about the level
 * on that day.
 *
 * @param day the first day at the new level, or one that has votes at both
 * @param variance of the shift, as far as it is not known
 */
record Break(long day, double variance) {

    /** No break has ever been. */
    static final Break NEVER = new Break(Long.MIN_VALUE, 0);

    /**
     * Two scorers of the same texts that both deserve the name seldom differ by more than .1 in the
     * mean. The margin is .75 of the standard deviation, so with one of .15 it is .11: a shift of
     * that size raises nothing.
     */
    private static final double ANOTHER_SCORER_VARIANCE = .15 * .15;

    /** The scores are of another scorer from {@code day} on. */
    static Break ofAnotherScorer(long day) {
        return new Break(day, ANOTHER_SCORER_VARIANCE);
    }

    /** Whether nothing is known of the shift. */
    boolean isUnknown() {
        return variance == ANOTHER_SCORER_VARIANCE;
    }

    /**
     * Variance that is added from one row to a later one. It is added on both sides of the day
     * itself, whose mean may be of votes at both levels.
     */
    double between(long earlierDay, long laterDay) {
        return earlierDay <= day && day <= laterDay ? variance : 0;
    }

    void writeTo(StateWriter state) {
        state.putLong(day).putDouble(variance);
    }

    static Break readFrom(StateReader state) {
        return new Break(state.getLong(), state.getDouble());
    }
}
