package io.bellwether.retrospect;

import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Makes level records for tests. */
final class Levels {

    static final LocalDate FIRST = LocalDate.parse("2025-01-06");

    private Levels() {}

    /** A block as a monitor gives it. */
    static Level block(Asset asset, Instant from, Instant to, long votes, double level) {
        return level(asset, from, to, votes, level, .5, Phase.NORMAL);
    }

    /** The hour up to {@code to}. */
    static Level hour(Asset asset, Instant to, double level, double expected, Phase phase) {
        return level(asset, to.minus(Duration.ofHours(1)), to, 10, level, expected, phase);
    }

    private static Level level(
            Asset asset,
            Instant from,
            Instant to,
            long votes,
            double level,
            double expected,
            Phase phase) {
        return new Level(
                asset, from, to, votes, votes, level, expected, .05, 0, phase, votes, 0, 0, 0,
                votes, false);
    }

    /** One block a day, from {@link #FIRST} on. */
    static DailyLevels days(Asset asset, double... levels) {
        List<Level> blocks = new ArrayList<>();
        for (int day = 0; day < levels.length; day++) {
            Instant noon = midnight(day).plus(Duration.ofHours(12));
            if (!Double.isNaN(levels[day])) {
                blocks.add(block(asset, noon.minus(Duration.ofHours(1)), noon, 10, levels[day]));
            }
        }
        return DailyLevels.of(asset, blocks);
    }

    /** Midnight before the day of that number. */
    static Instant midnight(int day) {
        return FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
