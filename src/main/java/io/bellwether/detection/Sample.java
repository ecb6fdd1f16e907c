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
     * Where the window of the fits begins: 56 days up to the newest learned hour, or more, until
     * there are 60 hours with votes. Begins with a whole day, since rows of days are made from it.
     * There must be a row.
     */
    static long firstHour(HourLog log) {
        long newestDay = Hours.day(log.hour(log.size() - 1));
        long first = log.hour(log.size() - 1);
        int rows = 0;
        for (int row = log.size() - 1; row >= 0; row--) {
            if (log.standing(row) != Standing.LEARNED) {
                continue;
            }
            long day = Hours.day(log.hour(row));
            if (rows == 0) {
                newestDay = day;
            } else if (rows >= LEAST_ROWS
                    && day <= newestDay - WINDOW_DAYS
                    && day != Hours.day(first)) {
                break;
            }
            first = log.hour(row);
            rows++;
        }
        return Hours.day(first) * Hours.DAY;
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
