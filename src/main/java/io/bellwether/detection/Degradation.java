package io.bellwether.detection;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The most likely drop that lasts until now: start, size, and the votes it rests on.
 *
 * <p>Generalised likelihood ratio over every hour it may have started in, each hour's mean weighted
 * by one over its long-run variance. One sweep from the newest hour back.
 *
 * @param onset hour
 * @param size of the drop against what was expected; more than 0
 * @param variance of {@code size}
 * @param level mean of the votes since the onset
 * @param baseline what was expected of them
 * @param votes their number
 * @param logRatio logarithm of the likelihood ratio of this drop to none
 */
record Degradation(
        long onset,
        double size,
        double variance,
        double level,
        double baseline,
        long votes,
        double logRatio) {

    private static final long LONGEST_HOURS = 90 * Hours.DAY;
    private static final int LEAST_VOTES = 8;

    /**
     * Searches the hours from {@code notBefore} on; empty when no drop ends now.
     *
     * @param below how far below the expectation votes must lie to count: the size that is known
     */
    static Optional<Degradation> find(
            HourLog log, long notBefore, OpenHour open, Noise noise, double below) {
        Sums sums = new Sums(below);
        @Nullable Degradation best = null;
        double greatest = 0;
        if (open.votes() > 0) {
            sums.add(open.votes(), open.mean(), open.expected(), noise);
            if (sums.logRatio() > greatest) {
                greatest = sums.logRatio();
                best = sums.from(open.hour());
            }
        }
        long earliest = Math.max(notBefore, open.hour() - LONGEST_HOURS);
        for (int row = log.size() - 1; row >= 0 && log.hour(row) >= earliest; row--) {
            sums.add(log.votes(row), log.mean(row), log.expected(row), noise);
            if (sums.logRatio() > greatest) {
                greatest = sums.logRatio();
                best = sums.from(log.hour(row));
            }
        }
        return Optional.ofNullable(best);
    }

    /** What the votes since {@code onset} say, be it a drop or not. There must be votes. */
    static Degradation since(HourLog log, long onset, OpenHour open, Noise noise) {
        Sums sums = new Sums(0);
        if (open.votes() > 0) {
            sums.add(open.votes(), open.mean(), open.expected(), noise);
        }
        for (int row = log.size() - 1; row >= 0 && log.hour(row) >= onset; row--) {
            sums.add(log.votes(row), log.mean(row), log.expected(row), noise);
        }
        return sums.from(onset);
    }

    Degradation withSize(double otherSize) {
        return new Degradation(onset, otherSize, variance, level, baseline, votes, logRatio);
    }

    Change.Raised raised(
            Instant at, Severity severity, double evidence, double logBudget, boolean isSame) {
        return new Change.Raised(
                at,
                Hours.start(onset),
                size,
                severity,
                StrictMath.log(evidence),
                logBudget,
                level,
                baseline,
                votes,
                isSame,
                Signal.TEXT,
                0);
    }

    Change.Revised revised(Instant at, Severity severity, double evidence, double logBudget) {
        return new Change.Revised(
                at,
                Hours.start(onset),
                size,
                severity,
                StrictMath.log(Math.max(1, evidence)),
                logBudget,
                level,
                baseline,
                votes,
                Signal.TEXT,
                0);
    }

    /** Whether that many votes suffice to speak of them. */
    boolean hasEnoughVotes() {
        return votes >= LEAST_VOTES;
    }

    /** The hour that is not closed yet, as far as its votes are known. */
    record OpenHour(long hour, int votes, double mean, double expected) {

        /** How far the mean lies below what is expected. */
        double drop() {
            return expected - mean;
        }

        /** Hour {@code hour} has no votes yet. */
        static OpenHour empty(long hour) {
            return new OpenHour(hour, 0, 0, 0);
        }
    }

    /** What the hours swept so far add up to. */
    private static final class Sums {
        private long votes;
        private double levels;
        private double expectations;
        private double precision;
        private double drops;
        private final double below;

        Sums(double below) {
            this.below = below;
        }

        void add(int count, double mean, double expected, Noise noise) {
            double weight = 1 / noise.hourVariance(count);
            votes += count;
            levels += count * mean;
            expectations += count * expected;
            precision += weight;
            drops += weight * (expected - below - mean);
        }

        double logRatio() {
            return drops > 0 ? drops * drops / precision / 2 : 0;
        }

        Degradation from(long hour) {
            return new Degradation(
                    hour,
                    drops / precision,
                    1 / precision,
                    levels / votes,
                    expectations / votes,
                    votes,
                    logRatio());
        }
    }
}
