package io.bellwether.hypothesis;

import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * Counts different people in bounded memory. Not safe for several threads.
 *
 * <p>Keeps the smallest marks of their names: as long as fewer were seen than are kept, the count
 * is exact; beyond that, with the k-th smallest of evenly spread marks at the fraction u of their
 * range, (k - 1)/u people are estimated, after Bar-Yossef, Jayram, Kumar, Sivakumar and Trevisan
 * (2002), Counting distinct elements in a data stream, RANDOM; the relative standard error is about
 * 1/√k. The marks kept of two crowds give those of both together.
 *
 * <p>Nameless people who are told apart within a day only count as the most of any one day: those
 * of another day may be the same. Days come in order.
 */
final class People {

    private static final double RANGE = 0x1p64;

    private final TreeSet<Long> marks = new TreeSet<>(Long::compareUnsigned);
    private int kept;

    /** The largest mark, beyond which nothing is kept any more; of use when as many are there. */
    private long largest;

    private boolean isFull;
    private long nameless;

    private long day = Long.MIN_VALUE;
    private long namelessOfDay;
    private long mostNamelessOfADay;

    /**
     * @param kept how many marks to keep; at least 2
     */
    People(int kept) {
        this.kept = kept;
    }

    /** Somebody spoke, perhaps not for the first time. */
    void add(long mark) {
        if (isFull && Long.compareUnsigned(mark, largest) >= 0) {
            return;
        }
        marks.add(mark);
        trim();
    }

    /** Somebody without a name spoke, who has not spoken before. */
    void addNameless() {
        nameless++;
    }

    /** Somebody without a name spoke, who has not spoken on {@code newDay} before. */
    void addNamelessOn(long newDay) {
        addNamelessOn(newDay, 1);
    }

    private void addNamelessOn(long newDay, long count) {
        if (newDay > day) {
            day = newDay;
            namelessOfDay = 0;
        }
        namelessOfDay += count;
        mostNamelessOfADay = Math.max(mostNamelessOfADay, namelessOfDay);
    }

    /** Adds those whom {@code other} has seen, on the same day as the last ones here or later. */
    void addAll(People other) {
        if (other.marks.size() == other.kept) {
            // Beyond its largest mark the other one knows nothing.
            kept = Math.min(kept, other.kept);
        }
        marks.addAll(other.marks);
        trim();
        nameless += other.nameless;
        mostNamelessOfADay = Math.max(mostNamelessOfADay, other.mostNamelessOfADay);
        addNamelessOn(other.day, other.namelessOfDay);
    }

    /**
     * Forgets those. Where people were only estimated, fewer marks stand for the rest from here on.
     */
    void forget(LongPredicate those) {
        boolean wasEstimated = isFull;
        boolean isChanged = marks.removeIf(those::test);
        if (wasEstimated && isChanged && marks.size() >= 2) {
            kept = marks.size();
        }
        trim();
    }

    private void trim() {
        while (marks.size() > kept) {
            marks.pollLast();
        }
        isFull = marks.size() == kept;
        largest = isFull ? marks.last() : 0;
    }

    long count() {
        if (marks.size() < kept) {
            return marks.size() + nameless + mostNamelessOfADay;
        }
        long last = marks.last();
        double fraction = ((last >>> 1) * 2.0 + (last & 1)) / RANGE;
        return Math.round((kept - 1) / fraction) + nameless + mostNamelessOfADay;
    }

    void writeTo(StateWriter state) {
        state.putInt(kept).putLong(nameless);
        state.putLong(day).putLong(namelessOfDay).putLong(mostNamelessOfADay);
        state.putInt(marks.size());
        marks.forEach(state::putLong);
    }

    static People restore(StateReader state) {
        int kept = state.getInt();
        if (kept < 2) {
            throw new CorruptStateException("marks to keep " + kept + ", expected at least 2");
        }
        People people = new People(kept);
        people.nameless = state.getLong();
        people.day = state.getLong();
        people.namelessOfDay = state.getLong();
        people.mostNamelessOfADay = state.getLong();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            people.marks.add(state.getLong());
        }
        people.trim();
        return people;
    }
}
