package io.bellwether.detection;

import io.bellwether.detection.HourLog.Standing;

/** The learned hours that a fit looks at, oldest first, in parallel arrays. */
final class Sample {

    private static final long WINDOW_DAYS = 56;
    private static final int LEAST_ROWS = 60;

    final int size;
    final long[] hour;
    final int[] cell;
    final int[] votes;
    final double[] mean;
    final double[] squares;
    final double[] cubes;

    private Sample(int size) {
        this.size = size;
        hour = new long[size];
        cell = new int[size];
        votes = new int[size];
        mean = new double[size];
        squares = new double[size];
        cubes = new double[size];
    }

    /** The learned hours from {@code from} on. */
    static Sample of(HourLog log, LocalCalendar calendar, long from) {
        int first = log.firstFrom(from);
        int size = 0;
        for (int row = first; row < log.size(); row++) {
            size += log.standing(row) == Standing.LEARNED ? 1 : 0;
        }
        Sample sample = new Sample(size);
        int at = 0;
        for (int row = first; row < log.size(); row++) {
            if (log.standing(row) == Standing.LEARNED) {
                sample.set(at++, log, row, calendar);
            }
        }
        return sample;
    }

    private void set(int at, HourLog log, int row, LocalCalendar calendar) {
        hour[at] = log.hour(row);
        cell[at] = calendar.cell(log.hour(row));
        votes[at] = log.votes(row);
        mean[at] = log.mean(row);
        squares[at] = log.squares(row);
        cubes[at] = log.cubes(row);
    }

    /**
     * Where the window of the fits begins: with the first hour of the 56th newest day that has a
     * learned hour, or earlier, until there are 60 learned hours. Days of an alert do not count, so
     * that a long one does not leave the rhythm to be learned from a few hours. There must be a
     * row.
     */
    static long firstHour(HourLog log) {
        long day = Long.MAX_VALUE;
        int days = 0;
        int rows = 0;
        for (int row = log.size() - 1; row >= 0; row--) {
            if (log.standing(row) != Standing.LEARNED) {
                continue;
            }
            if (Hours.day(log.hour(row)) != day) {
                if (days >= WINDOW_DAYS && rows >= LEAST_ROWS) {
                    break;
                }
                day = Hours.day(log.hour(row));
                days++;
            }
            rows++;
        }
        return day * Hours.DAY;
    }

    /** Votes in all rows. */
    long totalVotes() {
        long total = 0;
        for (int count : votes) {
            total += count;
        }
        return total;
    }

    /** Votes in the first hour of a UTC day. */
    long votesAtMidnight() {
        long total = 0;
        for (int row = 0; row < size; row++) {
            total += Math.floorMod(hour[row], Hours.DAY) == 0 ? votes[row] : 0;
        }
        return total;
    }
}
