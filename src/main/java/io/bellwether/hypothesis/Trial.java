package io.bellwether.hypothesis;

import io.bellwether.alert.StaffFloor;
import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Verdict.Answer;
import io.bellwether.hypothesis.Verdict.Mark;
import io.bellwether.hypothesis.Verdict.Reason;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongPredicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A hypothesis that waits for its verdict, and what was counted for it so far. For one thread. */
final class Trial {

    /** A window may be silent for that share of it in one stretch. */
    private static final double SILENCE_ALLOWED = .25;

    private final Hypothesis hypothesis;
    private final Counted before;
    private final Counted after;

    /** Staff outside the scope, to whom a claim of all would add up with this one. */
    private final Counted restBefore;

    private final Counted restAfter;
    private final boolean isCounted;
    private boolean isEdited;
    private boolean isPartlyCounted;
    private boolean hasOtherScorer;
    private double wanderSd = Double.NaN;

    private Trial(
            Hypothesis hypothesis,
            Counted before,
            Counted after,
            Counted restBefore,
            Counted restAfter,
            boolean isCounted) {
        this.hypothesis = hypothesis;
        this.before = before;
        this.after = after;
        this.restBefore = restBefore;
        this.restAfter = restAfter;
        this.isCounted = isCounted;
    }

    /** One whose votes are not counted, since too many others wait. */
    static Trial uncounted(Hypothesis hypothesis) {
        return of(hypothesis, false);
    }

    private static Trial of(Hypothesis hypothesis, boolean isCounted) {
        return new Trial(
                hypothesis,
                new Counted(Hypothesis.MOST_AUTHORS),
                new Counted(Hypothesis.MOST_AUTHORS),
                new Counted(StaffFloor.PART_AUTHORS),
                new Counted(StaffFloor.PART_AUTHORS),
                isCounted);
    }

    /** Begins with what {@code log} knows of the windows. */
    static Trial begin(Hypothesis hypothesis, DayLog log) {
        Trial trial = of(hypothesis, true);
        Metric metric = hypothesis.metric();
        long firstDay = hypothesis.before().firstDay();
        boolean isOfAll = hypothesis.scope() instanceof Scope.Whole;
        if (isOfAll) {
            log.copy(metric, hypothesis.before(), trial.before);
            log.copy(metric, hypothesis.after(), trial.after);
        }
        trial.isPartlyCounted =
                isOfAll ? log.hasForgottenSince(firstDay) : log.hasHeardSince(firstDay);
        trial.hasOtherScorer =
                !metric.isOfStars() && log.hasChangedScorer(firstDay, hypothesis.after().lastDay());
        return trial;
    }

    Hypothesis hypothesis() {
        return hypothesis;
    }

    boolean isCounted() {
        return isCounted;
    }

    /** Whether votes of {@code day} are to be counted for it. */
    boolean counts(long day) {
        return isCounted && (hypothesis.before().contains(day) || hypothesis.after().contains(day));
    }

    /** When something is to be done next: the wandering is noted, then the verdict is given. */
    Instant moment() {
        return isWanderKnown() ? hypothesis.after().end() : hypothesis.after().begin();
    }

    /** One vote of a day that {@linkplain #counts counts}. */
    void vote(long day, ScoredFeedback vote, Voice voice, Part part) {
        boolean isBefore = hypothesis.before().contains(day);
        int steps = hypothesis.metric().steps(vote);
        if (steps == Metric.NONE || !part.has(hypothesis.metric())) {
            return;
        }
        if (hypothesis.scope().contains(vote)) {
            (isBefore ? before : after).add(day, voice, steps);
        } else if (hypothesis.asset() == Asset.STAFF) {
            (isBefore ? restBefore : restAfter).add(day, voice, steps);
        }
    }

    void edited() {
        isEdited = true;
    }

    void scorerChanged(long day) {
        boolean isWithin =
                hypothesis.before().firstDay() <= day && day <= hypothesis.after().lastDay();
        hasOtherScorer |= isWithin && !hypothesis.metric().isOfStars();
    }

    private boolean isWanderKnown() {
        return !Double.isNaN(wanderSd);
    }

    /**
     * The moment has come.
     *
     * @param wander how far the metric's level wanders in a day, as it is known now
     * @return the verdict; null when the window after only begins
     */
    @Nullable Verdict reach(ToDoubleFunction<Metric> wander) {
        if (isWanderKnown()) {
            return judge();
        }
        // What is claimed to come must not count as a sign that the level always wanders so.
        wanderSd = wander.applyAsDouble(hypothesis.metric()) * hypothesis.metric().stretch();
        return null;
    }

    private Verdict judge() {
        Estimate estimate = estimate();
        boolean isWithheld = isWithheld();
        Estimate shown = isWithheld ? null : estimate;
        List<Reason> reasons = reasons(estimate);
        return new Verdict(
                hypothesis,
                estimate == null || !reasons.isEmpty() ? Answer.INCONCLUSIVE : answer(estimate),
                hypothesis.after().end(),
                side(isWithheld, before, shown == null ? Double.NaN : shown.before()),
                side(isWithheld, after, shown == null ? Double.NaN : shown.after()),
                known(shown == null ? Double.NaN : shown.effect()),
                known(shown == null ? Double.NaN : shown.low()),
                known(shown == null ? Double.NaN : shown.high()),
                marks(),
                reasons);
    }

    /** Whether few people stand behind a window, or behind what a claim of all has more than it. */
    private boolean isWithheld() {
        return !isCounted
                || isRestUnknown()
                || isOfFew(before)
                || isOfFew(after)
                || isRestOfFew(restBefore)
                || isRestOfFew(restAfter);
    }

    /** Whether nobody counted whom it leaves out before it was registered. */
    private boolean isRestUnknown() {
        return isPartlyCounted && isOfPart();
    }

    private boolean isOfFew(Counted counted) {
        return isOfPart()
                ? counted.authors() < StaffFloor.PART_AUTHORS
                : !StaffFloor.allowsLevel(hypothesis.asset(), counted.authors());
    }

    /** Whether it is of a part of the staff, of which figures are coarser. */
    private boolean isOfPart() {
        return hypothesis.asset() == Asset.STAFF && !(hypothesis.scope() instanceof Scope.Whole);
    }

    private boolean isRestOfFew(Counted rest) {
        return rest.votes() > 0 && isOfFew(rest);
    }

    /** Null when too few days have votes. */
    private @Nullable Estimate estimate() {
        int days = before.days().size() + after.days().size();
        double usualVotes = Math.max(1, before.votes() + after.votes()) / Math.max(1.0, days);
        boolean isEnough =
                DailyMean.effectiveDays(before.days(), usualVotes) >= DailyMean.LEAST_DAYS
                        && DailyMean.effectiveDays(after.days(), usualVotes)
                                >= DailyMean.LEAST_DAYS;
        if (!isEnough) {
            return null;
        }
        return Estimate.of(
                DailyMean.of(before.days(), usualVotes),
                DailyMean.of(after.days(), usualVotes),
                Estimate.wanderVariance(hypothesis.before(), hypothesis.after(), wanderSd));
    }

    private List<Reason> reasons(@Nullable Estimate estimate) {
        if (!isCounted) {
            return List.of(Reason.TOO_MANY_OPEN);
        }
        List<Reason> reasons = new ArrayList<>();
        if (Math.min(before.authors(), after.authors()) < hypothesis.minimumAuthors()) {
            reasons.add(Reason.FEW_AUTHORS);
        }
        // On how many days so few spoke is theirs, too.
        boolean isTold = !isOfFew(before) && !isOfFew(after);
        if (isTold && estimate == null) {
            reasons.add(Reason.FEW_DAYS);
        }
        boolean isSilent =
                isSilent(before, hypothesis.before()) || isSilent(after, hypothesis.after());
        if (isTold && isSilent) {
            reasons.add(Reason.DATA_GAP);
        }
        if (isPartlyCounted) {
            reasons.add(Reason.PARTLY_COUNTED);
        }
        if (hasOtherScorer) {
            reasons.add(Reason.SCORER_CHANGED);
        }
        if (reasons.isEmpty() && estimate != null && answer(estimate) == Answer.INCONCLUSIVE) {
            reasons.add(Reason.WIDE_INTERVAL);
        }
        return reasons;
    }

    private static boolean isSilent(Counted counted, Window window) {
        return counted.longestSilence(window) > SILENCE_ALLOWED * window.days();
    }

    /** An end at 0 excludes nothing; an end at the smallest effect is not below it. */
    private Answer answer(Estimate estimate) {
        int sign = hypothesis.direction().sign();
        double low = sign > 0 ? estimate.low() : -estimate.high();
        double high = sign > 0 ? estimate.high() : -estimate.low();
        if (high < hypothesis.smallestEffect()) {
            return Answer.REFUTED;
        }
        return low > 0 && sign * estimate.effect() >= hypothesis.smallestEffect()
                ? Answer.SUPPORTED
                : Answer.INCONCLUSIVE;
    }

    private Verdict.Side side(boolean isWithheld, Counted counted, double mean) {
        return isWithheld
                ? Verdict.Side.withheld()
                : new Verdict.Side(
                        counted.votes(), counted.authors(), counted.days().size(), known(mean));
    }

    private OptionalDouble known(double value) {
        if (Double.isNaN(value)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(isOfPart() ? StaffFloor.ofPart(hypothesis.asset(), value) : value);
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        if (hypothesis.isLate()) {
            marks.add(Mark.LATE);
        }
        if (isEdited) {
            marks.add(Mark.EDITED);
        }
        return marks;
    }

    void forgetPeople(LongPredicate those) {
        before.forgetPeople(those);
        after.forgetPeople(those);
        restBefore.forgetPeople(those);
        restAfter.forgetPeople(those);
    }

    void writeTo(StateWriter state) {
        HypothesisState.put(state, hypothesis);
        before.writeTo(state);
        after.writeTo(state);
        restBefore.writeTo(state);
        restAfter.writeTo(state);
        state.putBoolean(isCounted)
                .putBoolean(isEdited)
                .putBoolean(isPartlyCounted)
                .putBoolean(hasOtherScorer);
        state.putDouble(wanderSd);
    }

    static Trial restore(StateReader state) {
        Trial trial =
                new Trial(
                        HypothesisState.get(state),
                        Counted.restore(state),
                        Counted.restore(state),
                        Counted.restore(state),
                        Counted.restore(state),
                        state.getBoolean());
        trial.isEdited = state.getBoolean();
        trial.isPartlyCounted = state.getBoolean();
        trial.hasOtherScorer = state.getBoolean();
        trial.wanderSd = state.getDouble();
        return trial;
    }
}
