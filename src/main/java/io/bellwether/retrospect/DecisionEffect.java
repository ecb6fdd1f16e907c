package io.bellwether.retrospect;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the level of an asset differs after a decision from before. It is a difference in time and
 * not a cause: whatever else happened in these weeks is in it as well.
 *
 * <p>Compared are up to 28 days on either side; the day on which the decision took effect belongs
 * to the days after it if it did so at midnight UTC, and to neither side otherwise.
 */
public sealed interface DecisionEffect {

    /** What was decided. */
    Decision decision();

    /** Whose level it is. */
    Asset asset();

    /** Days with votes before the decision. */
    int daysBefore();

    /** Days with votes after it. */
    int daysAfter();

    /**
     * There were enough days.
     *
     * @param before mean level of the days before, in [0, 1]; days count by their votes, but by no
     *     more than the median of the 91 days before
     * @param after mean level of the days after
     * @param sequence where the difference lies, as told by a confidence sequence of 95 %: who
     *     looked every day was misled once in twenty decisions at most, while levels do not wander
     * @param placebo what the same comparison gives on other dates; empty where the history has
     *     fewer than {@link PlaceboBand#FEWEST_DATES} of them
     */
    record Measured(
            Decision decision,
            Asset asset,
            int daysBefore,
            int daysAfter,
            double before,
            double after,
            Interval sequence,
            Optional<PlaceboBand> placebo)
            implements DecisionEffect {

        /** After less before, in [-1, 1]: below 0 is worse. */
        public double difference() {
            return after - before;
        }

        /** Whether the confidence sequence excludes that nothing has changed. */
        public boolean isBeyondChance() {
            return !sequence.contains(0);
        }

        /** Whether other dates seldom show so much; false where that cannot be told. */
        public boolean isBeyondPlacebo() {
            return placebo.filter(other -> !other.band().contains(difference())).isPresent();
        }
    }

    /** There were too few days with votes on one side to say anything. */
    record TooLittle(Decision decision, Asset asset, int daysBefore, int daysAfter, Reason reason)
            implements DecisionEffect {}

    /** Why nothing is said. */
    enum Reason {
        /** Fewer than 14 of the 28 days before have votes. */
        FEW_DAYS_BEFORE(Contrast.FEWEST_BEFORE),
        /** Fewer than 7 days after have votes. */
        FEW_DAYS_AFTER(Contrast.FEWEST_AFTER);

        private final int daysNeeded;
        private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

        Reason(int daysNeeded) {
            this.daysNeeded = daysNeeded;
        }

        /** With votes on so many days of that side something is said. */
        public int daysNeeded() {
            return daysNeeded;
        }

        /** The name used in files, such as {@code few-days-before}. */
        public String label() {
            return label;
        }
    }

    /**
     * What {@code levels} say about {@code decision}. Cut them with {@link DailyLevels#upTo} for
     * what was known earlier.
     */
    static DecisionEffect of(Decision decision, DailyLevels levels) {
        LocalDate date = LocalDate.ofInstant(decision.effectiveAt(), ZoneOffset.UTC);
        boolean isMidnight =
                date.atStartOfDay(ZoneOffset.UTC).toInstant().equals(decision.effectiveAt());
        int gap = isMidnight ? 0 : 1;
        List<DayLevel> days = levels.days();
        LocalDate first = days.isEmpty() ? date : days.getFirst().day();
        LocalDate last = days.isEmpty() ? date.minusDays(1) : days.getLast().day();
        List<DayLevel> past = levels.between(date.minusDays(DayNoise.DAYS), date);
        long usualVotes = MeanLevel.usualVotes(past);
        Contrast contrast = Contrast.around(date, gap, first, last, usualVotes);
        Contrast.Sides sides = contrast.at(date, levels);
        int daysBefore = sides.before().size();
        int daysAfter = sides.after().size();
        if (!sides.isEnough()) {
            Reason reason =
                    daysBefore < Contrast.FEWEST_BEFORE
                            ? Reason.FEW_DAYS_BEFORE
                            : Reason.FEW_DAYS_AFTER;
            return new TooLittle(decision, levels.asset(), daysBefore, daysAfter, reason);
        }
        MeanLevel before = sides.meanBefore();
        MeanLevel after = sides.meanAfter();
        double variance = DayNoise.of(past, usualVotes).varianceOfDifference(before, after);
        LocalDate until = date.plusDays(gap + Contrast.MOST_DAYS - 1L);
        return new Measured(
                decision,
                levels.asset(),
                daysBefore,
                daysAfter,
                before.level(),
                after.level(),
                ConfidenceSequence.around(sides.difference(), variance),
                PlaceboBand.of(contrast, date, until, levels));
    }
}
