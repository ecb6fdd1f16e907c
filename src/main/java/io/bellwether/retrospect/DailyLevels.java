package io.bellwether.retrospect;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The levels of one asset by days in UTC, each the mean of the day's votes. Days without votes are
 * absent. A block that spans several days, as those of staff may, counts wholly on the day of its
 * last hour: when within it people spoke is what it keeps to itself. Immutable.
 */
public final class DailyLevels {

    private final Asset asset;
    private final NavigableMap<LocalDate, DayLevel> days;

    private DailyLevels(Asset asset, NavigableMap<LocalDate, DayLevel> days) {
        this.asset = asset;
        this.days = days;
    }

    /**
     * The days of {@code asset}.
     *
     * @param levels level records, of any assets and in any order; what other assets said and
     *     records without votes are passed over
     */
    public static DailyLevels of(Asset asset, Collection<Level> levels) {
        TreeMap<LocalDate, List<Level>> byDay = new TreeMap<>();
        for (Level level : levels) {
            if (level.asset() == asset && level.votes() > 0) {
                byDay.computeIfAbsent(day(level), key -> new ArrayList<>()).add(level);
            }
        }
        TreeMap<LocalDate, DayLevel> days = new TreeMap<>();
        byDay.forEach((day, blocks) -> days.put(day, mean(day, blocks)));
        return new DailyLevels(asset, days);
    }

    /** The end is excluded, so a block up to midnight belongs to the day before. */
    private static LocalDate day(Level level) {
        return LocalDate.ofInstant(level.to().minusNanos(1), ZoneOffset.UTC);
    }

    private static DayLevel mean(LocalDate day, List<Level> blocks) {
        blocks.sort(
                Comparator.comparing(Level::to)
                        .thenComparing(Level::from)
                        .thenComparingLong(Level::votes)
                        .thenComparingDouble(Level::level));
        long votes = 0;
        double sum = 0;
        for (Level block : blocks) {
            votes += block.votes();
            sum += block.votes() * block.level();
        }
        return new DayLevel(day, votes, Math.clamp(sum / votes, 0.0, 1.0));
    }

    /** Whose levels these are. */
    public Asset asset() {
        return asset;
    }

    /** The days that have votes, in order. */
    public List<DayLevel> days() {
        return List.copyOf(days.values());
    }

    /** What was known at the end of {@code last}. */
    public DailyLevels upTo(LocalDate last) {
        return new DailyLevels(asset, new TreeMap<>(days.headMap(last, true)));
    }

    /** Those from {@code first} to before {@code end}. */
    List<DayLevel> between(LocalDate first, LocalDate end) {
        return first.isBefore(end) ? List.copyOf(days.subMap(first, end).values()) : List.of();
    }
}
