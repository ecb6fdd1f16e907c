package io.bellwether.detection;

import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.Arrays;

/**
 * How many votes come in an hour, by the cell of the week, and how unevenly. Learned from the last
 * 28 days, less the last data gap. Immutable.
 */
final class VoteRate {

    private static final long WINDOW_HOURS = 28 * Hours.DAY;
    private static final long LEAST_HOURS = 7 * Hours.DAY;

    private final double perHour;
    private final double overdispersion;
    private final double[] byCell;

    private VoteRate(double perHour, double overdispersion, double[] byCell) {
        this.perHour = perHour;
        this.overdispersion = overdispersion;
        this.byCell = byCell;
    }

    /**
     * @param begin the first hour that was watched
     * @param now the first hour that is not closed
     * @param before what was known; kept when a gap leaves less than a week to learn from
     */
    static VoteRate of(
            HourLog log,
            LocalCalendar calendar,
            long begin,
            long now,
            Silence gap,
            VoteRate before) {
        long from = Math.max(begin, now - WINDOW_HOURS);
        double[] hours = new double[LocalCalendar.CELLS];
        long watched = 0;
        for (long hour = from; hour < now; hour++) {
            if (!gap.contains(hour)) {
                hours[calendar.cell(hour)]++;
                watched++;
            }
        }
        if (watched < LEAST_HOURS) {
            return before;
        }
        double[] votes = new double[LocalCalendar.CELLS];
        double total = 0;
        for (int row = log.firstFrom(from); row < log.size(); row++) {
            votes[calendar.cell(log.hour(row))] += log.votes(row);
            total += log.votes(row);
        }
        double perHour = Math.max(total, 1) / watched;
        double[] byCell = new double[LocalCalendar.CELLS];
        double expectedSquares = 0;
        for (int cell = 0; cell < LocalCalendar.CELLS; cell++) {
            // One hour's worth of the overall rate keeps a thin cell from saying "never".
            byCell[cell] = (votes[cell] + perHour) / (hours[cell] + 1);
            expectedSquares += hours[cell] * byCell[cell] * byCell[cell];
        }
        double squares = expectedSquares;
        for (int row = log.firstFrom(from); row < log.size(); row++) {
            double expected = byCell[calendar.cell(log.hour(row))];
            squares += log.votes(row) * (log.votes(row) - 2 * expected);
        }
        return new VoteRate(perHour, Math.max(1, squares / Math.max(total, 1)), byCell);
    }

    /** Nothing known: one vote an hour. */
    static VoteRate unknown() {
        double[] byCell = new double[LocalCalendar.CELLS];
        Arrays.fill(byCell, 1);
        return new VoteRate(1, 1, byCell);
    }

    /** Mean number of votes in an hour; more than 0. */
    double perHour() {
        return perHour;
    }

    /** Variance of an hour's votes over their expectation; at least 1. */
    double overdispersion() {
        return overdispersion;
    }

    /** Votes expected in an hour of {@code cell}. */
    double at(int cell) {
        return byCell[cell];
    }

    void writeTo(StateWriter state) {
        state.putDouble(perHour).putDouble(overdispersion).putDoubles(byCell);
    }

    static VoteRate readFrom(StateReader state) {
        VoteRate rate = new VoteRate(state.getDouble(), state.getDouble(), state.getDoubles());
        if (rate.byCell.length != LocalCalendar.CELLS) {
            throw new CorruptStateException("rate has " + rate.byCell.length + " cells");
        }
        return rate;
    }
}
