package io.bellwether.theme;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * Votes of one theme in some stretch of time. Levels are summed as whole numbers, so that the order
 * of the votes does not matter. Not safe for several threads.
 *
 * <p>People are remembered only up to the number that a floor asks for: of sets that are cut there,
 * a union still tells exactly whether it reaches the floor.
 */
final class ThemeTally {

    private static final double UNITS = 1e4;

    private long votes;

    /** Sum of the levels in units of 1e-4. */
    private long levels;

    /** Marks of people, the least ones, so that small numbers stay. */
    private final TreeSet<Long> people = new TreeSet<>(Long::compareUnsigned);

    /**
     * Counts one vote.
     *
     * @param level in [0, 1], counted to 1e-4
     * @param person mark of who spoke, 0 when that is not known
     * @param floor how many people are worth remembering
     */
    void add(double level, long person, int floor) {
        votes++;
        levels += Math.round(level * UNITS);
        if (person != 0 && floor > 0) {
            people.add(person);
            cut(floor);
        }
    }

    /** Counts what {@code other} counted. */
    void add(ThemeTally other, int floor) {
        votes += other.votes;
        levels += other.levels;
        people.addAll(other.people);
        cut(floor);
    }

    private void cut(int floor) {
        while (people.size() > floor) {
            people.pollLast();
        }
    }

    long votes() {
        return votes;
    }

    /** Different people who are known, up to the floor. */
    int people() {
        return people.size();
    }

    /** How many of them have numbers from 1 to {@code most}. */
    int numbered(int most) {
        return people.headSet((long) most, true).size();
    }

    /** Mean level in [0, 1]; NaN without votes. */
    double mean() {
        return levels / UNITS / votes;
    }

    void forget(LongPredicate those) {
        people.removeIf(those::test);
    }

    void writeTo(StateWriter state) {
        state.putLong(votes).putLong(levels).putInt(people.size());
        people.forEach(state::putLong);
    }

    static ThemeTally restore(StateReader state) {
        ThemeTally tally = new ThemeTally();
        tally.votes = state.getLong();
        tally.levels = state.getLong();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            tally.people.add(state.getLong());
        }
        return tally;
    }
}
