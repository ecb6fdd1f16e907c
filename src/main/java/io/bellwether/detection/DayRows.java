package io.bellwether.detection;

import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.Arrays;

/**
 * De-seasoned means of the last 400 learned days, oldest first. Days whose hours are still kept are
 * made anew at each fit; older ones stay as they were.
 */
final class DayRows {

    static final int CAPACITY = 400;

    private long[] day = new long[0];
    private double[] mean = new double[0];
    private double[] votes = new double[0];

    int size() {
        return day.length;
    }

    /** Counted from the epoch, in UTC. */
    long day(int row) {
        return day[row];
    }

    double mean(int row) {
        return mean[row];
    }

    /** Votes that the mean is worth: its variance is that of one vote over this. */
    double votes(int row) {
        return votes[row];
    }

    /** Adds {@code shift} to every day before {@code beforeDay}. */
    void shiftBefore(long beforeDay, double shift) {
        for (int row = 0; row < day.length && day[row] < beforeDay; row++) {
            mean[row] += shift;
        }
    }

    /** Forgets {@code fromDay} and everything later. */
    void forgetFrom(long fromDay) {
        int kept = firstFrom(fromDay);
        day = Arrays.copyOf(day, kept);
        mean = Arrays.copyOf(mean, kept);
        votes = Arrays.copyOf(votes, kept);
    }

    /** Replaces every day from the sample's first one on by what the sample says. */
    void replace(Sample sample, Season season) {
        forgetFrom(Hours.day(sample.hour[0]));
        int kept = day.length;
        int room = kept + daysOf(sample);
        day = Arrays.copyOf(day, room);
        mean = Arrays.copyOf(mean, room);
        votes = Arrays.copyOf(votes, room);
        int at = kept - 1;
        for (int row = 0; row < sample.size; row++) {
            long today = Hours.day(sample.hour[row]);
            if (at < kept || day[at] != today) {
                at++;
                day[at] = today;
            }
            double level = sample.mean[row] - season.at(sample.cell[row]);
            votes[at] += sample.votes[row];
            mean[at] += (level - mean[at]) * sample.votes[row] / votes[at];
        }
        forgetOldest();
    }

    private static int daysOf(Sample sample) {
        int days = 0;
        for (int row = 0; row < sample.size; row++) {
            boolean isNew =
                    row == 0 || Hours.day(sample.hour[row]) != Hours.day(sample.hour[row - 1]);
            days += isNew ? 1 : 0;
        }
        return days;
    }

    private void forgetOldest() {
        int from = Math.max(0, day.length - CAPACITY);
        day = Arrays.copyOfRange(day, from, day.length);
        mean = Arrays.copyOfRange(mean, from, mean.length);
        votes = Arrays.copyOfRange(votes, from, votes.length);
    }

    private int firstFrom(long fromDay) {
        int found = Arrays.binarySearch(day, fromDay);
        return found >= 0 ? found : -found - 1;
    }

    void writeTo(StateWriter state) {
        state.putInt(day.length);
        for (int row = 0; row < day.length; row++) {
            state.putLong(day[row]).putDouble(mean[row]).putDouble(votes[row]);
        }
    }

    void readFrom(StateReader state) {
        int size = state.getInt();
        if (size < 0 || size > CAPACITY) {
            throw new CorruptStateException("number of days " + size + " is outside [0, 400]");
        }
        day = new long[size];
        mean = new double[size];
        votes = new double[size];
        for (int row = 0; row < size; row++) {
            day[row] = state.getLong();
            mean[row] = state.getDouble();
            votes[row] = state.getDouble();
        }
    }
}
