package io.bellwether.detection;

import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.Arrays;

/**
 * The closed hours that had votes, oldest first. Empty hours are not kept: they say nothing about
 * the level. Rows are read by index, {@code 0} to {@link #size()} excluded.
 */
final class HourLog {

    /** What the baseline may do with an hour. */
    enum Standing {
        /** Too young, or part of an excursion that is not decided yet. */
        PENDING(0),
        LEARNED(1),
        /** Part of an alert. */
        EXCLUDED(2);

        /** Stands for it in snapshots. */
        private final int code;

        Standing(int code) {
            this.code = code;
        }

        private static Standing ofCode(int code) {
            return switch (code) {
                case 0 -> PENDING;
                case 1 -> LEARNED;
                case 2 -> EXCLUDED;
                default -> throw new CorruptStateException("standing " + code + " is unknown");
            };
        }
    }

    private long[] hour = new long[64];
    private int[] votes = new int[64];
    private double[] mean = new double[64];
    private double[] squares = new double[64];
    private double[] cubes = new double[64];
    private double[] expected = new double[64];
    private double[] explained = new double[64];
    private int[] strangers = new int[64];
    private Standing[] standing = new Standing[64];
    private int size;

    int size() {
        return size;
    }

    long hour(int row) {
        return hour[row];
    }

    int votes(int row) {
        return votes[row];
    }

    double mean(int row) {
        return mean[row];
    }

    double squares(int row) {
        return squares[row];
    }

    double cubes(int row) {
        return cubes[row];
    }

    /** What the baseline of that time expected of the hour; NaN while learning. */
    double expected(int row) {
        return expected[row];
    }

    Standing standing(int row) {
        return standing[row];
    }

    void add(long atHour, VoteSum sum, double expectedMean) {
        if (size == hour.length) {
            grow(size * 2);
        }
        hour[size] = atHour;
        votes[size] = sum.votes();
        mean[size] = sum.mean();
        squares[size] = sum.squares();
        cubes[size] = sum.cubes();
        expected[size] = expectedMean;
        explained[size] = 0;
        strangers[size] = 0;
        standing[size] = Standing.PENDING;
        size++;
    }

    /** How far the mean of a row lay below what was expected of it. */
    double drop(int row) {
        return expected[row] - mean[row];
    }

    /** The part of {@link #drop} that comes from who spoke; 0 where nothing is known of it. */
    double explained(int row) {
        return explained[row];
    }

    /** Votes of new strata, as of {@link Usual}. */
    int strangers(int row) {
        return strangers[row];
    }

    /** Says what the composition of a row's votes explains. */
    void explain(int row, double part, int newcomers) {
        explained[row] = part;
        strangers[row] = newcomers;
    }

    /** Replaces what was expected of a row. */
    void expect(int row, double expectedMean) {
        expected[row] = expectedMean;
    }

    /** The first row at or after {@code atHour}; {@link #size()} when there is none. */
    int firstFrom(long atHour) {
        int found = Arrays.binarySearch(hour, 0, size, atHour);
        return found >= 0 ? found : -found - 1;
    }

    boolean hasLearned() {
        for (int row = 0; row < size; row++) {
            if (standing[row] == Standing.LEARNED) {
                return true;
            }
        }
        return false;
    }

    /** Sets rows {@code from} (included) to {@code to} (excluded). */
    void mark(int from, int to, Standing as) {
        Arrays.fill(standing, from, to, as);
    }

    /**
     * The hour of the {@code count}-th newest vote, or of the oldest one when there are fewer.
     *
     * @param otherwise returned when there are none
     */
    long hourOfLastVotes(int count, long otherwise) {
        long found = otherwise;
        int seen = 0;
        for (int row = size - 1; row >= 0 && seen < count; row--) {
            found = hour[row];
            seen += votes[row];
        }
        return found;
    }

    /** Adds {@code amount} to the mean of a row. */
    void shift(int row, double amount) {
        mean[row] += amount;
    }

    /** Puts other scores in place of those of a row. */
    void replace(int row, VoteSum sum) {
        votes[row] = sum.votes();
        mean[row] = sum.mean();
        squares[row] = sum.squares();
        cubes[row] = sum.cubes();
    }

    /** Adds {@code shift} to the mean of every row before {@code beforeHour}. */
    void shiftBefore(long beforeHour, double shift) {
        for (int row = 0; row < size && hour[row] < beforeHour; row++) {
            mean[row] += shift;
        }
    }

    /**
     * Forgets the rows before {@code beforeHour}, but for learned ones from {@code learnedFrom} on.
     */
    void forget(long beforeHour, long learnedFrom) {
        int kept = 0;
        for (int row = 0; row < size; row++) {
            boolean isNeeded = standing[row] == Standing.LEARNED && hour[row] >= learnedFrom;
            if (hour[row] >= beforeHour || isNeeded) {
                move(row, kept++);
            }
        }
        size = kept;
    }

    private void move(int from, int to) {
        hour[to] = hour[from];
        votes[to] = votes[from];
        mean[to] = mean[from];
        squares[to] = squares[from];
        cubes[to] = cubes[from];
        expected[to] = expected[from];
        explained[to] = explained[from];
        strangers[to] = strangers[from];
        standing[to] = standing[from];
    }

    void writeTo(StateWriter state) {
        state.putInt(size);
        for (int row = 0; row < size; row++) {
            state.putLong(hour[row]).putInt(votes[row]).putDouble(mean[row]);
            state.putDouble(squares[row]).putDouble(cubes[row]).putDouble(expected[row]);
            state.putDouble(explained[row]).putInt(strangers[row]);
            state.putInt(standing[row].code);
        }
    }

    void readFrom(StateReader state) {
        size = state.getInt();
        if (size < 0) {
            throw new CorruptStateException("number of hours " + size + " is negative");
        }
        for (int row = 0; row < size; row++) {
            if (row == hour.length) {
                // Growing while reading: a damaged count then ends at the last byte.
                grow(row * 2);
            }
            hour[row] = state.getLong();
            votes[row] = state.getInt();
            mean[row] = state.getDouble();
            squares[row] = state.getDouble();
            cubes[row] = state.getDouble();
            expected[row] = state.getDouble();
            explained[row] = state.getDouble();
            strangers[row] = state.getInt();
            standing[row] = Standing.ofCode(state.getInt());
        }
    }

    private void grow(int capacity) {
        hour = Arrays.copyOf(hour, capacity);
        votes = Arrays.copyOf(votes, capacity);
        mean = Arrays.copyOf(mean, capacity);
        squares = Arrays.copyOf(squares, capacity);
        cubes = Arrays.copyOf(cubes, capacity);
        expected = Arrays.copyOf(expected, capacity);
        explained = Arrays.copyOf(explained, capacity);
        strangers = Arrays.copyOf(strangers, capacity);
        standing = Arrays.copyOf(standing, capacity);
    }
}
