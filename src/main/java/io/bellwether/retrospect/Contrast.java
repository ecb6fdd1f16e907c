package io.bellwether.retrospect;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A way of comparing the days after a date with those before it.
 *
 * @param before days before the date, the date excluded
 * @param gap days from the date on that belong to neither side
 * @param after days behind the gap
 * @param usualVotes the weight of a day, at most
 */
record Contrast(int before, int gap, int after, long usualVotes) {

    /** Days on either side, at most: four weeks, so that every weekday has the same weight. */
    static final int MOST_DAYS = 28;

    /** Days with votes before the date, at least. */
    static final int FEWEST_BEFORE = 14;

    /** Days with votes after the date, at least. */
    static final int FEWEST_AFTER = 7;

    /**
     * As much of four weeks before and after {@code date} as lies within the days from {@code
     * first} to {@code last}.
     */
    static Contrast around(
            LocalDate date, int gap, LocalDate first, LocalDate last, long usualVotes) {
        long before = ChronoUnit.DAYS.between(first, date);
        long after = ChronoUnit.DAYS.between(date.plusDays(gap), last) + 1;
        return new Contrast(clamped(before), gap, clamped(after), usualVotes);
    }

    private static int clamped(long days) {
        return Math.clamp(days, 0, MOST_DAYS);
    }

    /** The two sides of {@code date}. */
    Sides at(LocalDate date, DailyLevels levels) {
        LocalDate from = date.plusDays(gap);
        return new Sides(
                levels.between(date.minusDays(before), date),
                levels.between(from, from.plusDays(after)),
                usualVotes);
    }

    /** The difference at {@code date}; empty where too few of its days have votes. */
    Optional<Double> difference(LocalDate date, DailyLevels levels) {
        Sides sides = at(date, levels);
        return sides.isEnough() ? Optional.of(sides.difference()) : Optional.empty();
    }

    /** The first day that the comparison at {@code date} looks at. */
    LocalDate first(LocalDate date) {
        return date.minusDays(before);
    }

    /** The last day that the comparison at {@code date} looks at. */
    LocalDate last(LocalDate date) {
        return date.plusDays(gap + after - 1L);
    }

    /** The days with votes. */
    record Sides(List<DayLevel> before, List<DayLevel> after, long usualVotes) {

        boolean isEnough() {
            return before.size() >= FEWEST_BEFORE && after.size() >= FEWEST_AFTER;
        }

        MeanLevel meanBefore() {
            return MeanLevel.of(before, usualVotes);
        }

        MeanLevel meanAfter() {
            return MeanLevel.of(after, usualVotes);
        }

        double difference() {
            return meanAfter().level() - meanBefore().level();
        }
    }
}
