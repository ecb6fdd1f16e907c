package io.bellwether.retrospect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the same comparison gives on other dates of the same history: the middle 95 % of it. Levels
 * wander, and other things happen; a difference that is usual on any date is no effect.
 *
 * <p>The windows of neighbouring dates overlap, so a year of dates is worth about six that do not.
 *
 * @param band 2.5 % and 97.5 % quantiles of the differences, interpolated between neighbours
 * @param dates how many dates that rests on
 */
public record PlaceboBand(Interval band, int dates) {

    /** With fewer dates the outer fortieth is nobody. */
    public static final int FEWEST_DATES = 40;

    private static final double TAIL = .025;

    /**
     * The band of all dates in the history whose windows lie in it as a whole and hold none of the
     * days from {@code date} to {@code until}; empty with too few.
     *
     * @param history all days, at least one
     */
    static Optional<PlaceboBand> of(
            Contrast contrast, LocalDate date, LocalDate until, DailyLevels history) {
        List<DayLevel> days = history.days();
        LocalDate end = days.getLast().day();
        List<Double> differences = new ArrayList<>();
        LocalDate other = days.getFirst().day().plusDays(contrast.before());
        for (; !contrast.last(other).isAfter(end); other = other.plusDays(1)) {
            boolean isApart =
                    contrast.last(other).isBefore(date) || contrast.first(other).isAfter(until);
            if (isApart) {
                contrast.difference(other, history).ifPresent(differences::add);
            }
        }
        if (differences.size() < FEWEST_DATES) {
            return Optional.empty();
        }
        Collections.sort(differences);
        Interval band = new Interval(quantile(differences, TAIL), quantile(differences, 1 - TAIL));
        return Optional.of(new PlaceboBand(band, differences.size()));
    }

    private static double quantile(List<Double> sorted, double part) {
        double place = part * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
