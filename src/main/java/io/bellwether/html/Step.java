package io.bellwether.html;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How finely a course is drawn or listed: by hours, days or weeks (Monday to Sunday), in UTC. */
public enum Step {
    HOUR("hour"),
    DAY("day"),
    WEEK("week");

    private static final Duration LONGEST_BY_HOURS = Duration.ofDays(15);
    private static final Duration LONGEST_BY_DAYS = Duration.ofDays(430);

    /** The mean of fewer votes says little. */
    private static final int FEW = 8;

    private final String label;

    Step(String label) {
        this.label = label;
    }

    /** The finest with which the courses of {@code stretch} can still be made out. */
    public static Step of(Stretch stretch) {
        Duration length = Duration.between(stretch.from(), stretch.to());
        if (length.compareTo(LONGEST_BY_HOURS) <= 0) {
            return HOUR;
        }
        return length.compareTo(LONGEST_BY_DAYS) <= 0 ? DAY : WEEK;
    }

    /** Itself, or the finest coarser one with at least {@value #FEW} votes in each on average. */
    public Step forVotes(long votes, Stretch stretch) {
        Step step = this;
        while (step != WEEK && votes < FEW * step.countIn(stretch)) {
            step = step == HOUR ? DAY : WEEK;
        }
        return step;
    }

    private long countIn(Stretch stretch) {
        return Duration.between(stretch.from(), stretch.to())
                .dividedBy(Duration.between(Instant.EPOCH, next(Instant.EPOCH)));
    }

    public String label() {
        return label;
    }

    /** The beginning of the hour, day or week that holds {@code at}. */
    public Instant begin(Instant at) {
        return switch (this) {
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> at.truncatedTo(ChronoUnit.DAYS);
            case WEEK ->
                    LocalDate.ofInstant(at, ZoneOffset.UTC)
                            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC);
        };
    }

    /** The beginning of the one after that which begins at {@code begin}. */
    public Instant next(Instant begin) {
        return switch (this) {
            case HOUR -> begin.plus(Duration.ofHours(1));
            case DAY -> begin.plus(Duration.ofDays(1));
            case WEEK -> begin.plus(Duration.ofDays(7));
        };
    }
}
