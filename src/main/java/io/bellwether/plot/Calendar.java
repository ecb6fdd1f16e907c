package io.bellwether.plot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of days in UTC. Its values are seconds since 1970.
 *
 * @param from its beginning
 * @param to its end; after {@code from}
 */
public record Calendar(String label, Instant from, Instant to) implements Axis {

    private static final int TICKS_AT_MOST = 9;
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600};
    private static final int[] DAYS = {1, 2, 7};
    private static final DateTimeFormatter DAY = format("d MMM");
    private static final DateTimeFormatter MONTH = format("MMM");
    private static final DateTimeFormatter YEAR = format("yyyy");
    private static final DateTimeFormatter FIRST_DAY = format("d MMM yyyy");
    private static final DateTimeFormatter FIRST_MONTH = format("MMM yyyy");

    public Calendar {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("axis from " + from + " to " + to + " has no end");
        }
    }

    @Override
    public double share(double value) {
        return (value - from.getEpochSecond()) / (to.getEpochSecond() - from.getEpochSecond());
    }

    @Override
    public List<Tick> ticks() {
        for (int step : DAYS) {
            if (days() / step < TICKS_AT_MOST) {
                return everyDays(step);
            }
        }
        for (int step : MONTHS) {
            if (days() / (30.4 * step) < TICKS_AT_MOST) {
                return everyMonths(step);
            }
        }
        return List.of();
    }

    private double days() {
        return (to.getEpochSecond() - from.getEpochSecond()) / 86_400.0;
    }

    private List<Tick> everyDays(int step) {
        List<Tick> ticks = new ArrayList<>();
        // Day 4 of the epoch was a Monday: weeks begin there.
        long first = Math.ceilDiv(firstDay().toEpochDay() - 4, (long) step) * step + 4;
        for (long day = first; LocalDate.ofEpochDay(day).compareTo(lastDay()) <= 0; day += step) {
            add(LocalDate.ofEpochDay(day), ticks.isEmpty() ? FIRST_DAY : DAY, ticks);
        }
        return ticks;
    }

    private List<Tick> everyMonths(int step) {
        List<Tick> ticks = new ArrayList<>();
        LocalDate first = firstDay();
        long month = Math.ceilDiv(first.getYear() * 12L + first.getMonthValue() - 1, (long) step);
        LocalDate day = ofMonth(month * step);
        if (day.isBefore(first)) {
            day = day.plusMonths(step);
        }
        for (; !day.isAfter(lastDay()); day = day.plusMonths(step)) {
            boolean isNewYear = day.getMonthValue() == 1;
            add(day, isNewYear ? YEAR : ticks.isEmpty() ? FIRST_MONTH : MONTH, ticks);
        }
        return ticks;
    }

    private void add(LocalDate day, DateTimeFormatter format, List<Tick> ticks) {
        double share = share(day.toEpochDay() * 86_400.0);
        ticks.add(new Tick(Math.clamp(share, 0, 1), format.format(day)));
    }

    private static LocalDate ofMonth(long month) {
        return LocalDate.of(Math.toIntExact(month / 12), (int) (month % 12) + 1, 1);
    }

    private LocalDate firstDay() {
        LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).isBefore(from) ? day.plusDays(1) : day;
    }

    private LocalDate lastDay() {
        return LocalDate.ofInstant(to, ZoneOffset.UTC);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
