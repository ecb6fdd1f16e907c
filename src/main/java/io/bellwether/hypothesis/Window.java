package io.bellwether.hypothesis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Whole weeks of days in UTC, so that neither the hour nor the day of the week weighs more in one
 * window than in another.
 *
 * @param from the first day; not before 1970
 * @param to the day after the last; {@value #LEAST_WEEKS} to {@value #MOST_WEEKS} weeks later, and
 *     not after the year 2199
 */
public record Window(LocalDate from, LocalDate to) {

    /** Fewer daily means say too little of how far they stray. */
    public static final int LEAST_WEEKS = 2;

    public static final int MOST_WEEKS = 52;

    private static final int WEEK = 7;
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    public Window {
        long days = to.toEpochDay() - from.toEpochDay();
        if (days % WEEK != 0 || days < LEAST_WEEKS * WEEK || days > MOST_WEEKS * WEEK) {
            throw new IllegalArgumentException(
                    "a window has " + days + " days; it needs 2 to 52 whole weeks");
        }
        if (from.toEpochDay() < 0 || to.isAfter(LATEST)) {
            throw new IllegalArgumentException("a window lies outside the years 1970 to 2199");
        }
    }

    /** How many days it has. */
    public int days() {
        return (int) (lastDay() - firstDay() + 1);
    }

    /** The first moment, included. */
    public Instant begin() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first moment after it. */
    public Instant end() {
        return to.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Days since 1970. */
    long firstDay() {
        return from.toEpochDay();
    }

    long lastDay() {
        return to.toEpochDay() - 1;
    }

    boolean contains(long day) {
        return firstDay() <= day && day <= lastDay();
    }
}
