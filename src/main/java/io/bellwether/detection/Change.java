package io.bellwether.detection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that the detector says about its asset. In the order in which it became true. */
public sealed interface Change {

    /** When it became true, in event time. */
    Instant at();

    /**
     * A degradation was found.
     *
     * @param at event time of the deciding vote; the end of its hour where votes are stamped with
     *     days
     * @param onset the most likely start of the degradation
     * @param size the estimated drop on [0, 1]; more than 0
     * @param severity by size and evidence
     * @param logEvidence natural logarithm of M
     * @param logBudget natural logarithm of the threshold A
     * @param level mean of the votes since the onset
     * @param baseline what was expected of these votes
     * @param votes votes since the onset
     * @param isSameEpisode whether it belongs to the alert that was cleared last, which re-opens
     * @param signal what degraded; {@link Signal#MIX} when nothing but who speaks has changed, and
     *     {@code severity} is then {@link Severity#WARNING}
     * @param mix the part of {@code size} that comes from who speaks rather than from what they
     *     say; negative when those who speak usually say better things
     */
    record Raised(
            Instant at,
            Instant onset,
            double size,
            Severity severity,
            double logEvidence,
            double logBudget,
            double level,
            double baseline,
            long votes,
            boolean isSameEpisode,
            Signal signal,
            double mix)
            implements Change {

        /** What was found, without the news that it is new. */
        public Revised figures() {
            return new Revised(
                    at,
                    onset,
                    size,
                    severity,
                    logEvidence,
                    logBudget,
                    level,
                    baseline,
                    votes,
                    signal,
                    mix);
        }

        /** The same news with other figures. */
        public Raised withFigures(Revised other) {
            return of(other, isSameEpisode);
        }

        /** The news of a degradation with these figures. */
        static Raised of(Revised figures, boolean isSameEpisode) {
            return new Raised(
                    figures.at,
                    figures.onset,
                    figures.size,
                    figures.severity,
                    figures.logEvidence,
                    figures.logBudget,
                    figures.level,
                    figures.baseline,
                    figures.votes,
                    isSameEpisode,
                    figures.signal,
                    figures.mix);
        }
    }

    /**
     * Size, onset or severity of the open alert was estimated anew. Same fields as {@link Raised}.
     */
    record Revised(
            Instant at,
            Instant onset,
            double size,
            Severity severity,
            double logEvidence,
            double logBudget,
            double level,
            double baseline,
            long votes,
            Signal signal,
            double mix)
            implements Change {

        /** The same figures, told as something else. */
        Revised of(Signal otherSignal, Severity otherSeverity, double otherMix) {
            return new Revised(
                    at,
                    onset,
                    size,
                    otherSeverity,
                    logEvidence,
                    logBudget,
                    level,
                    baseline,
                    votes,
                    otherSignal,
                    otherMix);
        }

        /** The same figures, told at another time. */
        Revised at(Instant otherTime, Severity otherSeverity) {
            return new Revised(
                    otherTime,
                    onset,
                    size,
                    otherSeverity,
                    logEvidence,
                    logBudget,
                    level,
                    baseline,
                    votes,
                    signal,
                    mix);
        }
    }

    /**
     * The open alert is over.
     *
     * @param at the end of the hour in which the evidence sufficed
     * @param since where the recent votes begin; these may be few and of other people than the
     *     alert's
     * @param level mean of the recent votes
     * @param baseline what is expected of them
     * @param signal whose votes they are
     */
    record Cleared(Instant at, Instant since, double level, double baseline, Signal signal)
            implements Change {

        /** Of texts. */
        public Cleared(Instant at, Instant since, double level, double baseline) {
            this(at, since, level, baseline, Signal.TEXT);
        }

        Cleared of(Signal other) {
            return new Cleared(at, since, level, baseline, other);
        }
    }

    /**
     * An hour with votes ended.
     *
     * @param at the end of the hour
     * @param votes at least 1
     * @param mean of the hour's votes
     * @param expected level plus season
     * @param halfWidth 95 % band around {@code expected} for an hour with that many votes
     * @param logEvidence natural logarithm of M at the end of the hour; 0 at least
     * @param phase the condition at the end
     * @param turnout how many votes were to be expected
     * @param quiet how many in the empty hours since the last hour with votes; 0 while learning
     * @param isRawBreach whether an hour since the last one with votes, or this one, would have
     *     raised an alert if copies were votes, while the votes did not
     */
    record HourClosed(
            Instant at,
            int votes,
            double mean,
            double expected,
            double halfWidth,
            double logEvidence,
            Phase phase,
            Turnout turnout,
            double quiet,
            boolean isRawBreach)
            implements Change {

        HourClosed withPhase(Phase other) {
            return new HourClosed(
                    at,
                    votes,
                    mean,
                    expected,
                    halfWidth,
                    logEvidence,
                    other,
                    turnout,
                    quiet,
                    isRawBreach);
        }
    }

    /** The condition changed without an alert's doing: a data gap, its end, the end of learning. */
    record PhaseChanged(Instant at, Phase from, Phase to) implements Change {

        /** The change of an asset whose other signal has {@code other}; null when there is none. */
        @Nullable PhaseChanged joinedWith(Phase other) {
            Phase before = from.joinedWith(other);
            Phase after = to.joinedWith(other);
            return before == after ? null : new PhaseChanged(at, before, after);
        }
    }
}
